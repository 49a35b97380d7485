import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BatchView, RewardView } from '#contracts/reward/views';
import type { PersonActor, Role } from '#domain/shared/actor';
import type { Fund, FundEvent } from '#domain/reward/fund';
import type { ErrandAnswer } from '#domain/shared/stage';
import { issueToken } from '#platform/access/token';
import { tokenSecret } from '#platform/keys/keys';
import { readSpreadsheet, writeSpreadsheet } from '#platform/sheets/spreadsheet';
import { RecordUnavailable } from '#platform/store/record-errors';
import { Recorder } from '#platform/store/recorder';
import { eventually, type Caller, type Reply } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { openPackFunds } from './pack-funds.js';
import { RewardModule } from './reward.module.js';
import { rewardWork } from './reward.worker.js';

function someone(personId: string, unitId: string, ...roles: Role[]): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}

const finance = 'finance-bureau';
const preparer = someone('p-wu', finance, 'finance-officer');
const reviewer = someone('p-zheng', finance, 'finance-officer', 'finance-head');
const head = someone('p-feng', finance, 'finance-head');
const officer = someone('p-li', 'centre', 'centre-officer');
const stranger = someone('p-he', 'elsewhere', 'unit-officer');
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let services: RunningServices;
let recorder: Recorder;
let wu: Caller;
let zheng: Caller;
let feng: Caller;

beforeAll(async () => {
  services = await runServices({ modules: [RewardModule] });
  recorder = services.app.get(Recorder, { strict: false });
  [wu, zheng, feng] = await Promise.all([preparer, reviewer, head].map((one) => services.as(one))) as [
    Caller,
    Caller,
    Caller,
  ];
  const { funds } = services.house.pack;
  await eventually('the funds are open', async () => {
    const found = await Promise.all(funds.map(({ fundId }) => fundNow(fundId)));
    return found.every(({ phase }) => phase === 'open');
  });
});

afterAll(async () => {
  await services.stop();
});

/** Asks an errand as Temporal would: again, when the record is too busy. */
async function ask(type: string, errandId: string, request: object): Promise<ErrandAnswer> {
  const answerer = rewardWork(recorder, services.house).errands?.[type];
  if (!answerer) throw new Error(`no errand ${type}`);
  for (;;) {
    try {
      return await answerer({ errandId, caseId: '', request: { type, ...request } });
    } catch (error) {
      if (!(error instanceof RecordUnavailable)) throw error;
    }
  }
}

interface Clause {
  readonly fundId?: string;
  readonly amount: string;
}

/** A case whose terms were signed and whose milestones were all accepted. */
async function entitledCase(caseId: string, ...clauses: readonly Clause[]): Promise<void> {
  const signed = clauses.map(({ fundId = 'science-fund', amount }, index) => ({
    clauseId: `clause-${String(index + 1)}`,
    kind: 'grant',
    beneficiaryId: 'org-1',
    fundId,
    responsibleUnitId: 'bureau',
    shares: [{ fiscalYear: 2026, amount }],
    milestone: { milestoneId: `m-${String(index + 1)}`, dueOn: '2026-12-31' },
    evidenceKind: 'invoice',
    findings: [1],
  }));
  const shares = signed.flatMap(({ clauseId, fundId, shares: [share] }) => [
    { clauseId, fundId, ...share },
  ]);
  const committed = await ask('commit-funds', `negotiation-${caseId}:9`, { caseId, shares });
  expect(committed).toEqual({ ok: true, result: {} });
  const facts = {
    caseId,
    subjects: [{ kind: 'organisation', subjectId: 'org-1', name: '示例储能有限公司' }],
    ...{ segment: 'new-energy', district: 'dongsheng' },
    ...{ officerId: officer.personId, officerUnitId: officer.unitId },
  };
  const terms = { case: facts, clauses: signed, termsVersion: 1 };
  const open = rewardWork(recorder, services.house).openings?.['reward'];
  const opening = { openingId: `negotiation-${caseId}:9`, outcome: { kind: 'signed', terms, version: 9 } };
  await giveByService('journey', caseId, open!(opening, caseId), opening.openingId);
  for (const { clauseId, milestone } of signed) {
    const request = { caseId, clauseId, ...milestone, acceptedOn: '2026-05-30' };
    await ask('entitle', `landing-${caseId}:${clauseId}`, request);
  }
}

async function giveByService(service: string, caseId: string, command: { type: string }, id: string) {
  const given = await recorder.give({
    stream: `reward-${caseId}`,
    caseId,
    by: { kind: 'service', service },
    command,
    commandId: id,
    bodyDigest: id,
  });
  expect(given).toMatchObject({ ok: true });
}

const accountNumber = '6222021234567890128';

/** The register's answer, as its errand brings it. */
async function freezeAccount(caseId: string, paymentId: string): Promise<void> {
  const textId = `answer:${caseId}:${paymentId}`;
  const words = JSON.stringify({
    ...{ holder: '示例储能有限公司', bank: '示例银行', branch: '东胜支行', number: accountNumber },
  });
  const account = { textId, digest: recorder.keys.digest(words) };
  const accountDigest = recorder.keys.digest(accountNumber);
  await recorder.give({
    stream: `reward-${caseId}`,
    caseId,
    by: { kind: 'service', service: 'register' },
    command: { type: 'record-account', paymentId, account, accountDigest } as { type: string },
    commandId: textId,
    bodyDigest: textId,
    words: [{ textId, words }],
  });
}

function step(who: Caller, caseId: string, command: string, body: object): Promise<Reply> {
  return who.post(`/api/reward/cases/${caseId}/${command}`, body);
}

async function prepare(caseId: string, clauseId: string, amount: string, paymentId: string) {
  const prepared = { clauseId, fiscalYear: 2026, amount, accountId: 'a-1' };
  expect(await step(wu, caseId, 'prepare-payment', prepared)).toMatchObject({ status: 200 });
  await freezeAccount(caseId, paymentId);
}

/** Three persons, one payment. */
async function approvedPayment(caseId: string, clauseId: string, amount: string, paymentId: string) {
  await prepare(caseId, clauseId, amount, paymentId);
  expect(await step(zheng, caseId, 'review-payment', { paymentId })).toMatchObject({ status: 200 });
  expect(await step(feng, caseId, 'approve-payment', { paymentId })).toMatchObject({ status: 200 });
  return { caseId, paymentId };
}

async function lockedBatch(payments: readonly object[], fundId = 'science-fund'): Promise<string> {
  const opened = await wu.post<{ batchId: string }>('/api/reward/batches', { fundId, payments });
  expect(opened).toMatchObject({ status: 200, body: { version: 1, events: ['batch-opened'] } });
  await batchIn(opened.body.batchId, 'locked');
  return opened.body.batchId;
}

function batchIn(batchId: string, phase: string): Promise<BatchView> {
  return eventually(`batch ${batchId} is ${phase}`, async () => {
    const { body } = await wu.get<BatchView>(`/api/reward/batches/${batchId}`);
    return body.phase === phase && body;
  });
}

async function exported(batchId: string, key: string = randomUUID()) {
  const token = await issueToken(preparer, tokenSecret(services.house.masterKey));
  const response = await fetch(`${services.url}/api/reward/batches/${batchId}/export`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

/** The exported sheet, filled in by line; a line without an answer leaves the sheet. */
async function answeredSheet(bytes: Uint8Array, answers: Record<string, readonly string[]>) {
  const [sheet] = await readSpreadsheet(bytes);
  const rows = sheet!.rows.flatMap((row) => {
    const [line = ''] = row;
    if (!/^\d+$/.test(line)) return [row];
    const answer = answers[line];
    return answer ? [[...row.slice(0, -answer.length), ...answer]] : [];
  });
  return writeSpreadsheet([{ name: '结果', rows }]);
}

function upload(batchId: string, bytes: Uint8Array, key?: string): Promise<Reply> {
  return wu.upload(`/api/reward/batches/${batchId}/results`, { name: 'r.xlsx', bytes, type: xlsx }, key);
}

async function fundNow(fundId: string): Promise<Fund> {
  return (await recorder.draft(`fund-${fundId}`)).state as Fund;
}

/** I2, recomputed from the events alone: committed + reserved + paid − recovered ≤ appropriated. */
async function overspentAt(fundId: string): Promise<number[]> {
  const events = await recorder.record.events.find({ stream: `fund-${fundId}` }).sort({ version: 1 }).toArray();
  const used = new Map<string, bigint>();
  const add = (account: string, by: bigint) => used.set(account, (used.get(account) ?? 0n) + by);
  return events.flatMap(({ event, version }) => {
    const moved = event as FundEvent;
    if (moved.type !== 'fund-moved') return [];
    for (const { fiscalYear, from, to, amount } of moved.entries) {
      add(`${String(fiscalYear)} ${from}`, -BigInt(amount));
      add(`${String(fiscalYear)} ${to}`, BigInt(amount));
    }
    return [...used].some(([name, amount]) => !/appropriated|recovered/.test(name) && amount < 0n)
      ? [version]
      : [];
  });
}

describe('the funds', () => {
  it('are opened from the pack once, with what can be committed against', async () => {
    const before = await recorder.record.events.countDocuments({ kind: 'fund' });
    await openPackFunds(recorder, services.house.pack);
    await openPackFunds(recorder, { ...services.house.pack, version: 'another' });

    expect(await recorder.record.events.countDocuments({ kind: 'fund' })).toBe(before);
    const { body } = await feng.get('/api/reward/funds/talent-fund');
    const years = (body['lines'] as { fiscalYear: number }[]).map(({ fiscalYear }) => fiscalYear);
    expect(years).not.toContain(2022);
    expect(years).toContain(2026);
  });

  it('never promise more than they have, however many sign at once', async () => {
    const amount = '1500000000';
    const sign = (number: number) => {
      const caseId = `signing-${String(number)}`;
      const shares = [{ clauseId: 'clause-1', fundId: 'talent-fund', fiscalYear: 2026, amount }];
      return ask('commit-funds', `negotiation-${caseId}:5`, { caseId, shares });
    };
    const numbers = Array.from({ length: 16 }, (_, index) => index);
    const answers = await Promise.all(numbers.map(sign));

    expect(answers.filter(({ ok }) => ok)).toHaveLength(6);
    const refusal = { fundId: 'talent-fund', fiscalYear: 2026, shortfall: '500000000' };
    for (const answer of answers.filter(({ ok }) => !ok)) {
      expect(answer).toMatchObject({ code: 'commitment-refused', details: refusal });
    }
    expect(await overspentAt('talent-fund')).toEqual([]);
    expect(await Promise.all(numbers.map(sign))).toEqual(answers);
    const { body } = await feng.get('/api/reward/funds/talent-fund');
    const thisYear = { fiscalYear: 2026, committed: '9000000000', free: '1000000000' };
    expect(body['lines']).toContainEqual(expect.objectContaining(thisYear));
  });

  it('commit all shares of the terms, or none of them', async () => {
    const before = await fundNow('science-fund');
    const share = { clauseId: 'clause-1', fiscalYear: 2027 };
    const shares = [
      { ...share, fundId: 'science-fund', amount: '100' },
      { ...share, fundId: 'talent-fund', amount: '10000000001' },
    ];
    const answer = await ask('commit-funds', 'negotiation-c-all:5', { caseId: 'c-all', shares });

    expect(answer).toMatchObject({ ok: false, details: { fundId: 'talent-fund', shortfall: '1' } });
    expect(await fundNow('science-fund')).toEqual(before);
  });

  it('are listed page by page for finance and those who oversee it', async () => {
    const first = await feng.get<{ funds: { fundId: string }[]; nextCursor: string }>('/api/reward/funds?limit=1');
    const rest = await feng.get(`/api/reward/funds?cursor=${first.body.nextCursor}`);

    expect(first.body.funds).toHaveLength(1);
    const names = services.house.pack.funds.map(({ fundId }) => fundId);
    expect(rest.body['funds']).toHaveLength(names.length - 1);
    expect(await (await services.as(officer)).get('/api/reward/funds')).toMatchObject({ status: 403 });
    expect(await feng.get('/api/reward/funds?cursor=eA')).toMatchObject({ status: 400 });
    expect(await feng.get('/api/reward/funds/no-such')).toMatchObject({ status: 404 });
  });
});

describe('a payment', () => {
  it('passes through three persons', async () => {
    await entitledCase('three', { amount: '1000' });
    await prepare('three', 'clause-1', '1000', 'payment-1');
    const paymentId = 'payment-1';

    const refused = (code: string) => ({ status: 409, body: { code, caseId: 'three' } });
    expect(await step(wu, 'three', 'review-payment', { paymentId })).toMatchObject(refused('preparer-cannot-review'));
    await step(zheng, 'three', 'review-payment', { paymentId, note: '与协议一致' });
    expect(await step(zheng, 'three', 'approve-payment', { paymentId })).toMatchObject(
      refused('reviewer-cannot-approve'),
    );
    const reason = '账户需更正';
    expect(await step(feng, 'three', 'reject-payment', { paymentId, reason })).toMatchObject({ status: 200 });
    const { body } = await (await services.as(officer)).get<RewardView>('/api/reward/cases/three');
    expect(body.payments).toMatchObject([
      {
        ...{ state: 'rejected', note: '与协议一致', accountShown: '***************0128' },
        rejection: { rejectedBy: 'p-feng', reason },
      },
    ]);
    expect(body.promises[0]?.shares).toEqual([
      { fiscalYear: 2026, amount: '1000', paid: '0', left: '1000' },
    ]);
  });

  it('is hidden from units that have nothing to do with it', async () => {
    await entitledCase('hidden', { amount: '1000' });
    const he = await services.as(stranger);

    expect(await he.get('/api/reward/cases/hidden')).toMatchObject({ status: 404 });
    expect(await he.get('/api/reward/cases/no-such')).toMatchObject({ status: 404 });
  });
});

describe('a batch', () => {
  it('leaves as a sheet and comes back line by line; a returned line is payable again', async () => {
    await entitledCase('paid', { amount: '1234567' }, { amount: '5' });
    const payments = [
      await approvedPayment('paid', 'clause-1', '1234567', 'payment-1'),
      await approvedPayment('paid', 'clause-2', '5', 'payment-2'),
    ];
    const batchId = await lockedBatch(payments);
    const sheet = await exported(batchId);
    const results = await answeredSheet(sheet.bytes, { 1: ['成功', ''], 2: ['退回', '账号户名不符'] });
    const key = randomUUID();
    const first = await upload(batchId, results, key);

    expect(first).toMatchObject({ status: 200, body: { batchId, events: ['results-imported'], skipped: [] } });
    const settled = await batchIn(batchId, 'settled');
    expect(settled.lines).toMatchObject([
      { line: 1, state: 'paid' },
      { line: 2, state: 'returned', bankReason: 'holder-mismatch' },
    ]);
    expect(await upload(batchId, results, key)).toMatchObject({ status: 200, body: first.body });
    expect(await upload(batchId, results)).toMatchObject({ status: 409, body: { code: 'not-in-this-phase' } });
    await approvedPayment('paid', 'clause-2', '5', 'payment-3');
    const { body } = await wu.get<RewardView>('/api/reward/cases/paid');
    expect(body.payments.map(({ state }) => state)).toEqual(['paid', 'returned', 'approved']);
    expect(await overspentAt('science-fund')).toEqual([]);
  });

  it('gives the same file every time, and says what it is', async () => {
    await entitledCase('file', { amount: '700' });
    const batchId = await lockedBatch([await approvedPayment('file', 'clause-1', '700', 'payment-1')]);
    const [first, second] = [await exported(batchId), await exported(batchId)];

    expect(first).toMatchObject({ status: 200 });
    expect(first.headers.get('content-type')).toBe(xlsx);
    expect(first.headers.get('content-disposition')).toBe(`attachment; filename="batch-${batchId}.xlsx"`);
    const sha256 = createHash('sha256').update(first.bytes).digest('hex');
    expect(first.headers.get('x-sheet-sha256')).toBe(sha256);
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
    expect((await readSpreadsheet(first.bytes))[0]?.rows[2]?.slice(0, 8)).toEqual([
      ...['1', batchId, '示例储能有限公司', accountNumber, '示例银行东胜支行', '7.00', '奖励支付款'],
      'file/payment-1',
    ]);
    const stored = await recorder.record.events.find({ stream: `batch-${batchId}` }).toArray();
    expect(stored.map(({ event }) => event.type)).toEqual(['batch-opened', 'lines-placed', 'batch-exported']);
    const all = JSON.stringify(await recorder.record.events.find().toArray());
    for (const secret of [sha256, accountNumber]) expect(all).not.toContain(secret);
  });

  it('gets the same answer of its cases when it asks them twice', async () => {
    await entitledCase('lines', { amount: '100' });
    const approved = await approvedPayment('lines', 'clause-1', '100', 'payment-1');
    const lines = [
      { line: 1, ...approved },
      { line: 2, ...approved, paymentId: 'payment-9' },
      { line: 3, ...approved, caseId: 'no-such' },
    ];
    const place = () => ask('place-lines', 'batch-asks-twice:1', { batchId: 'asks-twice', lines });
    const placed = [
      { line: 1, placed: true },
      { line: 2, placed: false, code: 'payment-unknown' },
      { line: 3, placed: false, code: 'not-in-this-phase' },
    ];

    expect(await place()).toEqual({ ok: true, result: { lines: placed } });
    expect(await place()).toEqual({ ok: true, result: { lines: placed } });
    const settled = lines.map((line) => ({ ...line, result: 'paid' }));
    const settle = () => ask('settle-lines', 'batch-asks-twice:4', { batchId: 'asks-twice', lines: settled });
    const answer = await settle();
    expect(answer).toMatchObject({ result: { lines: [{ line: 1, settled: true }, {}, {}] } });
    expect(await settle()).toEqual(answer);
    expect((await wu.get('/api/reward/cases/lines')).body).toMatchObject({ phase: 'settled' });
  });

  it('takes results in parts, and leaves what does not match as it is', async () => {
    await entitledCase('parts', { amount: '100' }, { amount: '200' }, { amount: '300' });
    const payments = [
      await approvedPayment('parts', 'clause-1', '100', 'payment-1'),
      await approvedPayment('parts', 'clause-2', '200', 'payment-2'),
      await approvedPayment('parts', 'clause-3', '300', 'payment-3'),
    ];
    const batchId = await lockedBatch(payments);
    const { bytes } = await exported(batchId);
    const amountOf = (amount: string) => [amount, '', `parts/payment-2`, '成功', ''];
    const partly = { 1: ['成功', ''], 2: amountOf('2.01'), 3: ['处理中', ''] };
    const first = await upload(batchId, await answeredSheet(bytes, partly));

    expect(first.body['skipped']).toMatchObject([{ row: 5, code: 'result-unknown' }]);
    const seen = await eventually('the first line is paid', async () => {
      const batch = await batchIn(batchId, 'exported');
      return batch.lines[0]?.state === 'paid' && batch;
    });
    expect(seen.mismatched).toMatchObject([{ line: 2, code: 'line-altered' }]);
    const whole = { 1: ['成功', ''], 2: ['成功', ''], 3: ['成功', ''] };
    await upload(batchId, await answeredSheet(bytes, whole));
    await batchIn(batchId, 'settled');
    expect((await wu.get('/api/reward/cases/parts')).body).toMatchObject({ phase: 'settled' });
  });

  it('takes no file but the result sheet of its own lines', async () => {
    await entitledCase('files', { amount: '100' }, { amount: '100' });
    const one = await lockedBatch([await approvedPayment('files', 'clause-1', '100', 'payment-1')]);
    const other = await lockedBatch([await approvedPayment('files', 'clause-2', '100', 'payment-2')]);
    const paid = { 1: ['成功', ''] };
    const ofOther = await answeredSheet((await exported(other)).bytes, paid);
    await exported(one);
    const invalid = { status: 400, body: { errors: [{ path: 'file' }] } };

    expect(await upload(one, ofOther)).toMatchObject(invalid);
    expect(await upload(one, new TextEncoder().encode('序号,金额\n1,1.00'))).toMatchObject(invalid);
    const strange = await writeSpreadsheet([{ name: 'a', rows: [['一张别的表']] }]);
    expect(await upload(one, strange)).toMatchObject(invalid);
    expect(await wu.post(`/api/reward/batches/${one}/results`, {})).toMatchObject(invalid);
    expect(await upload('b-no-such', ofOther)).toMatchObject({ status: 404 });
    expect((await exported('b-no-such')).status).toBe(404);
  });
});

describe('opening a batch', () => {
  it('takes approved payments of its fund only, and opens one batch for one key', async () => {
    await entitledCase('open', { amount: '100' }, { amount: '100' });
    await prepare('open', 'clause-1', '100', 'payment-1');
    const approved = await approvedPayment('open', 'clause-2', '100', 'payment-2');
    const open = (fundId: string, payments: object[], key?: string) =>
      wu.post('/api/reward/batches', { fundId, payments }, key);

    expect(await open('science-fund', [{ caseId: 'open', paymentId: 'payment-1' }])).toMatchObject({
      status: 409,
      body: { code: 'payment-not-approved', details: { paymentId: ['open/payment-1'] } },
    });
    expect(await open('talent-fund', [approved, { ...approved, paymentId: 'payment-9' }])).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'payments.0.paymentId' }, { path: 'payments.1.paymentId' }] },
    });
    const key = randomUUID();
    const opened = await open('science-fund', [approved], key);
    const { batchId } = opened.body as { batchId: string };
    await batchIn(batchId, 'locked');
    expect(await open('science-fund', [approved], key)).toMatchObject({ status: 200, body: opened.body });
    expect(await open('science-fund', [approved, approved], key)).toMatchObject({ status: 422 });
    expect(await open('science-fund', [approved])).toMatchObject({ status: 409 });
    const listed = await feng.get('/api/reward/batches?limit=1');
    expect(listed.body['batches']).toMatchObject([{ batchId, phase: 'locked', lineCount: 1 }]);
    const { nextCursor } = listed.body as { nextCursor: string };
    const older = await feng.get(`/api/reward/batches?cursor=${nextCursor}`);
    expect(JSON.stringify(older.body)).not.toContain(batchId);
    expect((older.body['batches'] as unknown[]).length).toBeGreaterThan(3);
  });

  it('gives a payment to one batch only, however many ask for it at once', async () => {
    await entitledCase('twice', { amount: '100' });
    const approved = await approvedPayment('twice', 'clause-1', '100', 'payment-1');
    const open = () =>
      wu.post<{ batchId: string }>('/api/reward/batches', {
        fundId: 'science-fund',
        payments: [approved],
      });
    const opened = await Promise.all([open(), open()]);
    const batches = opened.filter(({ status }) => status === 200).map(({ body }) => body.batchId);
    const phases = await Promise.all(
      batches.map((batchId) =>
        eventually(`batch ${batchId} has asked`, async () => {
          const { body } = await wu.get<BatchView>(`/api/reward/batches/${batchId}`);
          return body.phase !== 'placing' && body.phase;
        }),
      ),
    );

    expect(phases.filter((phase) => phase === 'locked')).toHaveLength(1);
  });
});
