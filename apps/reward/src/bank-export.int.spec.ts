import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExportCheck } from '#contracts/reward/views';
import { writeDelimited } from '#platform/sheets/delimited';
import { account, officer, RunningReward } from './examples.js';

let reward: RunningReward;
let batchId: string;

beforeAll(async () => {
  reward = await RunningReward.start();
  await reward.entitledCase('bank', { amount: '1234567' }, { amount: '5' });
  batchId = await reward.lockedBatch(
    await reward.approvedPayment('bank', 'clause-1', '1234567', 'payment-1'),
    await reward.approvedPayment('bank', 'clause-2', '5', 'payment-2'),
  );
});

afterAll(async () => {
  await reward.services.stop();
});

const check = (asked: string) =>
  reward.feng.get<ExportCheck>(`/api/reward/batches/${batchId}/export-check?${asked}`);
const gbk = (bytes: Uint8Array) => new TextDecoder('gbk', { fatal: true }).decode(bytes);

describe('a dry run', () => {
  it('lists what the bank would return, and leaves nothing in the record', async () => {
    const { status, body } = await check('template=icbc');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      files: [{ name: `${batchId}-icbc.csv`, count: 2, total: '1234572' }],
      complaints: [
        { line: 1, code: 'cell-empty', because: expect.stringContaining('日期') },
        { line: 2, code: 'cell-empty' },
      ],
    });
    expect((await check('template=icbc&payOn=2026-11-23')).body.complaints).toEqual([]);
    expect((await check('template=cgb')).body.complaints).toMatchObject([
      { line: 1, code: 'bank-number-missing' },
      { line: 2, code: 'bank-number-missing' },
    ]);
    expect(JSON.stringify((await check('template=cgb')).body)).not.toContain(account.number);
    expect((await reward.batchIn(batchId, 'locked')).phase).toBe('locked');
  });

  it('is for finance, of a template there is', async () => {
    const li = await reward.services.as(officer);
    const path = `/api/reward/batches/${batchId}/export-check`;

    expect(await li.get(`${path}?template=icbc`)).toMatchObject({ status: 403 });
    expect(await check('template=no-such')).toMatchObject({
      ...{ status: 400, body: { errors: [{ path: 'template' }] } },
    });
    expect((await reward.exported(batchId, '?template=no-such')).status).toBe(400);
  });
});

describe('a batch in a bank’s own file', () => {
  it('leaves in the bank’s columns and encoding, and that it left is recorded', async () => {
    const { status, headers, bytes } = await reward.exported(
      batchId,
      '?template=icbc&payOn=2026-11-23',
    );

    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': expect.stringContaining('text/csv'),
      'content-disposition': `attachment; filename="${batchId}-icbc.csv"`,
      'x-sheet-sha256': createHash('sha256').update(bytes).digest('hex'),
    });
    const [, first] = gbk(bytes).split('\r\n');
    expect(first?.split(',')).toEqual(
      expect.arrayContaining(['RMB', '20261123', account.number, '12345.67', 'bank/payment-1']),
    );
    expect((await reward.batchIn(batchId, 'exported')).phase).toBe('exported');
    const { events } = reward.recorder.record;
    expect(JSON.stringify(await events.find().toArray())).not.toContain(account.number);
  });

  it('comes back in GBK, without our own number, and is matched all the same', async () => {
    const file = [
      ['收款人帐号', '付款金额', '客户业务编号', '处理结果', '失败原因'],
      ['', '12345.67', 'bank/payment-1', '成功', ''],
      [account.number, '0.05', '', '失败', '账号户名不符'],
      ['', '1.00', 'other/payment-1', '成功', ''],
    ];
    const bytes = writeDelimited(file, { encoding: 'gbk' });
    const { status, body } = await reward.upload(batchId, bytes, randomUUID(), '回盘.csv');

    expect(status).toBe(200);
    expect(body['skipped']).toMatchObject([{ row: 4, code: 'line-unknown' }]);
    expect((await reward.batchIn(batchId, 'settled')).lines).toMatchObject([
      { line: 1, state: 'paid' },
      { line: 2, state: 'returned', bankReason: 'holder-mismatch' },
    ]);
  });
});
