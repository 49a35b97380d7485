import type { z } from 'zod';
import type { EntryAnswer } from '#contracts/register/views';
import { entrySentences, registerSentences } from '#domain/register/refusals';
import type { Actor } from '#domain/shared/actor';
import { streamOf } from '#domain/shared/stage';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { holdWords, type Held } from '#platform/store/held-words';
import { commandIdOf } from '#platform/store/recorder';
import type { RecordWrite } from '#platform/store/write-record';
import { unknownEntry } from './answers.js';
import type { OnEntryCommand } from './entry-endpoint.js';
import type { AnyEntry, Register } from './register.js';

export interface GivingToEntry<Body> {
  readonly type: string;
  readonly schema: z.ZodType<Body>;
  /** What the rule hears: never a value of the entry. */
  readonly shape: (held: Held<Body>, commandId: string) => Readonly<Record<string, unknown>>;
  /** Changes the entry itself, in the same transaction. */
  readonly beside?: (commandId: string) => RecordWrite['beside'];
  /** Digest of the body; under the person's own key it means nothing once they are erased. */
  readonly digest?: (value: unknown) => string;
}

export interface GivenToEntry {
  readonly commandId: string;
  readonly answer: EntryAnswer;
}

/**
 * Decides and records a command on an entry and changes the entry with it.
 * @throws ProblemError with the refusal's sentence when the rule says no.
 */
export async function giveToEntry<Body>(
  { recorder, keys }: Pick<Register, 'recorder' | 'keys'>,
  { entryId, body, asking }: Pick<OnEntryCommand<Body, unknown>, 'entryId' | 'body' | 'asking'>,
  { type, schema, shape, beside, digest = (value) => keys.digest(value) }: GivingToEntry<Body>,
): Promise<GivenToEntry> {
  const stream = streamOf('entry', entryId);
  const commandId = commandIdOf(stream, asking.by, asking.key);
  const { held, words } = holdWords(body, schema, commandId, keys);
  const given = await recorder.give({
    stream,
    caseId: entryId,
    by: asking.by,
    command: { ...shape(held, commandId), type },
    commandId,
    bodyDigest: digest({ type, body }),
    words,
    ...(beside && { beside: beside(commandId) }),
  });
  if (!given.ok) throw entryProblem(given, asking.language);
  const { version, events } = given.answer;
  return { commandId, answer: { entryId, version, events: [...events] } };
}

export function entryProblem(
  refusal: Parameters<typeof refusalProblem>[0],
  language: Parameters<typeof refusalProblem>[2],
): ProblemError {
  return new ProblemError(
    refusalProblem(refusal, { ...registerSentences, ...entrySentences }, language),
  );
}

/** @throws ProblemError the one 404 where there is no such entry. */
export async function entryAsked(
  register: Register,
  { entryId, asking }: Pick<OnEntryCommand<unknown, unknown>, 'entryId' | 'asking'>,
): Promise<AnyEntry> {
  const found = await register.find(entryId);
  if (!found) throw unknownEntry('entry', asking.language);
  return found;
}

/** Units with a case this entry, or the account's owner, belongs to, as far as the asker may know of it. */
export async function tiedUnitsOf(
  register: Register,
  entry: AnyEntry,
  by: Actor,
): Promise<readonly string[]> {
  if (!('ownerId' in entry)) return register.unitsOf(entry._id, by);
  return register.unitsOf(await register.standingId(entry.ownerId), by);
}
