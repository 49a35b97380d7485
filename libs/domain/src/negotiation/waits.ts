import { never } from '../shared/exhaustive.js';
import type { Wait } from '../shared/stage.js';
import type { Negotiation } from './negotiation.js';
import { clausesToReview, reviewRefusal } from './reviews.js';
import type { Terms } from './terms.js';
import { clausesWithoutFinding } from './terms-policies.js';
import { nextLevel } from './who-may.js';

/** Who must act next. Nobody while reward is deciding: the workflow waits for it. */
export function waits(state: Negotiation): readonly Wait[] {
  switch (state.phase) {
    case 'drafting':
      return whileDrafting(state);
    case 'offered':
      return [{ command: 'agree', ...officersOf(state), due: state.offer.expires.at }];
    case 'agreed': {
      const next = nextLevel(state);
      if (!next) return [];
      const approvers = state.approvals.flatMap(({ approverId, approverFor }) =>
        known(approverId, approverFor),
      );
      const except = [...draftersOf(state.terms), ...approvers];
      if (next.role !== 'unit-head') return [{ command: 'approve', role: next.role, except }];
      const units = state.terms.clauses.map(({ responsibleUnitId }) => responsibleUnitId);
      return [...new Set(units)].map((unitId) => {
        return { command: 'approve', role: next.role, unitId, except };
      });
    }
    case 'approved':
      return [
        {
          command: 'sign',
          role: 'centre-head',
          unitId: state.case.officerUnitId,
          except: draftersOf(state.terms),
        },
      ];
    case 'commitment-refused':
      return [{ command: 'draft-terms', ...officersOf(state) }];
    case 'not-opened':
    case 'signature-requested':
    case 'stepped-back':
    case 'signed':
    case 'withdrawn':
      return [];
    default:
      return never(state);
  }
}

type Drafting = Extract<Negotiation, { phase: 'drafting' }>;

/** Terms an approver sent back wait to be drafted anew, although they could be offered again. */
function whileDrafting(state: Drafting): readonly Wait[] {
  const anew = [{ command: 'draft-terms', ...officersOf(state) }];
  const { terms, sentBack } = state;
  if (!terms || sentBack || clausesWithoutFinding(terms.clauses).length > 0) return anew;
  const unreviewed = clausesToReview(state, terms);
  if (unreviewed.length > 0) return reviews(terms, unreviewed);
  return reviewRefusal(state, terms) ? anew : [{ command: 'offer', ...officersOf(state) }];
}

/** The units that answer for the clauses review them, by somebody who did not draft them. */
function reviews(terms: Terms, clauseIds: readonly string[]): readonly Wait[] {
  const units = terms.clauses
    .filter(({ clauseId }) => clauseIds.includes(clauseId))
    .map(({ responsibleUnitId }) => responsibleUnitId);
  const except = draftersOf(terms);
  return [...new Set(units)].map((unitId) => {
    return { command: 'record-review', role: 'unit-officer', unitId, except };
  });
}

function draftersOf({ drafterId, drafterFor }: Terms): readonly string[] {
  return known(drafterId, drafterFor);
}

function known(...ids: readonly (string | undefined)[]): readonly string[] {
  return ids.filter((id) => id !== undefined);
}

function officersOf(state: Exclude<Negotiation, { phase: 'not-opened' }>) {
  return { role: 'centre-officer', unitId: state.case.officerUnitId } as const;
}
