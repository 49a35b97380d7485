import { audienceOf } from '#domain/journey/audience';
import { factsOf, ladderOf, openedAtOf, organisationsOf } from '#domain/journey/board-row';
import { statesOf, type CaseView } from '#domain/journey/case-fold';
import { foldedKinds } from '#domain/journey/stages';
import { orderOf, workOf } from '#domain/journey/work';
import type { CaseDocument } from './read-model.js';
import { searchWords } from './search-words.js';

/** The document of a folded case: everything in it follows from the streams. */
export function documentOf(id: string, rev: number, view: CaseView): CaseDocument {
  const states = statesOf(view);
  const facts = factsOf(states);
  const [organisation] = organisationsOf(facts?.subjects ?? []);
  return {
    _id: id,
    rev,
    streams: inOrder(view),
    openedAt: openedAtOf(view),
    ladder: ladderOf(states).map((rung) => ({
      ...rung,
      seenBy: audienceOf(rung.seenWith, states[rung.seenWith], states),
    })),
    ...(facts?.segment !== undefined && { segment: facts.segment }),
    ...(facts && { district: facts.district }),
    ...(facts?.plannedInvestment !== undefined && { plannedInvestment: facts.plannedInvestment }),
    ...(organisation !== undefined && { organisation }),
    search: searchWords(facts?.subjects ?? []),
    waits: workOf(view).map((wait) => ({ ...wait, order: orderOf(id, wait) })),
  };
}

/** In the stages' own order: landing and reward arrive in either, and the document must not differ. */
function inOrder({ streams }: CaseView): CaseView['streams'] {
  const known = foldedKinds.filter((kind) => streams[kind] !== undefined);
  return Object.fromEntries(known.map((kind) => [kind, streams[kind]]));
}
