import { randomUUID } from 'node:crypto';
import { Unmask } from '#contracts/register/commands';
import type { PersonalField } from '#domain/register/disclosure';
import type { EntryEvent } from '#domain/register/entry';
import { refused } from '#domain/shared/decision';
import { streamOf } from '#domain/shared/stage';
import type { AccountDocument, PersonDocument } from './documents.js';
import { accountOf, kindOf, personOf } from './entries.js';
import type { OnEntryCommand } from './entry-endpoint.js';
import { entryAsked, entryProblem, giveToEntry, tiedUnitsOf } from './give-to-entry.js';
import type { AnyEntry, Register } from './register.js';

/**
 * One value in full, once, for a purpose. Recorded first and given after: whoever has seen a value
 * stands in the trace.
 * @throws ProblemError with the refusal's sentence; the same key a second time is one of them.
 */
export async function disclose(
  register: Register,
  command: Pick<OnEntryCommand<Unmask, unknown>, 'entryId' | 'body' | 'asking'>,
): Promise<string> {
  const { entryId, body, asking } = command;
  const { field, purpose } = body;
  const read = await entryAsked(register, command);
  const value = await valueOf(register, read, field);
  const tiedUnits = await tiedUnitsOf(register, read, asking.by);
  const disclosureId = randomUUID();
  const { commandId } = await giveToEntry(register, command, {
    type: 'unmask',
    schema: Unmask,
    shape: ({ note }) => ({
      field,
      purpose,
      ...(note && { note }),
      disclosureId,
      holds: value !== undefined,
      tiedUnits,
    }),
  });
  const mine = (await disclosureOf(register, entryId, commandId)) === disclosureId;
  if (!mine || value === undefined) throw entryProblem(refused('shown-already'), asking.language);
  return value;
}

async function valueOf(
  register: Register,
  read: AnyEntry,
  field: PersonalField,
): Promise<string | undefined> {
  const cipher = await register.cipherOf(read);
  if (!cipher) return undefined;
  const values =
    kindOf(read._id) === 'account'
      ? accountOf(read as AccountDocument, cipher)
      : personOf(read as PersonDocument, cipher);
  return (values as Partial<Record<PersonalField, string>>)[field];
}

/** Whose answer may show the value: the same key sent twice was recorded once. */
async function disclosureOf(
  { recorder }: Register,
  entryId: string,
  commandId: string,
): Promise<string | undefined> {
  const found = await recorder.record.events.findOne(
    { stream: streamOf('entry', entryId), 'command.id': commandId },
    { readConcern: { level: 'majority' } },
  );
  const event = found?.event as EntryEvent | undefined;
  return event?.type === 'field-disclosed' ? event.disclosureId : undefined;
}
