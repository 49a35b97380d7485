import { isPerson } from '../shared/actor.js';
import { refused, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { phaseDetails } from '../shared/phase-words.js';
import type { Issued } from '../shared/stage.js';
import type { Batch, BatchCommand } from './batch.js';
import { financeOfficerOnly, financeOnly } from './payment-policies.js';
import { batchPhases } from './refusals.js';

/** Whatever the body says: may this person try this command in this phase? */
export function mayOfBatch(
  type: BatchCommand['type'],
  { by }: Pick<Issued, 'by'>,
  state: Batch,
): Refusal | undefined {
  switch (type) {
    case 'open-batch':
      if (state.phase !== 'not-opened') return financeOfficerOnly(by) ?? refused('already-opened');
      return financeOfficerOnly(by);
    case 'record-placements':
    case 'record-settlements':
      return isPerson(by) ? refused('service-only') : undefined;
    case 'record-export':
      return financeOnly(by) ?? inPhase(state, 'locked', 'exported');
    case 'import-results':
      return financeOfficerOnly(by) ?? inPhase(state, 'exported');
    default:
      return never(type);
  }
}

function inPhase(state: Batch, ...phases: readonly Batch['phase'][]): Refusal | undefined {
  if (phases.includes(state.phase)) return undefined;
  return state.phase === 'placing' || state.phase === 'settling'
    ? refused('waiting-for-reward')
    : wrongPhase(state);
}

export function wrongPhase(state: Batch): Refusal {
  return refused('not-in-this-phase', phaseDetails(state.phase, batchPhases));
}
