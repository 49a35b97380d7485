import { randomUUID } from 'node:crypto';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Caller } from '#testing/caller';
import { eventually } from '#testing/caller';
import { cast, done, refusedWith, yuan, type Theatre } from './cast.js';

export interface Share {
  readonly fiscalYear: number;
  readonly amount: string;
}

interface Payment {
  readonly paymentId: string;
  readonly state: string;
}

interface Paying {
  readonly fiscalYear: number;
  readonly parts: readonly string[];
  readonly seed: number;
}

/** An invented account number, another for each seed. */
export function accountOf(seed: number): string {
  return `99${String(seed).padStart(14, '0')}`;
}

/** Entitlement to bank: three persons per payment, one batch, and the bank's result sheet. */
export async function payEverything(
  theatre: Theatre,
  caseId: string,
  ownerId: string,
  holder: string,
  { fiscalYear, parts, seed }: Paying,
): Promise<string> {
  const { say } = theatre;
  const preparer = await theatre.as(cast.preparer);
  const account = done(
    'register the account',
    await preparer.post<{ accountId: string }>('/api/register/accounts', {
      ownerId,
      holder,
      bank: '示例银行鄂尔多斯分行',
      number: accountOf(seed),
    }),
  );
  const prepared: string[] = [];
  for (const amount of parts) {
    prepared.push(await preparePayment(theatre, caseId, account.accountId, { fiscalYear, amount }));
    say(`reward: ${yuan(amount)} of ${String(fiscalYear)} prepared, reviewed and approved by three persons`);
  }
  await payBatch(theatre, caseId, prepared);
  return parts.reduce((sum, amount) => sum + BigInt(amount), 0n).toString();
}

/** Prepared, reviewed and approved by three persons. @returns its id. */
export async function preparePayment(
  theatre: Theatre,
  caseId: string,
  accountId: string,
  { fiscalYear, amount }: Share,
): Promise<string> {
  const cases = `/api/reward/cases/${caseId}`;
  const preparer = await theatre.as(cast.preparer);
  const known = new Set((await paymentsOf(preparer, cases)).map((payment) => payment.paymentId));
  done(
    'prepare the payment',
    await preparer.post(`${cases}/prepare-payment`, { clauseId: 'clause-1', fiscalYear, amount, accountId }),
  );
  const { paymentId } = await eventually('the account is frozen', async () =>
    (await paymentsOf(preparer, cases)).find(
      (payment) => !known.has(payment.paymentId) && payment.state === 'prepared',
    ),
  );
  const own = await preparer.post(`${cases}/review-payment`, { paymentId });
  if (known.size === 0) {
    theatre.say(`reward: reviewing one’s own is refused: ${refusedWith('preparer-cannot-review', own)}`);
  }
  const reviewer = await theatre.as(cast.reviewer);
  done('review', await reviewer.post(`${cases}/review-payment`, { paymentId }));
  const approver = await theatre.as(cast.approver);
  done('approve', await approver.post(`${cases}/approve-payment`, { paymentId }));
  return paymentId;
}

/**
 * One batch of these payments, from its opening to the bank's result sheet.
 * @param locked what else is done with it before it leaves.
 */
export async function payBatch(
  theatre: Theatre,
  caseId: string,
  payments: readonly string[],
  locked: (officer: Caller, path: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const officer = await theatre.as(cast.preparer);
  const batch = done(
    'open a batch',
    await officer.post<{ batchId: string }>('/api/reward/batches', {
      fundId: 'talent-fund',
      payments: payments.map((paymentId) => ({ caseId, paymentId })),
    }),
  );
  const path = `/api/reward/batches/${batch.batchId}`;
  await eventually('the batch is locked', async () => (await phaseOf(officer, path)) === 'locked');
  await locked(officer, path);
  const { status, bytes, headers } = await officer.postForFile(`${path}/export`, randomUUID());
  if (status !== 200) throw new Error(`export the batch: ${String(status)}`);
  theatre.say(
    `reward: batch of ${String(payments.length)} exported, sha256 ${String(headers.get('x-sheet-sha256')).slice(0, 12)}…`,
  );
  const imported = await officer.upload(`${path}/results`, {
    name: '银行回单.xlsx',
    bytes: await paidSheet(bytes),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
  done('import the bank’s results', imported);
  await eventually('the batch is settled', async () => (await phaseOf(officer, path)) === 'settled');
}

/** The bank's part: it fills in 成功 for every line of our own sheet. */
async function paidSheet(exported: Uint8Array): Promise<Uint8Array> {
  const { sheets } = await readXlsx(exported);
  const filled = sheets.map(({ name, rows }) => {
    const head = rows.findIndex((row) => row.some((cell) => String(cell).startsWith('结果')));
    const column = (rows[head] ?? []).findIndex((cell) => String(cell).startsWith('结果'));
    return {
      name,
      rows: rows.map((row, index) =>
        index > head && /^\d+$/.test(String(row[0] ?? ''))
          ? Array.from({ length: Math.max(row.length, column + 1) }, (_, at) => (at === column ? '成功' : (row[at] ?? null)))
          : [...row],
      ),
    };
  });
  return writeXlsx({ sheets: filled });
}

/** Once the reward stage is open. */
export async function paymentsOf(caller: Caller, cases: string): Promise<Payment[]> {
  return eventually('the reward stage is open', async () => {
    const view = await caller.get<{ payments: Payment[] }>(cases);
    return view.status === 200 && view.body.payments;
  });
}

async function phaseOf(caller: Caller, path: string): Promise<string> {
  return (await caller.get<{ phase: string }>(path)).body.phase;
}
