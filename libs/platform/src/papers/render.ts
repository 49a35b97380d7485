import type { PaperFormat } from '#domain/papers/prints';
import { docxOf } from './paper-docx.js';
import { fillTemplate } from './office-template.js';
import { pdfOf } from './paper-pdf.js';
import { fieldsOf, type Paper } from './paper.js';

/** A paper to be made into a file; with the office's own form it is that form, filled. */
export interface PaperJob {
  readonly paper: Paper;
  readonly format: PaperFormat;
  readonly template?: Uint8Array;
}

/** The file of a paper. Takes up to some hundred milliseconds: services ask the press instead. */
export function renderPaper({ paper, format, template }: PaperJob): Promise<Uint8Array> {
  if (format === 'pdf') return pdfOf(paper);
  return template ? fillTemplate(template, fieldsOf(paper)) : docxOf(paper);
}
