import { isPerson } from '../shared/actor.js';
import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { recordBeside } from '../shared/record-beside.js';
import type { Sentences } from '../shared/sentences.js';
import type { Issued } from '../shared/stage.js';

/** Who opened which document of one case: a record of who took what away, and no more. */
export interface Readings {
  readonly count: number;
}

export interface RecordReading {
  readonly type: 'record-reading';
  readonly documentId: string;
  /** Let in by evaluation's pass, not by their own place in the case. */
  readonly byPass: boolean;
}

export type ReadingEvent = Omit<RecordReading, 'type'> & {
  readonly type: 'document-opened';
  readonly openedBy: string;
  /** Whom the reader stood in for (AB角). */
  readonly openedFor?: string;
};

const sentences = {
  'person-only': {
    zh: '材料只由登录人员查阅。',
    en: 'Documents are opened by a person who is signed in.',
  },
} as const satisfies Sentences;

function may(_: RecordReading['type'], { by }: Pick<Issued, 'by'>): Refusal | undefined {
  return isPerson(by) ? undefined : refused('person-only');
}

function decide({ by, documentId, byPass }: RecordReading & Issued): Decision<ReadingEvent> {
  if (!isPerson(by)) return refused('person-only');
  return decided<ReadingEvent>([
    {
      type: 'document-opened',
      ...{ documentId, byPass },
      openedBy: by.personId,
      ...(by.actsFor !== undefined && { openedFor: by.actsFor }),
    },
  ]);
}

/**
 * Not a stage of a case but a record beside it, as prints are: a reading changes nothing in the
 * lead, so nobody can tell from its version that an expert has begun to read.
 */
export const readings = recordBeside<Readings, RecordReading, ReadingEvent>({
  name: 'readings',
  initial: { count: 0 },
  may,
  decide,
  evolve: ({ count }) => ({ count: count + 1 }),
  sentences,
});
