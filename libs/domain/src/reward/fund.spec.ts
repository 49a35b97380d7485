import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../shared/actor.js';
import { fen } from '../shared/money.js';
import { foldEvents, noon, person, specify } from '#testing/specify';
import {
  fund,
  type Fund,
  type FundAccount,
  type FundCommand,
  type FundEvent,
  type MovePayment,
} from './fund.js';
import { freeOf } from './fund-ledger.js';

const service: Actor = { kind: 'service', service: 'reward' };
const head = person('head', 'finance-head', 'finance');

const opened: FundEvent = {
  type: 'fund-opened',
  fundId: 'talent',
  packVersion: '1',
  fiscalYears: [2026, 2027],
};

function moved(
  ref: string,
  ...entries: readonly [number, FundAccount, FundAccount, string][]
) {
  return {
    type: 'fund-moved',
    ref,
    entries: entries.map(([fiscalYear, from, to, amount]) => ({ fiscalYear, from, to, amount })),
  } as const;
}

const appropriated = moved(
  'opening',
  [2026, 'appropriated', 'free', '1000'],
  [2027, 'appropriated', 'free', '400'],
);

const commit = (...amounts: readonly [number, string][]): FundCommand => ({
  type: 'commit',
  ref: 'negotiation-c1:7',
  caseId: 'c1',
  shares: amounts.map(([fiscalYear, amount]) => ({ fiscalYear, amount })),
});

const movement = (type: MovePayment['type'], amount: string, fiscalYear = 2026) =>
  ({ type, ref: 'c1/payment-1', fiscalYear, amount }) satisfies FundCommand;

const release = (amount: string, fiscalYear = 2026): FundCommand => ({
  type: 'release',
  ref: 'c1/clause-1',
  shares: [{ fiscalYear, amount }],
});

const reason = { textId: 'text-1', digest: 'digest-1' };

describe('a fund', () => {
  const spec = specify(fund);

  it('opens with its years and enters what each was appropriated', () => {
    spec
      .given()
      .when(
        {
          type: 'open-fund',
          fundId: 'talent',
          packVersion: '1',
          lines: [
            { fiscalYear: 2026, appropriated: '1000' },
            { fiscalYear: 2027, appropriated: '0' },
          ],
        },
        service,
      )
      .then(opened, moved('cmd-1', [2026, 'appropriated', 'free', '1000']));
  });

  it('does not open twice, nor with a year named twice', () => {
    const open = { type: 'open-fund', fundId: 'talent', packVersion: '1' } as const;
    const line = { fiscalYear: 2026, appropriated: '1' };
    spec.given(opened).when({ ...open, lines: [] }, service).thenRefused('already-opened');
    spec
      .given()
      .when({ ...open, lines: [line, line] }, service)
      .thenRefused('fiscal-year-named-twice');
  });

  it('is appropriated more by a head of finance only, who says why', () => {
    const more = { type: 'appropriate', fiscalYear: 2028, amount: '5', reason } as const;
    const entered = moved('cmd-1', [2028, 'appropriated', 'free', '5']);
    spec
      .given(opened)
      .when(more, head)
      .then({ ...entered, appropriatedBy: 'head', reason });
    spec
      .given(opened)
      .when(more, { ...head, actsFor: 'chief' } as Actor)
      .then({ ...entered, appropriatedBy: 'head', appropriatedFor: 'chief', reason });
    spec
      .given(opened)
      .when(more, person('officer', 'finance-officer'))
      .thenRefused('finance-head-only');
    spec.given(opened).when({ ...more, amount: '0' }, head).thenRefused('amount-is-zero');
  });

  it('takes back what a lapsed clause no longer needs, and never more than is committed', () => {
    const committed = moved('x', [2026, 'free', 'committed', '300']);
    const has = spec.given(opened, appropriated, committed);
    has.when(release('300'), service).then(moved('c1/clause-1', [2026, 'committed', 'free', '300']));
    has.when(release('0'), service).then();
    has.when(release('301'), service).thenRefused('movement-impossible', {
      ...{ fundId: 'talent', fiscalYear: 2026, from: 'committed' },
      ...{ available: '300', amount: '301' },
    });
  });

  it('carries a commitment to another year together with its money', () => {
    const committed = moved('x', [2026, 'free', 'committed', '300']);
    const has = spec.given(opened, appropriated, committed);
    const carry = { type: 'carry', ref: 'c1/clause-1', fromYear: 2026, toYear: 2027 } as const;
    const carried = moved(
      'c1/clause-1',
      [2026, 'committed', 'carried', '300'],
      [2027, 'brought', 'committed', '300'],
    );
    has.when({ ...carry, amount: '300' }, service).then(carried);
    has.when({ ...carry, amount: '301' }, service).thenRefused('movement-impossible');
    has.when({ ...carry, amount: '0' }, service).thenRefused('movement-impossible');
    has.when({ ...carry, amount: '1' }, head).thenRefused('service-only');
    const { state } = spec.given(opened, appropriated, committed, carried);
    const lines = state.phase === 'open' ? state.lines : [];
    expect(lines).toMatchObject([{ carried: '300' }, { brought: '300', committed: '300' }]);
    expect(lines.map(freeOf)).toEqual([700n, 400n]);
  });

  it('has recovered money free again, once and never more than was paid', () => {
    const paid = moved('x', [2026, 'free', 'committed', '9'], [2026, 'committed', 'reserved', '9']);
    const has = [opened, appropriated, paid, moved('x', [2026, 'reserved', 'paid', '9'])] as const;
    const back = moved('c1/payment-1', [2026, 'recovered', 'free', '9']);
    spec.given(...has).when(movement('recover', '9'), service).then(back);
    spec.given(...has).when(movement('recover', '10'), service).thenRefused('recovery-impossible');
    spec
      .given(...has, back)
      .when(movement('recover', '1'), service)
      .thenRefused('recovery-impossible', {
        ...{ fundId: 'talent', fiscalYear: 2026, available: '0', amount: '1' },
      });
    const { state } = spec.given(...has, back);
    expect(state).toMatchObject({ lines: [{ paid: '9', recovered: '9' }, {}] });
  });

  it('moves only when a service asks, and only once it is open', () => {
    for (const command of [commit([2026, '1']), movement('pay', '1'), release('1')]) {
      spec.given(opened).when(command, head).thenRefused('service-only');
      spec.given().when(command, service).thenRefused('fund-not-open');
    }
  });

  it('commits every share, added up by year', () => {
    spec
      .given(opened, appropriated)
      .when(commit([2027, '400'], [2026, '600'], [2026, '400']), service)
      .then({
        ...moved(
          'negotiation-c1:7',
          [2026, 'free', 'committed', '1000'],
          [2027, 'free', 'committed', '400'],
        ),
        caseId: 'c1',
      });
  });

  it('commits nothing when a year falls short, and names the first such year', () => {
    spec
      .given(opened, appropriated)
      .when(commit([2028, '1'], [2027, '401'], [2026, '1000']), service)
      .thenRefused('commitment-refused', { fundId: 'talent', fiscalYear: 2027, shortfall: '1' });
  });

  it('has nothing free in a year without a line', () => {
    spec
      .given(opened, appropriated)
      .when(commit([2030, '7']), service)
      .thenRefused('commitment-refused', { fundId: 'talent', fiscalYear: 2030, shortfall: '7' });
  });

  it('leaves no event for a commitment of nothing', () => {
    spec.given(opened).when(commit([2026, '0']), service).then();
  });

  it('reserves what is committed, pays what is reserved, and takes back what is reserved', () => {
    const committed = moved('x', [2026, 'free', 'committed', '300']);
    const reserved = moved('x', [2026, 'committed', 'reserved', '300']);
    const history = [opened, appropriated, committed] as const;
    spec
      .given(...history)
      .when(movement('reserve', '300'), service)
      .then(moved('c1/payment-1', [2026, 'committed', 'reserved', '300']));
    spec
      .given(...history, reserved)
      .when(movement('pay', '300'), service)
      .then(moved('c1/payment-1', [2026, 'reserved', 'paid', '300']));
    spec
      .given(...history, reserved)
      .when(movement('return-reserved', '300'), service)
      .then(moved('c1/payment-1', [2026, 'reserved', 'committed', '300']));
  });

  it.each(['reserve', 'pay', 'return-reserved'] as const)(
    'refuses to %s more than is there, or nothing at all',
    (type) => {
      const history = [
        opened,
        appropriated,
        moved('x', [2026, 'free', 'committed', '20']),
        moved('x', [2026, 'committed', 'reserved', '10']),
      ] as const;
      const refusal = { fundId: 'talent', fiscalYear: 2026, available: '10', amount: '11' };
      spec
        .given(...history)
        .when(movement(type, '11'), service)
        .thenRefused('movement-impossible', refusal);
      spec.given(...history).when(movement(type, '0'), service).thenRefused('movement-impossible');
      spec
        .given(...history)
        .when(movement(type, '1', 2031), service)
        .thenRefused('movement-impossible');
    },
  );

  it('is seen by finance, by whoever oversees it and by whoever promises its money', () => {
    const state = foldEvents(fund, [opened]);
    const sees = (viewer: Actor) => fund.visible.seesCase(viewer, state);
    const overseers = [person('l', 'leader'), person('a', 'administrator')];
    expect([head, service, ...overseers].every(sees)).toBe(true);
    const promising = ['centre-officer', 'centre-head', 'unit-officer', 'unit-head', 'deputy-mayor'] as const;
    expect(promising.filter((role) => !sees(person('p', role)))).toEqual([]);
    const others = ['expert', 'committee-secretary', 'service-officer'] as const;
    expect(others.filter((role) => sees(person('o', role)))).toEqual([]);
    const both: Actor = { kind: 'person', personId: 'b', unitId: 'bureau', roles: ['expert', 'unit-officer'] };
    expect(sees(both)).toBe(false);
    expect(fund.visible.seesCase(head, fund.initial)).toBe(false);
  });
});

const year = fc.constantFrom(2026, 2027, 2028);
const amount = fc.integer({ min: 0, max: 500 }).map(String);
const anyCommand: fc.Arbitrary<FundCommand> = fc.oneof(
  fc.record({
    type: fc.constant('appropriate' as const),
    fiscalYear: year,
    amount,
    reason: fc.constant(reason),
  }),
  fc.record({
    type: fc.constant('release' as const),
    ref: fc.constant('c1/clause-1'),
    shares: fc.array(fc.record({ fiscalYear: year, amount }), { maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant('commit' as const),
    ref: fc.constant('ref'),
    caseId: fc.constant('c1'),
    shares: fc.array(fc.record({ fiscalYear: year, amount }), { maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant('carry' as const),
    ref: fc.constant('c1/clause-1'),
    fromYear: year,
    toYear: year,
    amount,
  }),
  fc.record({
    type: fc.constantFrom('reserve', 'pay', 'return-reserved', 'recover'),
    ref: fc.constant('c1/payment-1'),
    fiscalYear: year,
    amount,
  }),
);

/** Each account's balance by its entries alone, without the fund's own columns. */
function balances(events: readonly FundEvent[]): Map<string, bigint> {
  const book = new Map<string, bigint>();
  const add = (key: string, by: bigint) => book.set(key, (book.get(key) ?? 0n) + by);
  for (const event of events) {
    if (event.type !== 'fund-moved') continue;
    for (const entry of event.entries) {
      add(`${String(entry.fiscalYear)}/${entry.from}`, -fen(entry.amount));
      add(`${String(entry.fiscalYear)}/${entry.to}`, fen(entry.amount));
    }
  }
  return book;
}

function expectSound(state: Fund, book: Map<string, bigint>) {
  if (state.phase !== 'open') throw new Error('the fund is open');
  expect([...book.values()].reduce((sum, balance) => sum + balance, 0n)).toBe(0n);
  for (const line of state.lines) {
    const balance = (account: string) => book.get(`${String(line.fiscalYear)}/${account}`) ?? 0n;
    const used = fen(line.committed) + fen(line.reserved) + fen(line.paid) - fen(line.recovered);
    const available = fen(line.appropriated) + fen(line.brought) - fen(line.carried);
    expect(used <= available).toBe(true);
    expect(freeOf(line)).toBe(balance('free'));
    expect(balance('free') >= 0n).toBe(true);
    expect(fen(line.appropriated)).toBe(-balance('appropriated'));
    for (const account of ['committed', 'reserved', 'paid'] as const) {
      expect(fen(line[account])).toBe(balance(account));
    }
  }
}

describe('whatever a fund is asked', () => {
  it('promises no more than it has, sums to zero, and has no column below zero', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        const events: FundEvent[] = [opened, appropriated];
        for (const command of commands) {
          const by = command.type === 'appropriate' ? head : service;
          const state = foldEvents(fund, events);
          const decision = fund.decide({ ...command, by, at: noon, commandId: 'cmd' }, state);
          if (!decision.ok) continue;
          events.push(...decision.events);
          expectSound(foldEvents(fund, events), balances(events));
        }
      }),
    );
  });
});
