import type { CorrectEntry } from '#contracts/register/commands';
import {
  tidyAccount,
  tidyOrganisation,
  tidyPerson,
  type Tidied,
} from '#domain/register/entries';
import type { Language } from '#domain/shared/sentences';
import type { FieldCipher } from '#platform/keys/ciphers';
import type { ServiceKeys } from '#platform/keys/keys';
import { InvalidInput } from '#platform/http/invalid-input';
import { soundEntry } from '../answers.js';
import type {
  AccountDocument,
  AliasDocument,
  OrganisationDocument,
  PersonDocument,
} from '../documents.js';
import { accountFields, accountOf, kindOfOwner, personFields, personOf } from '../entries.js';
import { organisationTokens, organisationWords } from '../found-by.js';

/** A correction worked out: nothing is written yet. */
export interface Corrected {
  /** Names of the fields that differ now. */
  readonly fields: readonly string[];
  /** What is set in the entry. */
  readonly set: Readonly<Record<string, unknown>>;
  /** What the fields held before, as it stood in the entry. */
  readonly former: Readonly<Record<string, string>>;
}

const fieldsOf = {
  organisation: ['name'],
  person: ['name', 'idNumber', 'phone'],
  account: ['holder', 'bank', 'branch', 'bankNumber'],
} as const;

/** @throws InvalidInput naming each field that an entry of this kind does not have. */
function refuseOthers(body: CorrectEntry, kind: keyof typeof fieldsOf): void {
  const { reason: _reason, note: _note, ...given } = body;
  const known: readonly string[] = fieldsOf[kind];
  const others = Object.keys(given).filter((field) => !known.includes(field));
  if (others.length === 0) return;
  throw new InvalidInput(
    others.map((field) => ({ path: [field], message: 'is not a field of this entry' })),
  );
}

export function correctedPerson(
  document: PersonDocument,
  body: CorrectEntry,
  { cipher, keys, aliasId, language }: Means,
): Corrected {
  refuseOthers(body, 'person');
  const before = personOf(document, cipher);
  const { name, idNumber, phone } = body;
  const stated = { ...before, ...given({ name, idNumber, phone }) };
  const after = sound(tidyPerson(stated), language);
  const fields = fieldsOf.person.filter((field) => after[field] !== before[field]);
  const former = formerAlias(body, fields, aliasId, () =>
    cipher.encrypt(`alias-${aliasId}`, before.name),
  );
  const aliases = [...(document.aliases ?? []), ...former];
  const names = aliases.map((one) => cipher.decrypt(`alias-${one.aliasId}`, one.name));
  const kept = ciphertexts(document, fields);
  const written = personFields(after, names, cipher, keys);
  return { fields, set: { ...written, aliases }, former: kept };
}

export function correctedAccount(
  document: AccountDocument,
  body: CorrectEntry,
  { cipher, keys, language }: Means,
): Corrected {
  refuseOthers(body, 'account');
  const before = accountOf(document, cipher);
  const { holder, bank, branch, bankNumber } = body;
  const stated = { ...before, ...given({ holder, bank, branch, bankNumber }) };
  const after = sound(tidyAccount(stated, kindOfOwner(document.ownerId)), language);
  const fields = fieldsOf.account.filter((field) => after[field] !== before[field]);
  return {
    fields,
    set: { ...accountFields(after, cipher, keys) },
    former: ciphertexts(document, fields),
  };
}

export function correctedOrganisation(
  document: OrganisationDocument,
  body: CorrectEntry,
  { keys, aliasId, language }: Omit<Means, 'cipher'>,
): Corrected {
  refuseOthers(body, 'organisation');
  const name = body.name ?? document.name;
  const after = sound(tidyOrganisation({ name }), language);
  const fields = after.name === document.name ? [] : ['name'];
  const former = formerAlias(body, fields, aliasId, () => document.name);
  const aliases = [...(document.aliases ?? []), ...former];
  const words = organisationWords([after.name, ...aliases.map((alias) => alias.name)]);
  return {
    fields,
    set: { name: after.name, aliases, words, tokens: organisationTokens({ ...document, words }, keys) },
    former: ciphertexts(document, fields),
  };
}

interface Means {
  readonly cipher: FieldCipher;
  readonly keys: ServiceKeys;
  readonly aliasId: string;
  readonly language: Language;
}

const sound: <Entry>(tidied: Tidied<Entry>, language: Language) => Entry = soundEntry;

/** Renamed, and not merely mistyped: by the old name the entry is found ever after. */
function formerAlias(
  { reason }: CorrectEntry,
  fields: readonly string[],
  aliasId: string,
  name: () => string,
): readonly AliasDocument[] {
  if (reason !== 'renamed' || !fields.includes('name')) return [];
  return [{ aliasId, kind: 'former', name: name() }];
}

function given<Field extends string>(
  fields: Readonly<Record<Field, string | undefined>>,
): Partial<Record<Field, string>> {
  const stated = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(stated) as Partial<Record<Field, string>>;
}

function ciphertexts(document: object, fields: readonly string[]): Record<string, string> {
  const kept = document as Readonly<Record<string, unknown>>;
  const held = fields.filter((field) => typeof kept[field] === 'string');
  return Object.fromEntries(held.map((field) => [field, String(kept[field])]));
}
