import { isPerson } from '../shared/actor.js';
import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { recordBeside } from '../shared/record-beside.js';
import type { Issued } from '../shared/stage.js';
import { paperSentences } from './refusals.js';

export const paperKinds = ['opinions', 'minutes', 'agreement', 'payment-approval'] as const;
export type PaperKind = (typeof paperKinds)[number];

export const paperFormats = ['docx', 'pdf'] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** The prints of one case's papers in one service: a record of who took what away, and no more. */
export interface Prints {
  readonly count: number;
}

export interface RecordPrint {
  readonly type: 'record-print';
  readonly paper: PaperKind;
  readonly format: PaperFormat;
  /** What in the case the paper is about: a payment. */
  readonly about?: string;
  /** The office's own form, where one was filled. */
  readonly formId?: string;
  /** Version of the stage as this viewer saw it. */
  readonly caseVersion: number;
  /** Keyed digest of the file that left. */
  readonly paperDigest: string;
}

/** Ids only: what stood on the paper stands in the stage it was printed from. */
export type PrintEvent = Omit<RecordPrint, 'type'> & {
  readonly type: 'paper-printed';
  readonly printedBy: string;
  readonly printedFor?: string;
};

function may(_: RecordPrint['type'], { by }: Pick<Issued, 'by'>): Refusal | undefined {
  return isPerson(by) ? undefined : refused('person-only');
}

function decide(command: RecordPrint & Issued): Decision<PrintEvent> {
  const { by, paper, format, about, formId, caseVersion, paperDigest } = command;
  if (!isPerson(by)) return refused('person-only');
  return decided<PrintEvent>([
    {
      type: 'paper-printed',
      ...{ paper, format, caseVersion, paperDigest },
      ...(about !== undefined && { about }),
      ...(formId !== undefined && { formId }),
      printedBy: by.personId,
      ...(by.actsFor !== undefined && { printedFor: by.actsFor }),
    },
  ]);
}

/**
 * Not a stage of a case but a record beside it: a print changes nothing in the stage it was taken
 * from, so nobody there can tell from a version that somebody printed.
 */
export const prints = recordBeside<Prints, RecordPrint, PrintEvent>({
  name: 'prints',
  initial: { count: 0 },
  may,
  decide,
  evolve: ({ count }) => ({ count: count + 1 }),
  sentences: paperSentences,
});
