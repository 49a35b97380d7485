import { LoadingOutlined } from '@ant-design/icons';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';

type BusyButtonProps = Omit<ButtonProps, 'loading'> & {
  /** What it began is under way: it keeps its focus and takes no press. */
  readonly busy: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

/**
 * antd's own loading mark stays in the button behind a wait too short for its animation, unseen, and
 * with it the word “loading” in the button's name: whoever listens would hear it for ever.
 */
export function BusyButton({ busy, icon, onClick, ...button }: BusyButtonProps) {
  return (
    <Button
      {...button}
      aria-busy={busy}
      icon={busy ? <LoadingOutlined spin aria-hidden /> : icon}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
