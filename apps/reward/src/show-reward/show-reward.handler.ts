import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RewardView } from '#contracts/reward/views';
import { leftOf, type Payment, type Promised } from '#domain/reward/payment';
import type { Reward } from '#domain/reward/reward';
import { digits, sumFen } from '#domain/shared/money';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { shownPayment, wordsIn } from '../shown-payment.js';

export class ShowReward extends StageQuery<RewardView> {}

@QueryHandler(ShowReward)
export class ShowRewardHandler implements IQueryHandler<ShowReward> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  async execute(query: ShowReward): Promise<RewardView> {
    const { state, version, commands } = await seenBy<Reward>(this.recorder, 'reward', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const { promises, payments } = state;
    const words = await this.texts.read(payments.flatMap(wordsIn));
    return {
      caseId: query.id,
      version,
      phase: state.phase,
      case: state.case,
      promises: promises.map((promised) => shownPromise(promised, payments)),
      payments: payments.map((payment) => shownPayment(payment, state, words)),
      commands,
    };
  }
}

function shownPromise(
  promised: Promised,
  payments: readonly Payment[],
): RewardView['promises'][number] {
  const { shares, held, lapsed, ...facts } = promised;
  return {
    ...facts,
    held: held !== undefined,
    lapsed: lapsed !== undefined,
    shares: shares.map(({ fiscalYear, amount }) => ({
      fiscalYear,
      amount,
      paid: sumIn('paid', promised, fiscalYear, payments),
      recovered: sumIn('recovered', promised, fiscalYear, payments),
      left: digits(leftOf(promised, fiscalYear, payments)),
    })),
  };
}

function sumIn(
  state: Payment['state'],
  { clauseId }: Promised,
  fiscalYear: number,
  payments: readonly Payment[],
): string {
  const those = payments.filter(
    (one) => one.clauseId === clauseId && one.fiscalYear === fiscalYear && one.state === state,
  );
  return digits(sumFen(those.map(({ amount }) => amount)));
}
