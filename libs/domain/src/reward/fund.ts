import { holdsRole, isPerson } from '../shared/actor.js';
import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { digits, fen, sumFen, type Fen } from '../shared/money.js';
import type { Issued, Stage } from '../shared/stage.js';
import { fundSentences } from './refusals.js';
import { fundVisibility } from './visible.js';

/**
 * Where a fen of a fund can stand. `appropriated` and `recovered` are sources: what leaves them has
 * come into the fund. So over all accounts the ledger sums to zero.
 */
export const fundAccounts = [
  'appropriated',
  'recovered',
  'free',
  'committed',
  'reserved',
  'paid',
] as const;
export type FundAccount = (typeof fundAccounts)[number];

/** One fiscal year of a fund, in fen. What is free follows from the columns: `freeOf`. */
export interface FundLine {
  readonly fiscalYear: number;
  readonly appropriated: Fen;
  readonly committed: Fen;
  readonly reserved: Fen;
  readonly paid: Fen;
  readonly recovered: Fen;
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
export interface Appropriate extends YearAmount {
  readonly type: 'appropriate';
}
/** At signing: every share, or none of them. */
export interface Commit {
  readonly type: 'commit';
  readonly ref: string;
  readonly caseId: string;
  readonly shares: readonly YearAmount[];
}
/** A payment's own movements; `ref` is `<caseId>/<paymentId>`. */
export interface MovePayment extends YearAmount {
  readonly type: 'reserve' | 'pay' | 'return-reserved';
  readonly ref: string;
}

export type FundCommand = OpenFund | Appropriate | Commit | MovePayment;

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
    };

const initialFund: Fund = { phase: 'not-opened' };

/** Still to be promised, in fen: appropriated − committed − reserved − paid + recovered. */
export function freeOf(line: FundLine): bigint {
  const used = sumFen([line.committed, line.reserved, line.paid]);
  return sumFen([line.appropriated, line.recovered]) - used;
}

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
      return fen(command.amount) === 0n
        ? refused('amount-is-zero')
        : moved(command.commandId, [entry(command, 'appropriated', 'free')]);
    case 'commit':
      return commit(command, state);
    case 'reserve':
      return move(command, 'committed', 'reserved', state);
    case 'pay':
      return move(command, 'reserved', 'paid', state);
    case 'return-reserved':
      return move(command, 'reserved', 'committed', state);
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

function entry({ fiscalYear, amount }: YearAmount, from: FundAccount, to: FundAccount): FundEntry {
  return { fiscalYear, from, to, amount };
}

/** In the order of the years; years for which nothing is wanted drop out. */
function sumByYear(shares: readonly YearAmount[]): readonly YearAmount[] {
  const years = [...new Set(shares.map((share) => share.fiscalYear))].sort((a, b) => a - b);
  return years
    .map((fiscalYear) => {
      const ofYear = shares.filter((share) => share.fiscalYear === fiscalYear);
      return { fiscalYear, amount: digits(sumFen(ofYear.map((share) => share.amount))) };
    })
    .filter(({ amount }) => amount !== '0');
}

function lineOf(fiscalYear: number, lines: readonly FundLine[]): FundLine {
  return lines.find((line) => line.fiscalYear === fiscalYear) ?? emptyLine(fiscalYear);
}

function emptyLine(fiscalYear: number): FundLine {
  return {
    fiscalYear,
    appropriated: '0',
    committed: '0',
    reserved: '0',
    paid: '0',
    recovered: '0',
  };
}

function evolve(state: Fund, event: FundEvent): Fund {
  switch (event.type) {
    case 'fund-opened': {
      const { fundId, packVersion, fiscalYears } = event;
      return { phase: 'open', fundId, packVersion, lines: inOrder(fiscalYears.map(emptyLine)) };
    }
    case 'fund-moved':
      return state.phase === 'open'
        ? { ...state, lines: event.entries.reduce(enter, state.lines) }
        : state;
    default:
      return never(event);
  }
}

function enter(lines: readonly FundLine[], { fiscalYear, from, to, amount }: FundEntry) {
  const others = lines.filter((line) => line.fiscalYear !== fiscalYear);
  const line = changed(lineOf(fiscalYear, lines), from, -fen(amount));
  return inOrder([...others, changed(line, to, fen(amount))]);
}

/** `free` is no column, and a source's column counts what has come out of it. */
function changed(line: FundLine, account: FundAccount, by: bigint): FundLine {
  if (account === 'free') return line;
  const isSource = account === 'appropriated' || account === 'recovered';
  return { ...line, [account]: digits(fen(line[account]) + (isSource ? -by : by)) };
}

function inOrder(lines: readonly FundLine[]): readonly FundLine[] {
  return [...lines].sort((a, b) => a.fiscalYear - b.fiscalYear);
}

/** A fund: not a stage of a case but a record of its own. It has no deadline and never ends. */
export const fund: Stage<Fund, FundCommand, FundEvent, never> = {
  name: 'fund',
  initial: initialFund,
  commands: ['appropriate'],
  may,
  decide,
  evolve,
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
