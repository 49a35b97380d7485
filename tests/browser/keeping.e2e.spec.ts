import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '#testing/caller';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { contactStage } from '../stories/thread.js';
import { giveIn, Hands } from './hands.js';
import { barriersOn, inEnglish } from './looking.js';
import { Theatre } from './playing.js';

const organisation = '鄂尔多斯市示例储能科技与新材料联合研究有限责任公司';
const phone = '13900000000';
const sceneMs = 600_000;
jest.setTimeout(sceneMs);

describe('the register and administration in the browser', () => {
  let theatre: Theatre;

  beforeAll(async () => {
    theatre = await Theatre.open();
    const people = { as: (account: string) => theatre.as(account), say: () => undefined };
    await contactStage(people, organisation, inventedCreditCode(Date.now()));
    const head = await theatre.as('centre-zhao');
    await eventually('the register has the sheet’s people', async () => {
      const { body } = await head.get<{ found: unknown[] }>('/api/register/search?q=0000');
      return body.found.length > 0;
    });
  });
  afterEach(async () => {
    await theatre.clear();
  });
  afterAll(async () => {
    await theatre.close();
  });

  const scene = (name: string, play: () => Promise<void>) => theatre.scene(`keeping-${name}`, play);
  const at = async (account: string, path: string): Promise<Page> =>
    (await theatre.signIn(account, {}, path)).page;
  const nothingInTheWay = async (page: Page) => {
    expect(await barriersOn(page)).toEqual([]);
    await inEnglish(page);
    expect(await barriersOn(page)).toEqual([]);
  };
  const find = async (page: Page, words: string) => {
    await page.getByRole('textbox', { name: /^名称、拼音首字母、信用代码或电话/ }).fill(words);
    await page.getByRole('button', { name: '查找', exact: true }).click();
  };
  /** The page of whoever the search finds first. */
  const openFound = async (page: Page, words: string) => {
    await page.goto('/register');
    await find(page, words);
    await page.getByRole('region', { name: '查找结果' }).getByRole('row').nth(1).getByRole('button').click();
    await page.getByRole('button', { name: '更正', exact: true }).waitFor();
  };

  it('an organisation is found by its pinyin initials and its credit code', async () => {
    await scene('search', async () => {
      const page = await at('finance-guo', '/register');
      await find(page, 'zzqqzzqq');
      await page.getByText('没有找到').waitFor();
      await find(page, 'eedssslcn');
      await page.getByRole('button', { name: organisation }).waitFor();
      await nothingInTheWay(page);
    });
  });

  it('a number is shown in full once, for a purpose that covers it, and the head sees who looked', async () => {
    await scene('unmask', async () => {
      const page = await at('centre-zhao', '/register');
      await openFound(page, '0000');
      expect(await page.content()).not.toContain(phone);
      await page.getByRole('button', { name: '查看电话' }).click();
      const form = page.getByRole('form', { name: '查看完整内容' });
      const hands = new Hands(page, form);
      await hands.choose('查看目的', '核验身份');
      await hands.press('查看完整内容');
      await form.getByText('该目的不需要查看此项内容').waitFor();
      await hands.choose('查看目的', '联系本人');
      await hands.press('查看完整内容');
      await page.getByText(phone).waitFor();
      const trace = page.getByRole('region', { name: '查看留痕' });
      await trace.getByText('联系本人').waitFor();
      await nothingInTheWay(page);
      await page.reload();
      await page.getByText('139****0000').first().waitFor();
      expect(await page.content()).not.toContain(phone);
      expect(theatre.complaints().filter((line) => !line.includes('409'))).toEqual([]);
    });
  });

  it('somebody in an open case is not erased, and the refusal says why', async () => {
    await scene('erase', async () => {
      const page = await at('centre-zhao', '/register');
      await openFound(page, '0000');
      await page.getByRole('button', { name: '删除此人' }).click();
      const form = page.getByRole('form', { name: '删除此人' });
      const hands = new Hands(page, form);
      await hands.tick('本人要求');
      await hands.press('删除此人');
      await form.getByText('办结前不能删除').waitFor();
      expect(theatre.complaints().filter((line) => !line.includes('409'))).toEqual([]);
    });
  });

  it('one who was entered twice is merged after both were compared, and the merge undone', async () => {
    await scene('merge', async () => {
      const page = await at('centre-zhao', '/register?tab=people');
      await giveIn(page, '登记人员', async (form) => {
        await form.write('名称（姓名）', '示例联系人');
        await form.write('电话', '13911112222');
      });
      await page.getByRole('button', { name: '合并到另一条目' }).click();
      const part = page.getByRole('region', { name: '合并到另一条目' });
      await part.getByLabel('要保留的条目').fill('0000');
      await part.getByRole('button', { name: '查找' }).click();
      await part.getByRole('listitem').first().getByRole('button').click();
      await part.getByText('涉及事项').waitFor();
      await part.getByRole('button', { name: '合并到另一条目' }).click();
      await page.getByText(/已并入/).waitFor();
      await nothingInTheWay(page);
      await page.getByRole('button', { name: '中文', exact: true }).click();
      await page.getByRole('button', { name: '撤销合并' }).click();
      await page.getByText('139****2222').first().waitFor();
      expect(theatre.complaints()).toEqual([]);
    });
  });

  it('an administrator enters, suspends and lets in again whoever works here', async () => {
    await scene('people', async () => {
      const page = await at('admin-liang', '/administration');
      await giveIn(page, '录入人员', async (form) => {
        await form.write('账号', 'finance-new');
        await form.write('姓名', '新任经办（示例）');
        await form.choose('单位', '市财政局');
        await form.choose('岗位', '财政经办人');
        await page.keyboard.press('Escape');
      });
      await page.getByText(/的一次性密码：/).waitFor();
      const row = page.getByRole('row').filter({ hasText: 'finance-new' });
      await row.getByRole('button', { name: /^停用/ }).click();
      await page.getByRole('form', { name: '停用' }).getByRole('button', { name: '停用' }).click();
      await row.getByText('已停用').waitFor();
      await row.getByRole('button', { name: /^恢复/ }).click();
      await page.getByRole('form', { name: '恢复' }).getByRole('button', { name: '恢复' }).click();
      await row.getByText('在用').waitFor();
      await nothingInTheWay(page);
      expect(theatre.complaints()).toEqual([]);
    });
  });

  it.each(['units', 'roles', 'deputies', 'pack', 'stuck'])('the part %s of administration has no barrier', async (tab) => {
    await scene(tab, async () => {
      const page = await at('admin-liang', `/administration?tab=${tab}`);
      await page.getByRole('tabpanel').locator('table').first().waitFor();
      await nothingInTheWay(page);
      expect(theatre.complaints()).toEqual([]);
    });
  });
});
