import { refused, type Refusal } from '#domain/shared/decision';
import { partsOfStream } from '#domain/shared/stage';
import type { ServiceKeys } from '../keys/keys.js';
import type { StoredCommand, TextDocument } from './documents.js';
import type { HeldWords } from './held-words.js';
import type { Entry, PlannedCommand } from './plan.js';
import type { RecordWrite } from './write-record.js';

/** One command on its way to the record. `bodyDigest` is keyed; the words were set aside before. */
export interface Giving extends Entry {
  readonly commandId: string;
  readonly bodyDigest: string;
  readonly words?: readonly HeldWords[];
  /** Set where the stage's own workflow gives the command, so that it is not woken by itself. */
  readonly byWorkflow?: boolean;
  /** What the service keeps beside its record, changed in the same transaction, if it is recorded. */
  readonly beside?: RecordWrite['beside'];
}

/** `before`: what was recorded under the command's id when its stream was read; null is nothing. */
export type Asked = Giving & { readonly before?: StoredCommand | null };

export type Given =
  | { readonly ok: true; readonly caseId: string; readonly answer: StoredCommand['answer'] }
  /** `caseId` is empty where no case was opened. */
  | (Refusal & { readonly caseId: string; readonly kind: string });

/** What a command that was recorded before answers now: the same, if its body is the same. */
export function givenBefore(
  { stream, caseId, bodyDigest }: Giving,
  stored: StoredCommand,
): Given {
  return stored.bodyDigest === bodyDigest
    ? { ok: true, caseId, answer: stored.answer }
    : { ...refused('key-used-for-another-body'), caseId, kind: partsOfStream(stream).kind };
}

export function encryptedWords({ words = [], stream }: Giving, keys: ServiceKeys): TextDocument[] {
  return words.map(({ textId, words: plain, keptUntil }) => ({
    _id: textId,
    stream,
    ciphertext: keys.encrypt(plain, textId),
    ...(keptUntil && { keptUntil }),
  }));
}

/** What a decided command leaves, with the words and what lies beside it. */
export function writeOf(
  giving: Giving,
  { write, leaves }: Extract<PlannedCommand, { ok: true }>,
  keys: ServiceKeys,
): RecordWrite {
  return {
    ...write,
    texts: leaves ? encryptedWords(giving, keys) : [],
    quiet: giving.byWorkflow === true ? [giving.stream] : [],
    ...(leaves && giving.beside && { beside: giving.beside }),
  };
}
