import type { NegotiationOutcome } from '#domain/negotiation/negotiation';
import type { OpenReward } from '#domain/reward/reward';
import type { House } from '#platform/service/house';
import type { Recorder } from '#platform/store/recorder';
import type { StageWork } from '#platform/temporal/stage-activities';
import { commitFunds } from './commit-funds/commit-funds.errand.js';
import { entitle } from './entitle/entitle.errand.js';
import { holdClause } from './hold-clause/hold-clause.errand.js';
import { lapseClause } from './lapse-clause/lapse-clause.errand.js';
import { placeLines } from './place-lines/place-lines.errand.js';
import { settleLines } from './settle-lines/settle-lines.errand.js';

/** What the reward queue does beyond the generic stage workflow: it opens with signed terms. */
export function rewardWork(recorder: Recorder, { pack }: Pick<House, 'pack'>): StageWork {
  return {
    openings: {
      reward: ({ openingId, outcome }): OpenReward => {
        const negotiation = outcome as NegotiationOutcome;
        if (negotiation.kind !== 'signed') throw new Error('only signed terms are rewarded');
        const { terms } = negotiation;
        const { version: packVersion, approvalLevels } = pack;
        const { payments } = approvalLevels;
        return { type: 'open-reward', openingId, terms, packVersion, approvalLevels: payments };
      },
    },
    errands: {
      'commit-funds': (call) => commitFunds(call, recorder),
      entitle: (call) => entitle(call, recorder),
      'hold-clause': (call) => holdClause(call, recorder),
      'lapse-clause': (call) => lapseClause(call, recorder),
      'place-lines': (call) => placeLines(call, recorder),
      'settle-lines': (call) => settleLines(call, recorder),
    },
  };
}
