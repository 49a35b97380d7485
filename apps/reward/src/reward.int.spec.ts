import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BatchView, RewardView } from '#contracts/reward/views';
import { readSpreadsheet, writeSpreadsheet } from '#platform/sheets/spreadsheet';
import { eventually, type Caller } from '#testing/caller';
import { account, answeredSheet, officer, RunningReward, someone, xlsxType } from './examples.js';

const paid = ['成功', ''];
let reward: RunningReward;

beforeAll(async () => {
  reward = await RunningReward.start();
});

afterAll(async () => {
  await reward.services.stop();
});

describe('a payment', () => {
  it('passes through three persons', async () => {
    const { wu, zheng, feng, services } = reward;
    await reward.entitledCase('three', { amount: '1000' });
    const { paymentId } = await reward.preparedPayment('three', 'clause-1', '1000', 'payment-1');
    const review = { paymentId, note: '与协议一致' };
    const refused = (code: string) => ({ status: 409, body: { code, caseId: 'three' } });

    const byPreparer = await reward.give(wu, 'three', 'review-payment', review);
    expect(byPreparer).toMatchObject(refused('preparer-cannot-review'));
    const reviewed = await reward.give(zheng, 'three', 'review-payment', review);
    expect(reviewed).toMatchObject({ status: 200 });
    const byReviewer = await reward.give(zheng, 'three', 'approve-payment', { paymentId });
    expect(byReviewer).toMatchObject(refused('reviewer-cannot-approve'));
    const rejection = { paymentId, reason: '账户需更正' };
    const rejected = await reward.give(feng, 'three', 'reject-payment', rejection);
    expect(rejected).toMatchObject({ status: 200 });
    const { body } = await (await services.as(officer)).get<RewardView>('/api/reward/cases/three');
    expect(body.payments).toMatchObject([
      {
        ...{ state: 'rejected', note: review.note, accountShown: '***************0128' },
        rejection: { rejectedBy: 'p-feng', reason: rejection.reason },
      },
    ]);
    expect(body.promises[0]?.shares).toEqual([
      { fiscalYear: 2026, amount: '1000', paid: '0', recovered: '0', left: '1000' },
    ]);
  });

  it('is reviewed and approved anew when its account is changed, never by who changed it', async () => {
    const { wu, zheng, feng, recorder, services } = reward;
    await reward.entitledCase('changed', { amount: '1000' });
    const { paymentId } = await reward.preparedPayment('changed', 'clause-1', '1000', 'payment-1');
    const give = (who: Caller, command: string, body: object = {}) =>
      reward.give(who, 'changed', command, { paymentId, ...body });
    const refused = (code: string) => ({ status: 409, body: { code } });
    const change = { accountId: 'a-2', reason: '企业来函更换基本户' };
    expect(await give(zheng, 'review-payment')).toMatchObject({ status: 200 });
    expect(await give(feng, 'change-account', change)).toMatchObject({ status: 403 });
    expect(await give(zheng, 'change-account', change)).toMatchObject({ status: 200 });
    expect(await give(feng, 'approve-payment')).toMatchObject(refused('waiting-for-register'));
    const other = { ...account, number: '6222021234567899999' };
    await reward.givenAccount('changed', paymentId, other, 2);

    expect(await give(feng, 'approve-payment')).toMatchObject(refused('payment-not-at-this-step'));
    expect(await give(zheng, 'review-payment')).toMatchObject(refused('preparer-cannot-review'));
    const qian = await services.as(someone('p-qian', 'finance-bureau', 'finance-officer'));
    expect(await give(qian, 'review-payment')).toMatchObject({ status: 200 });
    expect(await give(zheng, 'approve-payment')).toMatchObject(refused('preparer-cannot-approve'));
    expect(await give(feng, 'approve-payment')).toMatchObject({ status: 200 });
    expect(await give(wu, 'change-account', change)).toMatchObject(refused('account-frozen'));
    const { body } = await wu.get<RewardView>('/api/reward/cases/changed');
    expect(body.payments).toMatchObject([
      {
        ...{ state: 'approved', reviewedBy: 'p-qian', accountShown: '***************9999' },
        accountChanges: [{ changedBy: 'p-zheng', reason: change.reason }],
      },
    ]);
    const events = await recorder.record.events.find({ stream: 'reward-changed' }).toArray();
    expect(events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        ...{ type: 'account-changed', accountId: 'a-2', changedBy: 'p-zheng' },
        setAside: {
          ...{ accountId: 'a-1', accountDigest: recorder.keys.digest(account.number) },
          hands: ['p-zheng'],
        },
      }),
    );
    for (const secret of [account.number, other.number, change.reason]) {
      expect(JSON.stringify(events)).not.toContain(secret);
    }
    const batchId = await reward.lockedBatch({ caseId: 'changed', paymentId });
    const { bytes } = await reward.exported(batchId);
    const sheet = JSON.stringify((await readSpreadsheet(bytes))[0]?.rows);
    expect(sheet).toContain(other.number);
    expect(sheet).not.toContain(account.number);
  });

  it('is hidden from units that have nothing to do with it', async () => {
    await reward.entitledCase('hidden', { amount: '1000' });
    const he = await reward.services.as(someone('p-he', 'elsewhere', 'unit-officer'));

    expect(await he.get('/api/reward/cases/hidden')).toMatchObject({ status: 404 });
    expect(await he.get('/api/reward/cases/no-such')).toMatchObject({ status: 404 });
  });
});

describe('a batch', () => {
  it('leaves and comes back line by line; a returned line is payable again', async () => {
    await reward.entitledCase('paid', { amount: '1234567' }, { amount: '5' });
    const batchId = await reward.lockedBatch(
      await reward.approvedPayment('paid', 'clause-1', '1234567', 'payment-1'),
      await reward.approvedPayment('paid', 'clause-2', '5', 'payment-2'),
    );
    const { bytes } = await reward.exported(batchId);
    const results = await answeredSheet(bytes, { 1: paid, 2: ['退回', '账号户名不符'] });
    const key = randomUUID();
    const first = await reward.upload(batchId, results, key);

    const imported = { batchId, events: ['results-imported'], skipped: [] };
    expect(first).toMatchObject({ status: 200, body: imported });
    expect((await reward.batchIn(batchId, 'settled')).lines).toMatchObject([
      { line: 1, state: 'paid' },
      { line: 2, state: 'returned', bankReason: 'holder-mismatch' },
    ]);
    const sameKey = await reward.upload(batchId, results, key);
    expect(sameKey).toMatchObject({ status: 200, body: first.body });
    const anotherKey = await reward.upload(batchId, results);
    expect(anotherKey).toMatchObject({ status: 409, body: { code: 'not-in-this-phase' } });
    await reward.approvedPayment('paid', 'clause-2', '5', 'payment-3');
    const { body } = await reward.wu.get<RewardView>('/api/reward/cases/paid');
    expect(body.payments.map(({ state }) => state)).toEqual(['paid', 'returned', 'approved']);
    expect(await reward.overspentAt('science-fund')).toEqual([]);
  });

  it('gives the same file every time, and says what it is', async () => {
    await reward.entitledCase('file', { amount: '700' });
    const payment = await reward.approvedPayment('file', 'clause-1', '700', 'payment-1');
    const batchId = await reward.lockedBatch(payment);
    const [first, second] = [await reward.exported(batchId), await reward.exported(batchId)];

    const sha256 = createHash('sha256').update(first.bytes).digest('hex');
    expect(first.status).toBe(200);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': xlsxType,
      'content-disposition': `attachment; filename="batch-${batchId}.xlsx"`,
      'x-sheet-sha256': sha256,
    });
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
    const [, , line] = (await readSpreadsheet(first.bytes))[0]?.rows ?? [];
    expect(line?.slice(0, 8)).toEqual([
      ...['1', batchId, account.holder, account.number, '示例银行东胜支行', '7.00', '奖励支付款'],
      'file/payment-1',
    ]);
    const { events } = reward.recorder.record;
    const types = (await events.find({ stream: `batch-${batchId}` }).toArray()).map(
      ({ event }) => event.type,
    );
    expect(types).toEqual(['batch-opened', 'lines-placed', 'batch-exported']);
    const all = JSON.stringify(await events.find().toArray());
    for (const secret of [sha256, account.number]) expect(all).not.toContain(secret);
  });

  it('gets the same answer of its cases when it asks them twice', async () => {
    await reward.entitledCase('lines', { amount: '100' });
    const approved = await reward.approvedPayment('lines', 'clause-1', '100', 'payment-1');
    const lines = [
      { line: 1, ...approved },
      { line: 2, ...approved, paymentId: 'payment-9' },
      { line: 3, ...approved, caseId: 'no-such' },
    ];
    const batchId = 'asks-twice';
    const place = () => reward.ask('place-lines', `batch-${batchId}:1`, { batchId, lines });
    const placed = [
      { line: 1, placed: true },
      { line: 2, placed: false, code: 'payment-unknown' },
      { line: 3, placed: false, code: 'not-in-this-phase' },
    ];

    expect(await place()).toEqual({ ok: true, result: { lines: placed } });
    expect(await place()).toEqual({ ok: true, result: { lines: placed } });
    const asked = { batchId, lines: lines.map((line) => ({ ...line, result: 'paid' })) };
    const settle = () => reward.ask('settle-lines', `batch-${batchId}:4`, asked);
    const answer = await settle();
    expect(answer).toMatchObject({ result: { lines: [{ line: 1, settled: true }, {}, {}] } });
    expect(await settle()).toEqual(answer);
    const { body } = await reward.wu.get('/api/reward/cases/lines');
    expect(body).toMatchObject({ phase: 'settled' });
  });

  it('takes results in parts, and leaves what does not match as it is', async () => {
    await reward.entitledCase('parts', { amount: '100' }, { amount: '200' }, { amount: '300' });
    const batchId = await reward.lockedBatch(
      await reward.approvedPayment('parts', 'clause-1', '100', 'payment-1'),
      await reward.approvedPayment('parts', 'clause-2', '200', 'payment-2'),
      await reward.approvedPayment('parts', 'clause-3', '300', 'payment-3'),
    );
    const { bytes } = await reward.exported(batchId);
    const altered = ['2.01', '', 'parts/payment-2', ...paid];
    const partly = await answeredSheet(bytes, { 1: paid, 2: altered, 3: ['处理中', ''] });
    const first = await reward.upload(batchId, partly);

    expect(first.body['skipped']).toMatchObject([{ row: 5, code: 'result-unknown' }]);
    const seen = await eventually('the first line is paid', async () => {
      const batch = await reward.batchIn(batchId, 'exported');
      return batch.lines[0]?.state === 'paid' && batch;
    });
    expect(seen.mismatched).toMatchObject([{ line: 2, code: 'line-altered' }]);
    await reward.upload(batchId, await answeredSheet(bytes, { 1: paid, 2: paid, 3: paid }));
    await reward.batchIn(batchId, 'settled');
    const { body } = await reward.wu.get('/api/reward/cases/parts');
    expect(body).toMatchObject({ phase: 'settled' });
  });

  it('takes no file but the result sheet of its own lines', async () => {
    await reward.entitledCase('files', { amount: '100' }, { amount: '100' });
    const first = await reward.approvedPayment('files', 'clause-1', '100', 'payment-1');
    const second = await reward.approvedPayment('files', 'clause-2', '100', 'payment-2');
    const [one, other] = [await reward.lockedBatch(first), await reward.lockedBatch(second)];
    const ofOther = await answeredSheet((await reward.exported(other)).bytes, { 1: paid });
    await reward.exported(one);
    const noSheet = new TextEncoder().encode('序号,金额\n1,1.00');
    const strange = await writeSpreadsheet([{ name: 'a', rows: [['一张别的表']] }]);

    const invalid = { status: 400, body: { errors: [{ path: 'file' }] } };
    for (const file of [ofOther, noSheet, strange]) {
      expect(await reward.upload(one, file)).toMatchObject(invalid);
    }
    expect(await reward.wu.post(`/api/reward/batches/${one}/results`, {})).toMatchObject(invalid);
    expect(await reward.upload('b-no-such', ofOther)).toMatchObject({ status: 404 });
    expect((await reward.exported('b-no-such')).status).toBe(404);
  });
});

describe('opening a batch', () => {
  it('takes approved payments of its fund only', async () => {
    await reward.entitledCase('fit', { amount: '100' }, { amount: '100' });
    const prepared = await reward.preparedPayment('fit', 'clause-1', '100', 'payment-1');
    const approved = await reward.approvedPayment('fit', 'clause-2', '100', 'payment-2');
    const unknown = { ...approved, paymentId: 'payment-9' };

    expect(await reward.openBatch([prepared, approved], 'science-fund')).toMatchObject({
      status: 409,
      body: { code: 'payment-not-approved', details: { paymentId: ['fit/payment-1'] } },
    });
    expect(await reward.openBatch([approved, unknown], 'talent-fund')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'payments.0.paymentId' }, { path: 'payments.1.paymentId' }] },
    });
  });

  it('opens one batch for one key, the newest of the list', async () => {
    await reward.entitledCase('key', { amount: '100' });
    const approved = await reward.approvedPayment('key', 'clause-1', '100', 'payment-1');
    const key = randomUUID();
    const opened = await reward.openBatch([approved], 'science-fund', key);
    const { batchId } = opened.body;
    await reward.batchIn(batchId, 'locked');

    const open = (payments: readonly (typeof approved)[]) =>
      reward.openBatch(payments, 'science-fund', key);
    expect(await open([approved])).toMatchObject({ status: 200, body: opened.body });
    expect(await open([approved, approved])).toMatchObject({ status: 422 });
    expect(await reward.openBatch([approved], 'science-fund')).toMatchObject({ status: 409 });
    const listed = await reward.feng.get('/api/reward/batches?limit=1');
    const { batches, nextCursor } = listed.body as { batches: unknown[]; nextCursor: string };
    expect(batches).toMatchObject([{ batchId, phase: 'locked', lineCount: 1 }]);
    const older = await reward.feng.get(`/api/reward/batches?cursor=${nextCursor}`);
    expect(JSON.stringify(older.body)).not.toContain(batchId);
    expect((older.body['batches'] as unknown[]).length).toBeGreaterThan(3);
  });

  it('gives a payment to one batch only, however many ask for it at once', async () => {
    await reward.entitledCase('twice', { amount: '100' });
    const approved = await reward.approvedPayment('twice', 'clause-1', '100', 'payment-1');
    const open = () => reward.openBatch([approved], 'science-fund');
    const opened = (await Promise.all([open(), open()])).filter(({ status }) => status === 200);
    const phases = await Promise.all(
      opened.map(({ body: { batchId } }) =>
        eventually(`batch ${batchId} has asked`, async () => {
          const { body } = await reward.wu.get<BatchView>(`/api/reward/batches/${batchId}`);
          return body.phase !== 'placing' && body.phase;
        }),
      ),
    );

    expect(phases.filter((phase) => phase === 'locked')).toHaveLength(1);
    expect(phases.filter((phase) => phase !== 'locked')).toEqual(
      Array(opened.length - 1).fill('refused'),
    );
  });
});
