import type { Disclosed } from '../access/disclosure.js';
import { isPerson } from '../shared/actor.js';
import { decided, refused, type Decision } from '../shared/decision.js';
import { streamOf, type Issued } from '../shared/stage.js';
import type { LinkCase, RecordBrought } from './commands.js';
import type { CaseLink, Contact, ContactEvent } from './contact.js';

type Answer = Decision<ContactEvent>;
type Opened = Exclude<Contact, { phase: 'not-opened' }>;

/** The case that brought this one, if another did. */
export function bringerOf({ links = [] }: Pick<Opened, 'links'>): string | undefined {
  return links.find(({ direction }) => direction === 'brought-by')?.otherCaseId;
}

/** As much of a case as its links carry to the other end. */
export function disclosedOf({ officerId, officerUnitId, disclosure }: Disclosed): Disclosed {
  return { officerId, officerUnitId, ...(disclosure !== undefined && { disclosure }) };
}

/**
 * A case is brought by one other at most, so that no attraction is credited twice, and cases that
 * brought one another form trees. The edge is claimed under the case that was brought. The chain was
 * read before; that its last case is still brought by none is claimed and given back in the very
 * transaction, so two links that would close a circle together meet, and one of them reads again.
 */
export function link({ broughtBy, other, chain, by }: LinkCase & Issued, state: Opened): Answer {
  const { caseId } = state;
  if (broughtBy === caseId) return refused('linked-to-itself');
  if (bringerOf(state) !== undefined) return refused('already-brought');
  if (chain.includes(caseId)) return refused('link-closes-a-circle');
  const first = chain.at(-1) ?? broughtBy;
  const alongside: RecordBrought = {
    type: 'record-brought',
    brought: caseId,
    other: disclosedOf(state),
  };
  const event: ContactEvent = {
    type: 'case-linked',
    direction: 'brought-by',
    otherCaseId: broughtBy,
    other: disclosedOf(other),
    ...(isPerson(by) && { linkedBy: by.personId }),
  };
  return decided([event], {
    takes: [
      { kind: 'brought', key: caseId, refusal: 'already-brought', disclosed: {} },
      { kind: 'brought', key: first, refusal: 'links-have-moved', disclosed: {} },
    ],
    releases: [{ kind: 'brought', key: first }],
    alongside: [
      { stream: streamOf('contact', broughtBy), caseId: broughtBy, command: { ...alongside } },
    ],
  });
}

export function recordBrought({ brought, other }: RecordBrought): Answer {
  return decided<ContactEvent>([
    { type: 'case-linked', direction: 'brought', otherCaseId: brought, other },
  ]);
}

/** A link is known like any other event, but where the other end is restricted only to its own. */
export function withLink<State extends Opened>(state: State, link: CaseLink): State {
  const { direction, otherCaseId, other } = link;
  return { ...state, links: [...(state.links ?? []), { direction, otherCaseId, other }] };
}
