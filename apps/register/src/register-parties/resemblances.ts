import type { PartiesAnswerRow } from '#contracts/register/errands';
import { resemblanceOf, wordsSought, type Comparable } from '#domain/register/alike';
import type { OrganisationDocument } from '../documents.js';
import { heard, tokensOf } from '../found-by.js';
import type { Register } from '../register.js';

type Resembled = NonNullable<Extract<PartiesAnswerRow, { subjectId: string }>['resembles']>[number];

/** More than a person would look through. */
const shownMax = 5;

/**
 * Other organisations of the register that an organisation of these rows may be, by the id of the
 * organisation. It goes by names and codes alone, which are public: whether anybody attracts one of
 * them is not asked, so that no answer tells of a case. Of two that are alike in one sheet the later
 * one resembles the earlier.
 * @param named the organisations in the order of the sheet, each once.
 */
export async function resemblancesOf(
  named: readonly OrganisationDocument[],
  { kept, keys }: Pick<Register, 'kept' | 'keys'>,
): Promise<ReadonlyMap<string, readonly Resembled[]>> {
  const asked = named.map((entry) => {
    const comparable = comparableOf(entry);
    return { entry, comparable, tokens: tokensOf(comparable.heard.flatMap(wordsSought), keys) };
  });
  const tokens = [...new Set(asked.flatMap((one) => one.tokens))];
  if (tokens.length === 0) return new Map();
  const found = await kept.organisations
    .find({ tokens: { $in: tokens }, survivorId: { $exists: false } })
    .project<OrganisationDocument>({ name: 1, creditCode: 1, words: 1, tokens: 1 })
    .toArray();
  const byToken = new Map<string, OrganisationDocument[]>();
  const wanted = new Set(tokens);
  for (const entry of found) {
    for (const token of entry.tokens ?? []) {
      if (!wanted.has(token)) continue;
      const same = byToken.get(token);
      if (same) same.push(entry);
      else byToken.set(token, [entry]);
    }
  }
  const place = new Map(named.map(({ _id }, index) => [_id, index]));
  return new Map(
    asked.flatMap(({ entry, comparable, tokens: own }, index): [string, readonly Resembled[]][] => {
      const candidates = new Set(own.flatMap((token) => byToken.get(token) ?? []));
      const alike = [...candidates].flatMap((other): Resembled[] => {
        const isLater = (place.get(other._id) ?? -1) >= index;
        const because = isLater ? undefined : resemblanceOf(comparable, comparableOf(other));
        return because === undefined || other._id === entry._id ? [] : [shown(other, because)];
      });
      const inOrder = alike.sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
      return alike.length === 0 ? [] : [[entry._id, inOrder.slice(0, shownMax)]];
    }),
  );
}

function comparableOf({ words = [], creditCode }: OrganisationDocument): Comparable {
  // Beside each name its initials stand among the words; they have no core.
  return {
    names: words,
    heard: words.map(heard).filter(({ core }) => core !== ''),
    ...(creditCode !== undefined && { creditCode }),
  };
}

function shown(
  { _id, name, creditCode }: OrganisationDocument,
  because: Resembled['because'],
): Resembled {
  return { subjectId: _id, name, ...(creditCode !== undefined && { creditCode }), because };
}
