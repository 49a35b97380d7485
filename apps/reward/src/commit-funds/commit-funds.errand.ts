import type { Commit } from '#domain/reward/fund';
import type { CommitFunds } from '#domain/reward/errands';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Entry } from '#platform/store/plan';
import type { Recorder } from '#platform/store/recorder';

/** Negotiation asks at signing: all shares of every fund and year are committed, or none. */
export function commitFunds(
  { errandId, request }: ErrandCall,
  recorder: Recorder,
): Promise<ErrandAnswer> {
  const asked = request as unknown as CommitFunds;
  return recorder.answerErrand(errandId, commitments(errandId, asked));
}

/** One command a fund, in the order the terms first name the funds. */
export function commitments(
  errandId: string,
  { caseId, shares }: Pick<CommitFunds, 'caseId' | 'shares'>,
): readonly Entry[] {
  const fundIds = [...new Set(shares.map(({ fundId }) => fundId))];
  return fundIds.map((fundId) => {
    const command: Commit = {
      type: 'commit',
      ref: errandId,
      caseId,
      shares: shares
        .filter((share) => share.fundId === fundId)
        .map(({ fiscalYear, amount }) => ({ fiscalYear, amount })),
    };
    const by = { kind: 'service', service: 'negotiation' } as const;
    return { stream: streamOf('fund', fundId), caseId: fundId, by, command };
  });
}
