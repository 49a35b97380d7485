import { useEffect, useId, useRef, type ReactNode } from 'react';

/**
 * A question before everything else: the browser's own dialog, which keeps the keyboard inside and
 * gives it back. Without `onClose` it stays until it is answered.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose?: (() => void) | undefined;
  children: ReactNode;
}) {
  const place = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    const dialog = place.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={place}
      className="question"
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      // Browsers close a dialog at the second Escape, whatever the first was answered.
      onClose={() => {
        if (onClose) onClose();
        else place.current?.showModal();
      }}
    >
      <h2 id={name}>{title}</h2>
      {children}
    </dialog>
  );
}
