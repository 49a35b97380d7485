import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../shared/actor.js';
import { never } from '../shared/exhaustive.js';
import { sumFen } from '../shared/money.js';
import { foldEvents } from '#testing/specify';
import { freeOf } from './fund-ledger.js';
import { fund, type Fund, type FundCommand, type FundEvent } from './fund.js';
import { isLive, preparersOf, type Payment } from './payment.js';
import { reward, type Reward, type RewardCommand, type RewardEvent } from './reward.js';

const june = (year: number) => `${String(year)}-06-01T04:00:00.000Z`;
/** Steps of a life taken in the first of its two years; the others in the second. */
const inFirstYear = 80;
const service: Actor = { kind: 'service', service: 'reward' };
const years = [2026, 2027];
const words = { textId: 'text-1', digest: 'digest-1' };

const openReward: RewardCommand = {
  type: 'open-reward',
  openingId: 'negotiation-c1:9',
  packVersion: '1',
  terms: {
    case: {
      caseId: 'c1',
      subjects: [],
      segment: 's',
      district: 'd',
      officerId: 'o',
      officerUnitId: 'u',
    },
    clauses: ['clause-1', 'clause-2'].map((clauseId) => ({
      clauseId,
      kind: 'grant',
      beneficiaryId: 'org-1',
      fundId: 'talent',
      responsibleUnitId: 'u',
      shares: years.map((fiscalYear) => ({ fiscalYear, amount: '3' })),
      milestone: { milestoneId: `m-${clauseId}`, dueOn: '2026-06-30' },
      evidenceKind: 'acceptance',
      findings: [1],
    })),
    termsVersion: 1,
  },
};

const fundHistory: FundEvent[] = [
  { type: 'fund-opened', fundId: 'talent', packVersion: '1', fiscalYears: years },
  {
    type: 'fund-moved',
    ref: 'opening',
    entries: years.flatMap((fiscalYear) => [
      { fiscalYear, from: 'appropriated', to: 'free', amount: '6' },
      { fiscalYear, from: 'free', to: 'committed', amount: '6' },
    ]),
  },
];

/** Everybody holds both roles of finance, so that only four eyes keep them apart. */
function financier(personId: string, actsFor?: string): Actor {
  const roles = ['finance-officer', 'finance-head'] as const;
  const deputy = actsFor !== undefined && { actsFor };
  return { kind: 'person', personId, unitId: 'finance', roles, ...deputy };
}

const people = ['anna', 'bo', 'chen', 'dora'].map((personId) => financier(personId));
const deputies = [financier('anna', 'bo'), financier('eva', 'chen'), financier('bo', 'dora')];

/** One step of a random life: what is tried, by whom, on which of the payments there are. */
interface Step {
  readonly type: RewardCommand['type'];
  readonly by: Actor;
  readonly clauseId: string;
  readonly fiscalYear: number;
  readonly amount: string;
  readonly pick: number;
  /** Names the wrong line of the batch, or brings no account. */
  readonly astray: boolean;
}

const onward = fc.constantFrom(
  'record-entitlement',
  'prepare-payment',
  'record-account',
  'review-payment',
  'approve-payment',
  'place-in-batch',
  'record-paid',
);
const back = fc.constantFrom(
  ...(['reject-payment', 'record-returned', 'recover-payment', 'hold-clause'] as const),
  'change-account',
);
const seldom = fc.constantFrom(
  ...(['lapse-clause', 'decide-recovery', 'begin-fiscal-year', 'carry-over'] as const),
);

const steps: fc.Arbitrary<Step> = fc.record({
  type: fc.oneof(
    { arbitrary: onward, weight: 36 },
    { arbitrary: back, weight: 4 },
    { arbitrary: seldom, weight: 1 },
  ),
  by: fc.constantFrom(...people, ...deputies),
  clauseId: fc.constantFrom('clause-1', 'clause-2'),
  fiscalYear: fc.constantFrom(...years),
  amount: fc.constantFrom('0', '1', '2', '3', '3', '3', '4'),
  pick: fc.nat({ max: 20 }),
  astray: fc.constantFrom(true, false, false, false, false, false),
});

function commandOf(step: Step, payments: readonly Payment[]): RewardCommand {
  const { type, clauseId, fiscalYear, amount, astray } = step;
  const number = (step.pick % Math.max(payments.length, 1)) + 1;
  const one = { paymentId: `payment-${String(number)}` };
  const inBatch = { ...one, batchId: 'b1', line: astray ? number + 1 : number };
  switch (type) {
    case 'record-entitlement':
      return { type, clauseId, milestoneId: 'm', acceptedOn: '2026-05-30' };
    case 'prepare-payment':
      return { type, clauseId, fiscalYear, amount, accountId: 'account-1' };
    case 'record-account':
      return astray
        ? { type, ...one, code: 'account-unknown' }
        : { type, ...one, account: words, accountDigest: 'digest-a' };
    case 'change-account':
      return { type, ...one, accountId: 'account-2', reason: words };
    case 'reject-payment':
      return { type, ...one, reason: words };
    case 'begin-fiscal-year':
      return { type, fiscalYear };
    case 'hold-clause':
      return { type, clauseId, held: astray };
    case 'lapse-clause':
      return { type, clauseId };
    case 'carry-over':
      return { type, clauseId, fiscalYear, reason: words };
    case 'recover-payment':
      return { type, ...one, reason: words };
    case 'decide-recovery':
      return { type, ...one, recovered: !astray };
    case 'record-returned':
      return { type, ...inBatch, bankReason: 'other' };
    case 'place-in-batch':
    case 'record-paid':
      return { type, ...inBatch };
    case 'confirm-banner-share':
      return { type, ...one, document: words };
    case 'review-payment':
    case 'approve-payment':
      return { type, ...one };
    case 'open-reward':
      return openReward;
    default:
      return never(type);
  }
}

const byPerson: readonly string[] = reward.commands;
const life = fc.array(steps, { minLength: 120, maxLength: 150 });

function expectAgreement(state: Reward, ledger: Fund) {
  if (state.phase === 'not-opened' || ledger.phase !== 'open') throw new Error('both are open');
  for (const line of ledger.lines) {
    const { fiscalYear, committed, reserved, paid, recovered, brought, carried } = line;
    const ofYear = state.payments.filter((payment) => payment.fiscalYear === fiscalYear);
    const sumOf = (counts: (payment: Payment) => boolean) =>
      sumFen(ofYear.filter(counts).map(({ amount }) => amount)).toString();
    const lapsed = state.promises
      .flatMap((promised) => promised.lapsed ?? [])
      .filter((share) => share.fiscalYear === fiscalYear)
      .map(({ amount }) => amount);
    const isPaid = ({ state: at }: Payment) => at === 'paid' || at === 'recovered';
    expect({ reserved, paid, recovered, all: sumFen([committed, reserved, paid, ...lapsed]) }).toEqual({
      reserved: sumOf((payment) => isLive(payment) && !isPaid(payment)),
      paid: sumOf(isPaid),
      recovered: sumOf((payment) => payment.state === 'recovered'),
      all: 6n + BigInt(brought) - BigInt(carried),
    });
  }
  // Nobody was ever promised or paid what was not there (I2).
  for (const line of ledger.lines) expect(freeOf(line)).toBeGreaterThanOrEqual(0n);
  state.payments.forEach(expectDifferentHands);
  const isOver = ledger.lines.every(({ committed, reserved }) => committed + reserved === '00');
  expect(state.phase).toBe(isOver ? 'settled' : 'open');
}

function expectDifferentHands(payment: Payment) {
  const { reviewedBy, reviewedFor, approvals = [] } = payment;
  const hands = [
    ...[...preparersOf(payment), reviewedBy, reviewedFor],
    ...approvals.flatMap(({ approvedBy, approvedFor }) => [approvedBy, approvedFor]),
  ].filter((hand) => hand !== undefined);
  if (new Set(hands).size < hands.length) throw new Error(`one hand twice: ${hands.join()}`);
}

/** One instruction to the bank a payment, and none again unless that one came back (I1). */
function expectOneInstruction(event: RewardEvent, instructed: Map<string, 'placed' | 'paid'>): void {
  if (event.type === 'payment-placed') {
    expect(instructed.get(event.paymentId)).toBeUndefined();
    instructed.set(event.paymentId, 'placed');
  }
  if (event.type === 'payment-paid' || event.type === 'payment-returned') {
    expect(instructed.get(event.paymentId)).toBe('placed');
    if (event.type === 'payment-paid') instructed.set(event.paymentId, 'paid');
    else instructed.delete(event.paymentId);
  }
}

describe('whatever happens to a case’s payments', () => {
  it('is what the fund has reserved and paid, by three different persons, to the last fen', () => {
    fc.assert(
      fc.property(life, (tried) => {
        let state = foldEvents(reward, []);
        let ledger = foldEvents(fund, fundHistory);
        let version = 0;
        const instructed = new Map<string, 'placed' | 'paid'>();
        const give = (command: RewardCommand, by: Actor, at = june(2026)) => {
          const issued = { by, at, commandId: 'cmd' };
          const decision = reward.decide({ ...command, ...issued }, state);
          if (!decision.ok || decision.events.length === 0) return;
          for (const { command: movement } of decision.alongside) {
            const moves = { ...(movement as unknown as FundCommand), ...issued, by: service };
            const moved = fund.decide(moves, ledger);
            if (!moved.ok) throw new Error(moved.code);
            ledger = moved.events.reduce((folded, event) => fund.evolve(folded, event, 0), ledger);
          }
          for (const event of decision.events) {
            version += 1;
            state = reward.evolve(state, event, version);
            expectOneInstruction(event, instructed);
          }
          expectAgreement(state, ledger);
        };
        give(openReward, service);
        for (const [index, step] of tried.entries()) {
          const payments = 'payments' in state ? state.payments : [];
          const by = byPerson.includes(step.type) ? step.by : service;
          give(commandOf(step, payments), by, june(index < inFirstYear ? 2026 : 2027));
        }
      }),
    );
  });

  it('reaches its end when every share is prepared, checked and paid', () => {
    const events: RewardEvent[] = [];
    const give = (command: RewardCommand, by: Actor = service, at = june(2026)) => {
      const state = foldEvents(reward, events);
      const decision = reward.decide({ ...command, by, at, commandId: 'cmd' }, state);
      if (!decision.ok) throw new Error(decision.code);
      events.push(...decision.events);
    };
    give(openReward);
    let line = 0;
    for (const clause of ['clause-1', 'clause-2']) {
      const acceptedOn = '2026-05-30';
      give({ type: 'record-entitlement', clauseId: clause, milestoneId: 'm', acceptedOn });
      for (const fiscalYear of years) {
        line += 1;
        const one = { paymentId: `payment-${String(line)}` };
        const accountId = 'account-1';
        give(
          { type: 'prepare-payment', clauseId: clause, fiscalYear, amount: '3', accountId },
          people[0],
          june(fiscalYear),
        );
        give({ type: 'record-account', ...one, account: words, accountDigest: 'digest-a' });
        give({ type: 'review-payment', ...one }, people[1]);
        give({ type: 'approve-payment', ...one }, people[2]);
        give({ type: 'place-in-batch', ...one, batchId: 'b1', line });
        give({ type: 'record-paid', ...one, batchId: 'b1', line });
      }
    }
    const outcome = reward.outcome(foldEvents(reward, events));
    expect(outcome).toEqual({ kind: 'settled', caseId: 'c1', paid: '12', version: events.length });
  });
});
