import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useWords } from '../i18n/i18n.js';

/** Asks before a page is left on which something was typed and not sent. */
export function useUnsavedGuard(unsaved: boolean): void {
  const { modal } = App.useApp();
  const { t } = useWords();
  useBlocker({
    disabled: !unsaved,
    enableBeforeUnload: unsaved,
    shouldBlockFn: () =>
      new Promise((resolve) => {
        modal.confirm({
          title: t('unsaved.title'),
          content: t('unsaved.content'),
          okText: t('unsaved.leave'),
          cancelText: t('unsaved.stay'),
          onOk: () => {
            resolve(false);
          },
          onCancel: () => {
            resolve(true);
          },
        });
      }),
  });
}
