import { checkTemplate } from './office-template.js';
import type { PaperFields } from './paper.js';
import { renderPaper, type PaperJob } from './render.js';
import { UnusableTemplate } from './unusable-template.js';

/** A paper to print, or an office's form to look through before it is kept. */
export type PressJob =
  | { readonly kind: 'print'; readonly paper: PaperJob }
  | { readonly kind: 'check'; readonly form: Uint8Array; readonly fields: PaperFields };

/** `fault` says what is wrong with a form; `failed` is the name of an error and nothing of its words. */
export interface PressAnswer {
  readonly id: number;
  readonly bytes?: Uint8Array;
  readonly fault?: string;
  readonly failed?: string;
}

async function done(job: PressJob): Promise<Omit<PressAnswer, 'id'>> {
  try {
    if (job.kind === 'print') return { bytes: await renderPaper(job.paper) };
    await checkTemplate(job.form, job.fields);
    return {};
  } catch (error) {
    if (error instanceof UnusableTemplate) return { fault: error.message };
    return { failed: error instanceof Error ? error.name : 'Error' };
  }
}

process.on('message', ({ id, job }: { id: number; job: PressJob }) => {
  void done(job).then((answer) => process.send?.({ id, ...answer }));
});
