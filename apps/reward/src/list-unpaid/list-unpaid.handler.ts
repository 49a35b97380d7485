import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListUnpaid } from '#contracts/reward/commands';
import type { UnpaidPage } from '#contracts/reward/views';
import { leftOf } from '#domain/reward/payment';
import { reward, type Reward } from '#domain/reward/reward';
import { digits } from '#domain/shared/money';
import type { Viewing } from '#platform/http/asking';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { Recorder } from '#platform/store/recorder';
import { payeeShown } from '../payee-shown.js';

export class ListUnpaidQuery extends Query<UnpaidPage> {
  constructor(
    readonly asked: ListUnpaid,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(ListUnpaidQuery)
export class ListUnpaidHandler implements IQueryHandler<ListUnpaidQuery> {
  constructor(private readonly recorder: Recorder) {}

  /** A page counts cases; one whose share is wholly under way or paid adds nothing to it. */
  async execute({ asked, viewing }: ListUnpaidQuery): Promise<UnpaidPage> {
    const { cursor, limit, fiscalYear } = asked;
    const [after = ''] = placeAt(cursor, 1) ?? [];
    // No deadline changes a share or a payment, so the snapshot is how they stand.
    const found = await this.recorder.record.snapshots
      .find({
        kind: 'reward',
        _id: { $gt: after },
        'state.phase': 'open',
        'state.promises.shares.fiscalYear': fiscalYear,
      })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      commitments: page.flatMap(({ state }) => {
        const seen = state as Reward;
        return reward.visible.seesCase(viewing.by, seen) ? unpaidOf(seen, fiscalYear) : [];
      }),
      ...(last && { nextCursor: cursorAt(last._id) }),
    };
  }
}

function unpaidOf(state: Reward, fiscalYear: number): UnpaidPage['commitments'] {
  if (state.phase !== 'open') return [];
  const { caseId } = state.case;
  return state.promises.flatMap((promised) => {
    const left = leftOf(promised, fiscalYear, state.payments);
    if (left === 0n) return [];
    const { clauseId, fundId, entitledOn, held, beneficiaryId } = promised;
    const payee = payeeShown(state.case, beneficiaryId);
    const standing = { entitled: entitledOn !== undefined, held: held !== undefined };
    return [{ caseId, ...payee, beneficiaryId, clauseId, fundId, fiscalYear, amount: digits(left), ...standing }];
  });
}
