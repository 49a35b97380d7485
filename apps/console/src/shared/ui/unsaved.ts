import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useRef } from 'react';
import { useWords } from '../i18n/i18n.js';

/**
 * Asks before a page is left on which something was typed and not sent; never again once the
 * returned function was called, even where the page is left in the same breath.
 */
export function useUnsavedGuard(unsaved: boolean): () => void {
  const sent = useRef(false);
  const { modal } = App.useApp();
  const { t } = useWords();
  useBlocker({
    disabled: !unsaved,
    enableBeforeUnload: unsaved,
    shouldBlockFn: () => {
      if (sent.current) return false;
      return new Promise((resolve) => {
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
      });
    },
  });
  return () => {
    sent.current = true;
  };
}
