import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';
import { useWords } from '../i18n/i18n.js';
import { askToConfirm } from './confirm.js';

/**
 * Asks before a page is left on which something was typed and not sent; never again once the
 * returned function was called, even where the page is left in the same breath.
 */
export function useUnsavedGuard(unsaved: boolean): () => void {
  const sent = useRef(false);
  const { t } = useWords();
  useBlocker({
    disabled: !unsaved,
    enableBeforeUnload: unsaved,
    shouldBlockFn: async () => {
      if (sent.current) return false;
      const leave = await askToConfirm({
        title: t('unsaved.title'),
        text: t('unsaved.content'),
        ok: t('unsaved.leave'),
        cancel: t('unsaved.stay'),
      });
      return !leave;
    },
  });
  return () => {
    sent.current = true;
  };
}
