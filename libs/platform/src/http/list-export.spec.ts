import { describe, expect, it } from '@jest/globals';
import readExcelFile from 'read-excel-file/node';
import { lists, type ListSheet } from '#contracts/shared/list-columns';
import { commandWords, phaseWords } from '#contracts/shared/words';
import { EvaluationView } from '#contracts/evaluation/views';
import { NegotiationView } from '#contracts/negotiation/views';
import { BatchView, RewardView } from '#contracts/reward/views';
import { caseEndings } from '#domain/contact/contact';
import { importPhases } from '#domain/contact/lead-import';
import { sheetOf } from './list-export.js';
import type { CellWords } from '../sheets/list-cells.js';

const pack: CellWords['pack'] = {
  units: [{ unitId: 'centre', name: { zh: '市投资促进中心', en: 'Centre' }, source: { sample: true } }],
  districts: [{ districtId: 'dongsheng', name: { zh: '东胜区', en: 'Dongsheng' }, source: { sample: true } }],
  segments: [],
  funds: [{ fundId: 'talent-fund', name: { zh: '人才专项资金', en: 'Talent fund' }, lines: [] }],
  roles: { labels: {} as never, source: { sample: true } },
};

const names = new Map([
  ['p-li', '李明（示例）'],
  ['rp-1', '张*'],
]);

async function* pages(...given: readonly object[]) {
  yield* given;
}

async function written(sheet: ListSheet, language: 'zh' | 'en', ...given: readonly object[]) {
  const chunks: Buffer[] = [];
  for await (const chunk of sheetOf(sheet, pages(...given), { language, pack, names })) {
    chunks.push(Buffer.from(chunk as Buffer));
  }
  return Buffer.concat(chunks);
}

/** Read by another program's reader. */
async function readBack(bytes: Buffer): Promise<unknown[][]> {
  const [sheet] = await readExcelFile(bytes, { trim: false });
  return sheet?.data ?? [];
}

const boardCase = {
  ...{ caseId: 'c1', stage: 'negotiation', phase: 'offered', personIds: ['rp-1', 'rp-2'] },
  ...{ organisations: ['示例储能有限公司', '=2+5'], segment: 'unknown-one', district: 'dongsheng' },
  ...{ officerId: 'p-li', officerUnitId: 'centre', plannedInvestment: '35600000001' },
  ...{ openedAt: '2026-11-20T16:30:00.000Z', lastChangeAt: '2026-11-21T01:00:00.000Z' },
};

describe('a list as a sheet', () => {
  it('reads back as it was shown, in Chinese words, names and the city’s time, as text', async () => {
    const bytes = await written(lists['journey.show-board'], 'zh', { cases: [boardCase] });

    expect(await readBack(bytes)).toEqual([
      [
        ...['事项编号', '环节', '状态', '单位', '人才', '产业方向', '旗区', '经办人', '经办单位'],
        ...['计划投资（元）', '协议金额（元）', '已兑付（元）', '立项时间', '最近变动', '办理期限'],
      ],
      [
        ...['c1', '一事一议', '已要约', '示例储能有限公司、=2+5', '张*、rp-2', 'unknown-one', '东胜区'],
        ...['李明（示例）', '市投资促进中心', '356000000.01', null, null],
        ...['2026-11-21 00:30', '2026-11-21 09:00', null],
      ],
    ]);
  });

  it('disarms what a spreadsheet program would run', async () => {
    const people = [{ personId: 'p-1', name: '＝cmd|calc', unitId: 'centre', roles: [] }];
    const rows = await readBack(await written(lists['access.list-people'], 'zh', { people }));

    expect(rows[1]?.[1]).toBe("'＝cmd|calc");
  });

  it('has a row for each row within a row', async () => {
    const lines = [2026, 2027].map((fiscalYear) => ({ fiscalYear, appropriated: '100', free: '7' }));
    const bytes = await written(lists['reward.list-funds'], 'en', {
      funds: [{ fundId: 'talent-fund', lines }],
    });

    expect((await readBack(bytes)).slice(1).map((row) => row.slice(0, 3))).toEqual([
      ['Talent fund', '2026', '1.00'],
      ['Talent fund', '2027', '1.00'],
    ]);
  });

  it('holds 20,000 rows, page after page, each once and in order', async () => {
    const page = (from: number) => ({
      items: Array.from({ length: 100 }, (_, index) => ({
        ...{ command: 'sign', stage: 'negotiation', overdue: false, caseId: String(from + index) },
      })),
    });
    const given = Array.from({ length: 200 }, (_, index) => page(index * 100));
    const rows = await readBack(await written(lists['journey.show-work'], 'zh', ...given));

    expect(rows.slice(1).map((row) => row[5])).toEqual(
      Array.from({ length: 20_000 }, (_, index) => String(index)),
    );
  });

  it('is empty but for its headings where there is nothing to show', async () => {
    expect(await readBack(await written(lists['reward.list-unpaid'], 'zh', { commitments: [] }))).toHaveLength(1);
  });
});

describe('the words of the cells', () => {
  it.each(caseEndings)('name the ending %s', (ending) => {
    expect(phaseWords).toHaveProperty([ending]);
  });

  it.each(importPhases)('name the import’s phase %s', (phase) => {
    expect(phaseWords).toHaveProperty([phase]);
  });

  const phases = [EvaluationView, NegotiationView, RewardView, BatchView].flatMap(
    ({ shape }) => shape.phase.options as readonly string[],
  );

  it.each(phases)('name the phase %s', (phase) => {
    expect(phaseWords).toHaveProperty([phase]);
  });

  it('are Chinese and English each', () => {
    for (const { zh, en } of [...Object.values(phaseWords), ...Object.values(commandWords)]) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/^[\x20-\x7e’]+$/);
    }
  });
});
