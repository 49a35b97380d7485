import { violated, type Recorded, type RecordedEvent, type Violation } from './recorded.js';

interface Movement {
  readonly fiscalYear: number;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
}

const columns = ['appropriated', 'committed', 'reserved', 'paid', 'recovered', 'brought', 'carried'];
const sources = new Set(['appropriated', 'recovered', 'brought']);

/** I1, I2, I3 and I8, out of the events alone. */
export function checkMoney(recorded: Recorded): Violation[] {
  const found: Violation[] = [];
  for (const [stream, events] of recorded.streams) {
    const [kind] = stream.split('-');
    if (kind === 'fund') found.push(...checkFund(stream, events, recorded));
    if (kind === 'reward') found.push(...checkPayments(stream, events));
  }
  return [...found, ...checkLedgerAgainstPayments(recorded)];
}

/** I2: nothing free is ever below zero, event by event; I3: all accounts together are zero. */
function checkFund(stream: string, events: readonly RecordedEvent[], { snapshots }: Recorded): Violation[] {
  const found: Violation[] = [];
  const accounts = new Map<string, bigint>();
  const add = (key: string, by: bigint) => accounts.set(key, (accounts.get(key) ?? 0n) + by);
  for (const { event, version } of events) {
    for (const { fiscalYear, from, to, amount } of (event['entries'] ?? []) as readonly Movement[]) {
      if (BigInt(amount) < 0n) found.push(violated('I3', `${stream}:${String(version)} moves ${amount}`));
      add(`${String(fiscalYear)} ${from}`, -BigInt(amount));
      add(`${String(fiscalYear)} ${to}`, BigInt(amount));
    }
    for (const [account, balance] of accounts) {
      const isSource = sources.has(account.split(' ')[1] ?? '');
      if (!isSource && balance < 0n) {
        found.push(violated('I2', `${stream} at version ${String(version)}: ${account} is ${String(balance)}`));
      }
    }
  }
  const sum = [...accounts.values()].reduce((total, balance) => total + balance, 0n);
  if (sum !== 0n) found.push(violated('I3', `${stream} sums to ${String(sum)}`));
  const snapshot = snapshots.find(({ _id }) => _id === stream);
  for (const line of linesOf(snapshot?.state)) {
    for (const column of columns) {
      const balance = accounts.get(`${line['fiscalYear'] ?? ''} ${column}`) ?? 0n;
      const expected = sources.has(column) ? -balance : balance;
      if (BigInt(line[column] ?? '0') !== expected) {
        found.push(violated('I3', `${stream} says ${column} ${line[column] ?? ''}, entries say ${String(expected)}`));
      }
    }
  }
  return found;
}

function linesOf(state: unknown): readonly Record<string, string>[] {
  return ((state as { lines?: readonly Record<string, string>[] } | undefined)?.lines ?? []);
}

/** I1: an approved payment leaves in one sheet at a time and is paid once; I8: by three persons. */
function checkPayments(stream: string, events: readonly RecordedEvent[]): Violation[] {
  const found: Violation[] = [];
  const open = new Map<string, number>();
  const times = new Map<string, number>();
  const hands = new Map<string, string[]>();
  const preparers = new Map<string, string[]>();
  for (const { event, by } of events) {
    const id = event['paymentId'] as string | undefined;
    if (id === undefined) continue;
    const count = (what: string) => {
      const key = `${id} ${what}`;
      times.set(key, (times.get(key) ?? 0) + 1);
      return times.get(key) ?? 0;
    };
    switch (event.type) {
      case 'payment-prepared':
      case 'payment-reviewed':
      case 'payment-approved':
        hands.set(id, [...(hands.get(id) ?? []), ...handsOf(by)]);
        if (event.type === 'payment-prepared') preparers.set(id, handsOf(by));
        if (event.type !== 'payment-approved' && count(event.type) > 1) found.push(violated('I1', `${stream} ${id}: ${event.type} twice`));
        break;
      case 'account-changed':
        // Whoever reviewed or approved the former account may do so again; the changer may not.
        preparers.set(id, [...new Set([...(preparers.get(id) ?? []), ...handsOf(by)])]);
        hands.set(id, preparers.get(id) ?? []);
        times.delete(`${id} payment-reviewed`);
        break;
      case 'payment-placed':
        open.set(id, (open.get(id) ?? 0) + 1);
        if ((open.get(id) ?? 0) > 1) found.push(violated('I1', `${stream} ${id} stands in two sheets`));
        if (!times.has(`${id} payment-reviewed`)) found.push(violated('I1', `${stream} ${id} left unapproved`));
        break;
      case 'payment-returned':
        open.set(id, (open.get(id) ?? 0) - 1);
        break;
      case 'payment-paid':
        if (count('paid') > 1) found.push(violated('I1', `${stream} ${id} was paid twice`));
        break;
    }
  }
  for (const [id, persons] of hands) {
    if (new Set(persons).size !== persons.length) {
      found.push(violated('I8', `${stream} ${id} went through ${persons.join(', ')}`));
    }
  }
  return found;
}

function handsOf({ personId, actsFor }: RecordedEvent['by']): string[] {
  return [personId, actsFor].filter((one) => one !== undefined);
}

/** What the funds say was paid is what the cases say was paid, fen by fen. */
function checkLedgerAgainstPayments({ streams }: Recorded): Violation[] {
  let paidByFunds = 0n;
  let paidByCases = 0n;
  for (const [stream, events] of streams) {
    const amounts = new Map<unknown, string>();
    for (const { event } of events) {
      if (stream.startsWith('fund-')) {
        for (const { from, to, amount } of (event['entries'] ?? []) as readonly Movement[]) {
          if (to === 'paid') paidByFunds += BigInt(amount);
          if (from === 'paid') paidByFunds -= BigInt(amount);
        }
      }
      if (event.type === 'payment-prepared') amounts.set(event['paymentId'], event['amount'] as string);
      if (event.type === 'payment-paid') paidByCases += BigInt(amounts.get(event['paymentId']) ?? '0');
    }
  }
  if (paidByFunds === paidByCases) return [];
  return [violated('I3', `funds say ${String(paidByFunds)} fen were paid, cases ${String(paidByCases)}`)];
}
