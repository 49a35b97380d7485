import type { PaperFormat } from '#domain/papers/prints';

/** Media types of the files papers are made into. */
export const paperTypes: Readonly<Record<PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};
