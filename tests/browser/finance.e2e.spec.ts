import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { FundView } from '#contracts/reward/views';
import { eventually } from '#testing/caller';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { accountOf } from '../stories/pay.js';
import { carryToEntitled, fiscalYearNow } from '../stories/thread.js';
import { resultSheet } from './bank.js';
import { giveIn, Hands } from './hands.js';
import { barriersOn, inEnglish } from './looking.js';
import { Theatre } from './playing.js';

const organisation = '鄂尔多斯市示例储能科技与新材料联合研究有限责任公司';
const late = '鄂尔多斯市示例跨年兑付装备有限责任公司';
const thisYear = fiscalYearNow();
const sceneMs = 600_000;
jest.setTimeout(sceneMs);

describe('an entitled promise in the browser, from three hands to what the bank says of it', () => {
  let theatre: Theatre;
  let broken = '';
  let caseId = '';
  const people = { as: (account: string) => theatre.as(account), say: () => undefined };
  const accountNumber = accountOf(Date.now());

  beforeAll(async () => {
    theatre = await Theatre.open();
    caseId = await carryToEntitled(people, organisation, inventedCreditCode(Date.now()));
  });
  afterEach(async () => {
    await theatre.clear();
  });
  afterAll(async () => {
    await theatre.close();
  });

  const at = async (account: string, tab: string): Promise<Page> =>
    (await theatre.signIn(account, {}, `/finance?tab=${tab}`)).page;
  const rowIn = (page: Page, payment: string | RegExp = ''): Locator =>
    page.getByRole('row').filter({ hasText: organisation }).filter({ hasText: payment });
  /** The console is quiet but for what the browser itself says of the one answer a scene expects. */
  const scene = async (name: string, play: () => Promise<void>, expected?: string) => {
    if (broken !== '') throw new Error(`the story broke off at “${broken}”`);
    broken = name;
    await theatre.scene(`finance-${name}`, play);
    const said = theatre.complaints().filter((line) => !expected || !line.includes(expected));
    expect(said).toEqual([]);
    broken = '';
  };
  /** No barrier in either language; the page is left in English. */
  const nothingInTheWay = async (page: Page) => {
    expect(await barriersOn(page)).toEqual([]);
    await inEnglish(page);
    expect(await barriersOn(page)).toEqual([]);
  };

  it('the preparer registers the missing account, is held to what is left, and cannot review', async () => {
    await scene('prepare', async () => {
      const page = await at('finance-guo', 'prepare');
      const prepareAll = async () => {
        await page.getByRole('checkbox', { name: '全选（1）' }).check();
        await page.getByRole('button', { name: /^制作付款所选 1 笔/ }).click();
        await page.getByRole('dialog').getByRole('button', { name: '制作付款', exact: true }).click();
      };
      await prepareAll();
      await page.getByText('收款单位没有登记账户').waitFor();
      await rowIn(page).getByRole('button', { name: '制作付款' }).click();
      const account = page.getByRole('form', { name: '登记收款账户' });
      const bank = new Hands(page, account);
      await bank.write('开户银行', '示例银行鄂尔多斯分行');
      await bank.write('账号', accountNumber);
      await bank.press('登记收款账户');
      const form = page.getByRole('form', { name: '制作付款' });
      const hands = new Hands(page, form);
      await hands.write('金额', '200');
      await form.locator('button[type=submit]').click();
      await form.getByText('金额不能超过此数').waitFor();
      await hands.write('金额', '80');
      await hands.write('其中旗区分担', '30');
      await form.locator('button[type=submit]').click();
      await form.waitFor({ state: 'hidden' });
      await rowIn(page, '40').waitFor();
      await prepareAll();
      await page.getByText('已办理 1 笔，未办理 0 笔').waitFor();
      await page.getByRole('tab', { name: '待复核' }).click();
      for (const payment of ['第 1 笔', '第 2 笔']) {
        await rowIn(page, payment).getByText('不能由您复核').waitFor();
        expect(await rowIn(page, payment).getByRole('button', { name: '复核' }).count()).toBe(0);
      }
      await nothingInTheWay(page);
    }, '409');
  });

  it('a second hand reviews what it picked, after the totals were said again', async () => {
    await scene('review', async () => {
      const page = await at('finance-he', 'prepared');
      await page.getByRole('checkbox', { name: '全选（2）' }).check();
      await page.getByRole('button', { name: '复核所选 2 笔 · 120 万元' }).click();
      const question = page.getByRole('dialog');
      await question.getByText('1,200,000.00 元').waitFor();
      await question.getByRole('button', { name: '复核', exact: true }).click();
      await page.getByText('已办理 2 笔，未办理 0 笔').waitFor();
    });
  });

  it('nobody approves before the banner’s word for its part is recorded, by who did not prepare it', async () => {
    await scene('banner', async () => {
      const page = await at('finance-lin', 'reviewed');
      await rowIn(page, '第 1 笔').getByText('旗区尚未确认其承担部分').waitFor();
      expect(await rowIn(page, '第 1 笔').getByRole('button', { name: '审批付款' }).count()).toBe(0);
      const preparer = await theatre.signIn('finance-guo');
      await preparer.page.locator('.work li, .ant-empty').first().waitFor();
      expect(await preparer.page.getByRole('button', { name: '确认旗区分担' }).count()).toBe(0);
      const { page: desk } = await theatre.signIn('finance-he');
      await desk.getByRole('button', { name: '确认旗区分担' }).click();
      await desk.waitForURL(/\/cases\//);
      await giveIn(desk, '确认旗区分担', async (hands) => {
        await hands.tick(/第 1 笔/);
        await hands.write('文号', '示例旗财发〔2026〕12号');
      });
      await desk.getByRole('row').filter({ hasText: '第 1 笔' }).getByText('其中旗区承担 30 万元').waitFor();
    });
  });

  it('a head of finance approves', async () => {
    await scene('approve', async () => {
      const page = await at('finance-lin', 'reviewed');
      for (const payment of ['第 1 笔', '第 2 笔']) {
        await rowIn(page, payment).getByRole('button', { name: '审批付款' }).click();
        await rowIn(page, payment).waitFor({ state: 'hidden' });
      }
      await page.getByText('已办理 1 笔，未办理 0 笔').waitFor();
      await nothingInTheWay(page);
    });
  });

  it('the batch locks with its control totals, and leaves as a bank’s own file', async () => {
    await scene('batch', async () => {
      const page = await at('finance-guo', 'approved');
      await page.getByRole('checkbox', { name: '全选（2）' }).check();
      await page.getByRole('button', { name: '列入批次：2 笔 · 120 万元' }).click();
      await page.getByText('已锁定。下一步').waitFor();
      const totals = page.locator('.totals');
      expect(await totals.innerText()).toMatch(/2\s.*1,200,000\.00 元/s);
      await new Hands(page).choose('银行模板', /工商银行批量汇款/);
      await page.getByText(/预检(通过|发现)/).waitFor();
      const leaving = page.waitForEvent('download');
      await page.getByRole('button', { name: '导出并下载' }).click();
      const file = await leaving;
      const bytes = await readFile(await file.path());
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await page.getByText(`已下载 ${file.suggestedFilename()}，SHA-256 ${sha256}`).waitFor();
      const rows = new TextDecoder('gbk').decode(bytes).trim().split(/\r?\n/);
      expect(rows).toHaveLength(3);
      expect(rows[0]).toContain('收款账号');
      for (const row of rows.slice(1)) expect(row).toMatch(new RegExp(`${accountNumber}.*${organisation}`));
      expect(rows.join()).toMatch(/800000\.00.*400000\.00/s);
      await page.getByText('已导出。下一步').waitFor();
      await nothingInTheWay(page);
    });
  });

  it('of the bank’s answer what did not match stands on top, and what did is paid or returned', async () => {
    await scene('results', async () => {
      const page = await at('finance-guo', 'batches');
      await page.locator('tbody button').first().click();
      await page.getByText('已导出。下一步').waitFor();
      const upload = async (...rows: Parameters<typeof resultSheet>) => {
        const buffer = Buffer.from(await resultSheet(...rows));
        await page.locator('input[type=file]').setInputFiles({ name: '银行回单.xlsx', mimeType, buffer });
      };
      const wrong = page.locator('tbody tr.wrong');

      await upload(['1', '800000.00', '处理中', ''], ['2', '400000.00', '', '']);
      await page.getByText('结果表中没有可识别的明细行。').waitFor();
      expect(await wrong.count()).toBe(0);

      await upload(
        ['1', '800000.00', '成功', ''],
        ['2', '400000.01', '成功', ''],
        ['9', '1.00', '成功', ''],
        ['', '1.00', '成功', ''],
      );
      await page.getByText('有 3 行未能核对').waitFor();
      await page.getByText(/^表格第 5 行/m).waitFor();
      await page.getByRole('row').filter({ hasText: '已支付' }).waitFor();
      const lines = await page.locator('tbody tr').allInnerTexts();
      expect(lines.map((line) => line.trim().slice(0, 1))).toEqual(['2', '1']);
      expect(await wrong.allInnerTexts()).toEqual([lines[0]]);
      expect(await barriersOn(page)).toEqual([]);

      await upload(['1', '800000.00', '成功', ''], ['2', '400000.00', '失败', '收款人户名不符']);
      await page.getByText('已办结：每一笔都有结果。').waitFor();
      expect(await page.locator('.totals').innerText()).toMatch(/已支付\s+1\s+银行退回\s+1/);
      await wrong.filter({ hasText: '户名须与账户一致' }).waitFor();
      await nothingInTheWay(page);
    }, '409');
  });

  it('what came back says what to do, and what was paid stands in its own list', async () => {
    await scene('returned', async () => {
      const page = await at('finance-he', 'returned');
      await rowIn(page, '户名不符').getByText('户名须与账户一致').waitFor();
      await page.getByRole('tab', { name: '已支付' }).click();
      await rowIn(page, '第 1 笔').waitFor();
      expect(await rowIn(page).count()).toBe(1);
      await nothingInTheWay(page);
    });
  });

  it('the fund shows what was paid of it, and takes more from the head of finance only', async () => {
    await scene('funds', async () => {
      const officer = await at('finance-he', 'funds');
      await officer.getByRole('heading', { name: '人才专项资金' }).waitFor();
      expect(await officer.getByRole('button', { name: '追加预算' }).count()).toBe(0);
      const page = await at('finance-lin', 'funds');
      const card = page.getByRole('region', { name: '人才专项资金' }).first();
      const year = String(thisYear);
      const bar = card.locator('.fund-bar').filter({ hasText: `${year} 年度` });
      await bar.getByText('已付 80 万元').waitFor();
      await bar.getByText('已承诺 40 万元').waitFor();
      const before = await freeOf(card, year);
      await card.getByRole('button', { name: '追加预算' }).click();
      const form = page.getByRole('form', { name: '追加预算' });
      const hands = new Hands(page, form);
      await hands.write('金额', '50');
      await hands.write('理由', '示例：年中追加');
      await hands.press('追加预算');
      await form.waitFor({ state: 'hidden' });
      await eventually('the fund has more', async () => (await freeOf(card, year)) === before + 50);
      await nothingInTheWay(page);
    });
  });

  it('paid money comes back on two persons’ word, and the fund has it free', async () => {
    await scene('recover', async () => {
      const fund = await fundOf(theatre, 'talent-fund');
      const { page: officer } = await theatre.signIn('finance-he', {}, `/cases/${caseId}?tab=reward`);
      const paid = (page: Page) =>
        page.getByRole('region', { name: '付款', exact: true }).getByRole('row').filter({ hasText: '第 1 笔' });
      const promised = (page: Page) => page.getByRole('region', { name: '承诺与兑付' });
      const cameBack = { name: '已追回（万元）' };
      await promised(officer).getByRole('columnheader', { name: '已付（万元）' }).waitFor();
      expect(await promised(officer).getByRole('columnheader', cameBack).count()).toBe(0);
      await giveIn(officer, '提议追回', async (hands) => {
        await hands.tick(/第 1 笔/);
        await hands.write('理由', '示例：重复申报，按协议退回。');
      });
      await paid(officer).getByText(/何文清.*提议追回/).waitFor();
      expect(await officer.getByRole('button', { name: '决定追回' }).count()).toBe(0);
      const { page } = await theatre.signIn('finance-lin');
      await page.getByRole('button', { name: '决定追回' }).click();
      await page.waitForURL(/\/cases\//);
      await giveIn(page, '决定追回', async (hands) => {
        await hands.tick(/第 1 笔/);
        await hands.tick('已追回');
      });
      await paid(page).getByText('已追回').waitFor();
      await promised(page).getByRole('columnheader', cameBack).waitFor();
      await promised(page).getByRole('cell', { name: '80', exact: true }).first().waitFor();
      await nothingInTheWay(page);
      await eventually('the fund has it back', async () => {
        const { recovered, free } = await fundOf(theatre, 'talent-fund');
        return recovered === 80 && free === fund.free + 80;
      });
    });
  });

  it('what an earlier year left unpaid is carried over by the head of finance, then prepared', async () => {
    await scene('carry', async () => {
      const head = await theatre.as('finance-lin');
      const appropriated = { fiscalYear: thisYear - 1, amount: '120000000', reason: '示例：补记上年预算。' };
      const more = await head.post('/api/reward/funds/talent-fund/appropriate', appropriated);
      expect(more.status).toBe(200);
      await carryToEntitled(people, late, inventedCreditCode(Date.now()), thisYear - 1);
      const lateRow = (page: Page) => page.getByRole('row').filter({ hasText: late });
      const inYear = async (account: string, year: number) => {
        const page = await at(account, 'prepare');
        await new Hands(page).choose('年度', `${String(year)} 年度`);
        return page;
      };
      const officer = await inYear('finance-guo', thisYear - 1);
      await lateRow(officer).waitFor();
      expect(await lateRow(officer).getByRole('button').count()).toBe(0);
      const page = await inYear('finance-lin', thisYear - 1);
      await lateRow(page).getByRole('button', { name: '结转' }).click();
      const form = page.getByRole('form', { name: '结转' });
      const hands = new Hands(page, form);
      await hands.write('理由', '示例：上年验收，本年兑付。');
      await hands.press('结转');
      await form.waitFor({ state: 'hidden' });
      await lateRow(page).waitFor({ state: 'hidden' });
      await nothingInTheWay(page);
      const now = await at('finance-guo', 'prepare');
      await lateRow(now).filter({ hasText: '120' }).getByRole('button', { name: '制作付款' }).waitFor();
    });
  });

  it('the case shows what was paid of its promise, and the three hands of each payment', async () => {
    await scene('case', async () => {
      const { page } = await theatre.signIn('centre-li', {}, `/cases/${caseId}?tab=reward`);
      const promises = page.getByRole('region', { name: '承诺与兑付' });
      await promises.getByRole('row').filter({ hasText: '120' }).filter({ hasText: '40' }).waitFor();
      const payments = page.getByRole('region', { name: '付款', exact: true });
      const hands = ['郭守正', '何文清', '林国栋'];
      for (const said of [['第 1 笔', '已追回', ...hands], ['第 2 笔', '银行退回', '户名不符', ...hands]]) {
        const row = said.reduce((rows, hasText) => rows.filter({ hasText }), payments.getByRole('row'));
        await row.waitFor();
      }
      await nothingInTheWay(page);
    });
  });
});

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** This year's figures of a fund, in 万元, as its service tells them. */
async function fundOf(theatre: Theatre, fundId: string) {
  const head = await theatre.as('finance-lin');
  const { body } = await head.get<FundView>(`/api/reward/funds/${fundId}`);
  const line = body.lines.find(({ fiscalYear }) => fiscalYear === thisYear);
  const wan = (fen: string | undefined) => Number(fen ?? 0) / 1_000_000;
  return { recovered: wan(line?.recovered), free: wan(line?.free) };
}

/** 万元 that are free of a fund's year, out of the last column of its figures. */
async function freeOf(card: Locator, year: string): Promise<number> {
  const row = card.getByRole('row').filter({ hasText: year });
  return Number((await row.getByRole('cell').last().innerText()).replaceAll(',', ''));
}
