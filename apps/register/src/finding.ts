import type { Filter } from 'mongodb';
import { normalisedName } from '#domain/contact/subjects';
import { readAsked } from '#domain/register/search-words';
import type { RegisterSight } from '#domain/register/sight';
import { tidyCode } from '#domain/register/tidy';
import type { ServiceKeys } from '#platform/keys/keys';
import type { OrganisationDocument, PersonDocument } from './documents.js';
import { pairTokens, tokensOf } from './found-by.js';

/** People this viewer may find, as Mongo asks for them; the rule itself is `registerSight`. */
export function peopleSeen(sight: RegisterSight): Filter<PersonDocument> {
  if (sight.finds === 'everybody') return {};
  const { unitId, personIds, headOf, fromSheets, payees } = sight;
  const ways: Filter<PersonDocument>[] = [
    { unitIds: unitId },
    { tiedUnits: unitId },
    { tiedOfficers: { $in: [...personIds] } },
  ];
  if (headOf.length > 0) ways.push({ tiedHeads: { $in: [...headOf] } });
  if (fromSheets) ways.push({ unitIds: [] });
  if (payees) ways.push({ payee: true });
  return { $or: ways };
}

/** People what was typed could mean; undefined where it can mean nobody. */
export function peopleMeant(typed: string, keys: ServiceKeys): Filter<PersonDocument> | undefined {
  const { people, idNumber } = readAsked(typed);
  if (idNumber !== undefined) return { idNumberIndex: keys.blindIndex('id-number', idNumber) };
  return people.length === 0 ? undefined : { tokens: { $in: tokensOf(people, keys) } };
}

/** Organisations what was typed could mean: by pairs of characters, so `meansOrganisation` has the last word. */
export function organisationsMeant(
  typed: string,
  keys: ServiceKeys,
): Filter<OrganisationDocument> | undefined {
  const ways = [...new Set([textOf(typed), codeOf(typed)])]
    .filter((text) => [...text].length >= 2)
    .map((text): Filter<OrganisationDocument> => ({ tokens: { $all: pairTokens([text], keys) } }));
  return ways.length === 0 ? undefined : { $or: ways };
}

/** Whether name, other name, initials or code contain what was typed. */
export function meansOrganisation(
  typed: string,
  { words = [], creditCode = '' }: Pick<OrganisationDocument, 'words' | 'creditCode'>,
): boolean {
  const code = codeOf(typed);
  const inCode = code.length >= 2 && creditCode.toLowerCase().includes(code);
  return inCode || words.some((word) => word.includes(textOf(typed)));
}

function textOf(typed: string): string {
  return normalisedName(typed);
}

function codeOf(typed: string): string {
  return tidyCode(typed).toLowerCase();
}
