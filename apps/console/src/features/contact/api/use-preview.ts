import { useMutation } from '@tanstack/react-query';
import type { ImportPreview, StatedOfSheet } from '#contracts/contact/imports';
import { fetchAnswered } from '../../../shared/api/client.js';

/** The file and what a person says of it, as preview and import take them. */
export function sheetForm(file: File, stated: StatedOfSheet): FormData {
  const form = new FormData();
  form.set('stated', JSON.stringify(stated));
  form.set('file', file);
  return form;
}

/** What an import of this sheet would do. Nothing of it is kept. */
export function usePreview(file: File) {
  return useMutation({
    networkMode: 'always',
    mutationFn: async (stated: StatedOfSheet): Promise<ImportPreview> => {
      const body = sheetForm(file, stated);
      const request = new Request('/api/contact/imports/preview', { method: 'POST', body });
      const response = await fetchAnswered(request);
      return (await response.json()) as ImportPreview;
    },
  });
}
