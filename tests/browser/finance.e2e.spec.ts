import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { accountOf } from '../stories/pay.js';
import { carryToEntitled } from '../stories/thread.js';
import { Hands } from './hands.js';
import { barriersOn, inEnglish } from './looking.js';
import { Theatre } from './playing.js';

const organisation = '鄂尔多斯市示例储能科技与新材料联合研究有限责任公司';
const sceneMs = 600_000;
jest.setTimeout(sceneMs);

describe('an entitled promise in the browser, from three hands to the batch for the bank', () => {
  let theatre: Theatre;
  let broken = '';

  beforeAll(async () => {
    theatre = await Theatre.open();
    const people = { as: (account: string) => theatre.as(account), say: () => undefined };
    await carryToEntitled(people, organisation, inventedCreditCode(Date.now()));
  });
  afterEach(async () => {
    await theatre.clear();
  });
  afterAll(async () => {
    await theatre.close();
  });

  const at = async (account: string, tab: string): Promise<Page> =>
    (await theatre.signIn(account, {}, `/finance?tab=${tab}`)).page;
  const rowIn = (page: Page): Locator => page.getByRole('row').filter({ hasText: organisation });
  const scene = async (name: string, play: () => Promise<void>) => {
    if (broken !== '') throw new Error(`the story broke off at “${broken}”`);
    broken = name;
    await theatre.scene(`finance-${name}`, play);
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
      await rowIn(page).getByRole('button', { name: '制作付款' }).click();
      const account = page.getByRole('form', { name: '登记收款账户' });
      const bank = new Hands(page, account);
      await bank.write('开户银行', '示例银行鄂尔多斯分行');
      await bank.write('账号', accountOf(Date.now()));
      await bank.press('登记收款账户');
      const form = page.getByRole('form', { name: '制作付款' });
      const hands = new Hands(page, form);
      await hands.write('金额', '200');
      await hands.press('制作付款');
      await form.getByText('金额不能超过此数').waitFor();
      expect(theatre.complaints().filter((line) => !line.includes('409'))).toEqual([]);
      await hands.write('金额', '80');
      await hands.press('制作付款');
      await form.waitFor({ state: 'hidden' });
      await page.getByRole('tab', { name: '待复核' }).click();
      await rowIn(page).getByText('不能由您复核').waitFor();
      expect(await rowIn(page).getByRole('button', { name: '复核' }).count()).toBe(0);
      await nothingInTheWay(page);
    });
  });

  it('a second hand reviews what it picked, after the totals were said again', async () => {
    await scene('review', async () => {
      const page = await at('finance-he', 'prepared');
      await page.getByRole('checkbox', { name: /^全选/ }).check();
      await page.getByRole('button', { name: /^复核所选 1 笔 · 80 万元$/ }).click();
      const question = page.getByRole('dialog');
      await question.getByText('800,000.00 元').waitFor();
      await question.getByRole('button', { name: '复核', exact: true }).click();
      await page.getByText('已办理 1 笔，未办理 0 笔').waitFor();
    });
  });

  it('a head of finance approves', async () => {
    await scene('approve', async () => {
      const page = await at('finance-lin', 'reviewed');
      await rowIn(page).getByRole('button', { name: '审批付款' }).click();
      await page.getByText('已办理 1 笔，未办理 0 笔').waitFor();
      await nothingInTheWay(page);
    });
  });

  it('the batch locks with its control totals, and is looked through in a bank’s own file before it leaves', async () => {
    await scene('batch', async () => {
      const page = await at('finance-guo', 'approved');
      await rowIn(page).getByRole('checkbox').check();
      await page.getByRole('button', { name: /^列入批次：1 笔/ }).click();
      await page.getByText('已锁定。下一步').waitFor();
      const totals = page.locator('.totals');
      expect(await totals.innerText()).toMatch(/1\s.*800,000\.00 元/s);
      await new Hands(page).choose('银行模板', /./);
      await page.getByText(/预检(通过|发现)/).waitFor();
      await nothingInTheWay(page);
    });
  });
});
