import { holdsRole, isPerson } from '../shared/actor.js';
import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { digits, fen, type Fen } from '../shared/money.js';
import type { Issued, Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import { entry, evolveFund, freeOf, lineOf, sumByYear } from './fund-ledger.js';
import { fundSentences } from './refusals.js';
import { fundVisibility } from './visible.js';

/**
 * Where a fen of a fund can stand. `appropriated`, `recovered` and `brought` (from the year
 * before) are sources: what leaves them has come into the year; what is `carried` has left it for
 * another. So over all accounts the ledger sums to zero.
 */
export const fundAccounts = [
  'appropriated',
  'recovered',
  'brought',
  'free',
  'committed',
  'reserved',
  'paid',
  'carried',
] as const;
export type FundAccount = (typeof fundAccounts)[number];

/** One fiscal year of a fund, in fen. What is free follows from the columns: `freeOf` in the ledger. */
export interface FundLine {
  readonly fiscalYear: number;
  readonly appropriated: Fen;
  readonly committed: Fen;
  readonly reserved: Fen;
  readonly paid: Fen;
  readonly recovered: Fen;
  /** Carried over from earlier years, and to a later one (结转). */
  readonly brought: Fen;
  readonly carried: Fen;
}

/** A double entry: `amount` leaves `from` and arrives at `to`, so it sums to zero by its shape. */
export interface FundEntry {
  readonly fiscalYear: number;
  readonly from: FundAccount;
  readonly to: FundAccount;
  readonly amount: Fen;
}

export interface YearAmount {
  readonly fiscalYear: number;
  readonly amount: Fen;
}

export type Fund =
  | { readonly phase: 'not-opened' }
  | {
      readonly phase: 'open';
      readonly fundId: string;
      readonly packVersion: string;
      readonly lines: readonly FundLine[];
    };

export interface OpenFund {
  readonly type: 'open-fund';
  readonly fundId: string;
  readonly lines: readonly { readonly fiscalYear: number; readonly appropriated: Fen }[];
  readonly packVersion: string;
}
/** More money for a fiscal year, on the word of a head of finance. */
export interface Appropriate extends YearAmount {
  readonly type: 'appropriate';
  readonly reason: TextRef;
}
/** At signing: every share, or none of them. */
export interface Commit {
  readonly type: 'commit';
  readonly ref: string;
  readonly caseId: string;
  readonly shares: readonly YearAmount[];
}
/** A clause has lapsed: what was committed for it is free again; `ref` is `<caseId>/<clauseId>`. */
export interface Release {
  readonly type: 'release';
  readonly ref: string;
  readonly shares: readonly YearAmount[];
}
/** A commitment and its money move to a later year together; `ref` is `<caseId>/<clauseId>`. */
export interface CarryOver {
  readonly type: 'carry';
  readonly ref: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly amount: Fen;
}
/** A payment's own movements; `ref` is `<caseId>/<paymentId>`. */
export interface MovePayment extends YearAmount {
  readonly type: 'reserve' | 'pay' | 'return-reserved' | 'recover';
  readonly ref: string;
}

export type FundCommand = OpenFund | Appropriate | Commit | Release | CarryOver | MovePayment;

export type FundEvent =
  | {
      readonly type: 'fund-opened';
      readonly fundId: string;
      readonly packVersion: string;
      readonly fiscalYears: readonly number[];
    }
  | {
      readonly type: 'fund-moved';
      readonly ref: string;
      readonly caseId?: string;
      readonly entries: readonly FundEntry[];
      /** Who appropriated, whom they stood in for, and why. */
      readonly appropriatedBy?: string;
      readonly appropriatedFor?: string;
      readonly reason?: TextRef;
    };

const initialFund: Fund = { phase: 'not-opened' };

function may(
  type: FundCommand['type'],
  { by }: Pick<Issued, 'by'>,
  state: Fund,
): Refusal | undefined {
  switch (type) {
    case 'open-fund':
      if (isPerson(by)) return refused('service-only');
      return state.phase === 'not-opened' ? undefined : refused('already-opened');
    case 'appropriate':
      if (!holdsRole(by, 'finance-head')) return refused('finance-head-only');
      return state.phase === 'open' ? undefined : refused('fund-not-open');
    case 'commit':
    case 'reserve':
    case 'pay':
    case 'return-reserved':
    case 'release':
    case 'carry':
    case 'recover':
      if (isPerson(by)) return refused('service-only');
      return state.phase === 'open' ? undefined : refused('fund-not-open');
    default:
      return never(type);
  }
}

function decide(command: FundCommand & Issued, state: Fund): Decision<FundEvent> {
  const refusal = may(command.type, command, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'open-fund':
      return open(command);
    case 'appropriate':
      return appropriate(command);
    case 'commit':
      return commit(command, state);
    case 'reserve':
      return move(command, 'committed', 'reserved', state);
    case 'pay':
      return move(command, 'reserved', 'paid', state);
    case 'return-reserved':
      return move(command, 'reserved', 'committed', state);
    case 'release':
      return release(command, state);
    case 'carry':
      return carry(command, state);
    case 'recover':
      return recover(command, state);
    default:
      return never(command);
  }
}

function open({ fundId, lines, packVersion, commandId }: OpenFund & Issued): Decision<FundEvent> {
  const fiscalYears = lines.map((line) => line.fiscalYear);
  if (new Set(fiscalYears).size < fiscalYears.length) return refused('fiscal-year-named-twice');
  const entries = lines
    .filter((line) => fen(line.appropriated) > 0n)
    .map(({ fiscalYear, appropriated: amount }) =>
      entry({ fiscalYear, amount }, 'appropriated', 'free'),
    );
  return decided<FundEvent>([
    { type: 'fund-opened', fundId, packVersion, fiscalYears },
    ...(entries.length > 0 ? [{ type: 'fund-moved', ref: commandId, entries } as const] : []),
  ]);
}

/** The first year that falls short is named, so that the terms can be moved to another year. */
function commit({ ref, caseId, shares }: Commit, state: Fund): Decision<FundEvent> {
  if (state.phase !== 'open') return refused('fund-not-open');
  const wanted = sumByYear(shares);
  for (const { fiscalYear, amount } of wanted) {
    const shortfall = fen(amount) - freeOf(lineOf(fiscalYear, state.lines));
    if (shortfall > 0n) {
      const details = { fundId: state.fundId, fiscalYear, shortfall: digits(shortfall) };
      return refused('commitment-refused', details);
    }
  }
  const entries = wanted.map((share) => entry(share, 'free', 'committed'));
  return entries.length === 0 ? decided([]) : moved(ref, entries, caseId);
}

function appropriate(command: Appropriate & Issued): Decision<FundEvent> {
  const { amount, reason, by, commandId } = command;
  if (fen(amount) === 0n) return refused('amount-is-zero');
  if (!isPerson(by)) return refused('finance-head-only');
  return decided([
    {
      type: 'fund-moved',
      ref: commandId,
      entries: [entry(command, 'appropriated', 'free')],
      appropriatedBy: by.personId,
      ...(by.actsFor !== undefined && { appropriatedFor: by.actsFor }),
      reason,
    },
  ]);
}

function release({ ref, shares }: Release, state: Fund): Decision<FundEvent> {
  if (state.phase !== 'open') return refused('fund-not-open');
  const given = sumByYear(shares);
  for (const { fiscalYear, amount } of given) {
    const { committed: available } = lineOf(fiscalYear, state.lines);
    if (fen(amount) > fen(available)) {
      const details = { fundId: state.fundId, fiscalYear, from: 'committed', available, amount };
      return refused('movement-impossible', details);
    }
  }
  const entries = given.map((share) => entry(share, 'committed', 'free'));
  return entries.length === 0 ? decided([]) : moved(ref, entries);
}

function carry(command: CarryOver, state: Fund): Decision<FundEvent> {
  if (state.phase !== 'open') return refused('fund-not-open');
  const { ref, fromYear, toYear, amount } = command;
  const { committed: available } = lineOf(fromYear, state.lines);
  if (fen(amount) === 0n || fen(amount) > fen(available)) {
    const details = { fiscalYear: fromYear, from: 'committed', available, amount };
    return refused('movement-impossible', { fundId: state.fundId, ...details });
  }
  return moved(ref, [
    entry({ fiscalYear: fromYear, amount }, 'committed', 'carried'),
    entry({ fiscalYear: toYear, amount }, 'brought', 'committed'),
  ]);
}

/** `paid` keeps what ever left the fund; what came back of it comes in again through `recovered`. */
function recover({ ref, fiscalYear, amount }: MovePayment, state: Fund): Decision<FundEvent> {
  if (state.phase !== 'open') return refused('fund-not-open');
  const line = lineOf(fiscalYear, state.lines);
  const available = digits(fen(line.paid) - fen(line.recovered));
  return fen(amount) > 0n && fen(amount) <= fen(available)
    ? moved(ref, [entry({ fiscalYear, amount }, 'recovered', 'free')])
    : refused('recovery-impossible', { fundId: state.fundId, fiscalYear, available, amount });
}

function move(
  { ref, fiscalYear, amount }: MovePayment,
  from: 'committed' | 'reserved',
  to: FundAccount,
  state: Fund,
): Decision<FundEvent> {
  if (state.phase !== 'open') return refused('fund-not-open');
  const available = lineOf(fiscalYear, state.lines)[from];
  return fen(amount) > 0n && fen(amount) <= fen(available)
    ? moved(ref, [entry({ fiscalYear, amount }, from, to)])
    : refused('movement-impossible', { fundId: state.fundId, fiscalYear, from, available, amount });
}

function moved(ref: string, entries: readonly FundEntry[], caseId?: string): Decision<FundEvent> {
  return decided([
    { type: 'fund-moved', ref, ...(caseId !== undefined && { caseId }), entries },
  ]);
}

/** A fund: not a stage of a case but a record of its own. It has no deadline and never ends. */
export const fund: Stage<Fund, FundCommand, FundEvent, never> = {
  name: 'fund',
  isShared: true,
  initial: initialFund,
  commands: ['appropriate'],
  may,
  decide,
  evolve: evolveFund,
  due: () => undefined,
  errand: () => undefined,
  answered: () => {
    throw new Error('a fund asks no errands');
  },
  outcome: () => undefined,
  waits: () => [],
  visible: fundVisibility,
  sentences: fundSentences,
};
