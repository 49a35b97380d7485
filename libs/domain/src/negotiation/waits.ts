import { never } from '../shared/exhaustive.js';
import type { Wait } from '../shared/stage.js';
import type { Negotiation } from './negotiation.js';
import { clausesWithoutFinding } from './terms-policies.js';
import { nextLevel } from './who-may.js';

/** Who must act next. Nobody while reward is deciding: the workflow waits for it. */
export function waits(state: Negotiation): readonly Wait[] {
  switch (state.phase) {
    case 'drafting':
      return [{ command: isOfferable(state) ? 'offer' : 'draft-terms', ...officersOf(state) }];
    case 'offered':
      return [{ command: 'agree', ...officersOf(state), due: state.offer.expires.at }];
    case 'agreed': {
      const next = nextLevel(state);
      if (!next) return [];
      const except = [state.terms.drafterId, ...state.approvals.map((given) => given.approverId)];
      return [{ command: 'approve', role: next.role, except }];
    }
    case 'approved':
      return [
        {
          command: 'sign',
          role: 'centre-head',
          unitId: state.case.officerUnitId,
          except: [state.terms.drafterId],
        },
      ];
    case 'commitment-refused':
      return [{ command: 'draft-terms', ...officersOf(state) }];
    case 'not-opened':
    case 'signature-requested':
    case 'signed':
    case 'withdrawn':
      return [];
    default:
      return never(state);
  }
}

/** Terms an approver sent back wait to be drafted anew, although they could be offered again. */
function isOfferable(state: Extract<Negotiation, { phase: 'drafting' }>): boolean {
  if (!state.terms || state.sentBack) return false;
  return clausesWithoutFinding(state.terms.clauses).length === 0;
}

function officersOf(state: Exclude<Negotiation, { phase: 'not-opened' }>) {
  return { role: 'centre-officer', unitId: state.case.officerUnitId } as const;
}
