import { never } from '../shared/exhaustive.js';
import { digits, fen, sumFen } from '../shared/money.js';
import type { Fund, FundAccount, FundEntry, FundEvent, FundLine, YearAmount } from './fund.js';

/**
 * Still to be promised, in fen: appropriated + recovered + brought − committed − reserved − paid −
 * carried.
 */
export function freeOf(line: FundLine): bigint {
  const used = sumFen([line.committed, line.reserved, line.paid, line.carried]);
  return sumFen([line.appropriated, line.recovered, line.brought]) - used;
}

export function entry(
  { fiscalYear, amount }: YearAmount,
  from: FundAccount,
  to: FundAccount,
): FundEntry {
  return { fiscalYear, from, to, amount };
}

/** In the order of the years; years for which nothing is wanted drop out. */
export function sumByYear(shares: readonly YearAmount[]): readonly YearAmount[] {
  const years = [...new Set(shares.map((share) => share.fiscalYear))].sort((a, b) => a - b);
  return years
    .map((fiscalYear) => {
      const ofYear = shares.filter((share) => share.fiscalYear === fiscalYear);
      return { fiscalYear, amount: digits(sumFen(ofYear.map((share) => share.amount))) };
    })
    .filter(({ amount }) => amount !== '0');
}

export function lineOf(fiscalYear: number, lines: readonly FundLine[]): FundLine {
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
    brought: '0',
    carried: '0',
  };
}

/** The fund after one more event. */
export function evolveFund(state: Fund, event: FundEvent): Fund {
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

const sources: readonly FundAccount[] = ['appropriated', 'recovered', 'brought'];

/** `free` is no column, and a source's column counts what has come out of it. */
function changed(line: FundLine, account: FundAccount, by: bigint): FundLine {
  if (account === 'free') return line;
  const isSource = sources.includes(account);
  return { ...line, [account]: digits(fen(line[account]) + (isSource ? -by : by)) };
}

function inOrder(lines: readonly FundLine[]): readonly FundLine[] {
  return [...lines].sort((a, b) => a.fiscalYear - b.fiscalYear);
}
