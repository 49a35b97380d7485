import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { Caller, eventually } from '#testing/caller';
import { accountOf } from '../stories/pay.js';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { giveIn, Hands } from './hands.js';
import { barriersOn, inEnglish } from './looking.js';
import { Theatre } from './playing.js';

const now = Date.now();
const organisation = '鄂尔多斯市示例储能科技与新材料联合研究有限责任公司';
const otherName = '鄂尔多斯示例储能联合研究有限公司';
const creditCode = inventedCreditCode(now);
const accountNumber = accountOf(now);
const phone = '13912345678';
const talent = '巴特尔（示例）';
jest.setTimeout(600_000);

describe('the register and the administration in the browser', () => {
  let theatre: Theatre;

  beforeAll(async () => {
    theatre = await Theatre.open();
    const officer = await theatre.as('centre-li');
    for (const body of [{ name: organisation, creditCode }, { name: otherName }]) {
      expect(await officer.post('/api/register/organisations', body)).toMatchObject({ status: 200 });
    }
    const { body } = await officer.post<{ personId: string }>('/api/register/people', { name: talent, phone });
    const opened = await officer.post('/api/contact/cases', {
      title: '示例：储能人才',
      subjects: [{ kind: 'person', personId: body.personId }],
      district: 'dongsheng',
      source: { kind: 'own-search' },
    });
    expect(opened).toMatchObject({ status: 200 });
    const itself = `/api/register/entries/${body.personId}/merge-preview?into=${body.personId}`;
    const head = await theatre.as('centre-zhao');
    await eventually('the register knows whose case it is', async () => {
      return (await head.get<{ cases: number }>(itself)).body.cases === 1;
    });
  });
  afterEach(async () => {
    await theatre.clear();
  });
  afterAll(async () => {
    await theatre.close();
  });

  const scene = async (name: string, play: () => Promise<void>, expected?: string) => {
    await theatre.scene(`keeping-${name}`, play);
    const said = theatre.complaints().filter((line) => !expected || !line.includes(expected));
    expect(said).toEqual([]);
  };
  const at = async (account: string, path: string): Promise<Page> =>
    (await theatre.signIn(account, {}, path)).page;
  /** Each of these tabs, in either language, without a barrier. */
  const lookedThrough = async (page: Page, tabs: Readonly<Record<string, string>>) => {
    const faults: Record<string, string[]> = {};
    for (const language of ['zh', 'en']) {
      if (language === 'en') await inEnglish(page);
      for (const [tab, landmark] of Object.entries(tabs)) {
        await page.locator(`[role=tab][data-key^="${tab}"]`).click();
        await page.getByRole('tabpanel').locator(landmark).first().waitFor();
        await page.locator('.ant-skeleton').waitFor({ state: 'hidden' });
        // Hundreds of rows alike show axe nothing more than a part of them.
        const filter = page.getByRole('tabpanel').getByRole('combobox');
        if ((await filter.count()) > 0) {
          await filter.click();
          await page.locator('.pick').getByRole('option').nth(3).waitFor();
          faults[`${tab} ${language} list`] = await barriersOn(page);
          for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await filter.press(key);
          await page.getByRole('listbox').waitFor({ state: 'hidden' });
        }
        faults[`${tab} ${language}`] = await barriersOn(page);
      }
    }
    expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
  };
  const nothingInTheWay = async (page: Page) => {
    expect(await barriersOn(page)).toEqual([]);
    await inEnglish(page);
    expect(await barriersOn(page)).toEqual([]);
  };

  it('somebody is found masked, shown for a purpose that leaves a trace, and kept while a case needs them', async () => {
    await scene('person', async () => {
      const page = await at('centre-zhao', '/register');
      await page.getByRole('search').getByRole('textbox').fill(phone.slice(-4));
      await page.getByRole('search').getByRole('button').click();
      const row = page.getByRole('row').filter({ hasText: phone.slice(-4) });
      await row.waitFor();
      expect(await row.innerText()).not.toContain(phone);
      await row.getByRole('button').click();
      await page.getByRole('heading', { name: '查看留痕' }).waitFor();
      await page.getByText('还没有人查看过完整内容。').waitFor();
      await page.getByRole('button', { name: '查看电话' }).click();
      const asking = new Hands(page, page.getByRole('form', { name: '查看完整内容' }));
      await asking.choose('查看目的', '联系本人');
      await asking.press('查看完整内容');
      await page.getByText(`电话: ${phone}`).waitFor();
      await page.getByRole('button', { name: '收起' }).click();
      await page.getByText(phone).waitFor({ state: 'hidden' });
      await page.getByRole('row').filter({ hasText: '赵立新' }).filter({ hasText: '联系本人' }).waitFor();
      await page.getByRole('button', { name: '删除此人' }).click();
      const erasing = new Hands(page, page.getByRole('form', { name: '删除此人' }));
      await erasing.tick('本人要求');
      await erasing.press('删除此人');
      await page.getByText('此人涉及正在办理的事项 1 件，办结前不能删除。').waitFor();
      await page.getByRole('form', { name: '删除此人' }).getByRole('button', { name: '取消' }).click();
      await page.getByRole('form', { name: '删除此人' }).waitFor({ state: 'hidden' });
      await nothingInTheWay(page);
    }, '409');
  });

  it('an account is entered and its number shown once; entries are merged, and the merge is undone', async () => {
    await scene('organisation', async () => {
      const page = await at('centre-zhao', '/register?tab=organisations');
      await page.getByRole('button', { name: otherName, exact: true }).click();
      await page.getByRole('heading', { name: otherName, exact: true }).waitFor();
      await giveIn(page, '登记收款账户', async (hands) => {
        await hands.write('开户银行', '示例银行鄂尔多斯分行');
        await hands.write('账号', accountNumber);
      });
      const account = page.getByRole('row').filter({ hasText: accountNumber.slice(-4) });
      await account.waitFor();
      expect(await account.innerText()).not.toContain(accountNumber);
      await account.getByRole('button', { name: '查看…' }).click();
      await page.getByRole('button', { name: '查看账号' }).click();
      const asking = new Hands(page, page.getByRole('form', { name: '查看完整内容' }));
      await asking.choose('查看目的', '办理付款');
      await asking.press('查看完整内容');
      await page.getByText(`账号: ${accountNumber}`).waitFor();
      await page.getByRole('button', { name: '合并到另一条目' }).click();
      const merging = page.getByRole('region', { name: '合并到另一条目' });
      await merging.getByLabel('要保留的条目').fill(creditCode);
      await merging.getByRole('button', { name: '查找' }).click();
      await merging.getByRole('button', { name: creditCode }).click();
      await merging.getByText('并入后不再单列').waitFor();
      await nothingInTheWay(page);
      await page.getByRole('button', { name: '中文', exact: true }).click();
      await merging.getByRole('button', { name: '合并到另一条目' }).click();
      await page.getByText(`已并入“${organisation}”`).waitFor();
      await page.getByRole('heading', { name: organisation, exact: true }).waitFor();
      await page.getByRole('button', { name: '撤销合并' }).click();
      await page.getByRole('heading', { name: otherName, exact: true }).waitFor();
      await page.getByText('已并入').waitFor({ state: 'hidden' });
    });
  });

  it('every tab of the register is without barrier in both languages', async () => {
    await scene('register', async () => {
      const page = await at('centre-zhao', '/register');
      await page.getByRole('search').getByRole('textbox').fill('示例储能');
      await page.getByRole('search').getByRole('button').click();
      await page.getByRole('button', { name: otherName, exact: true }).waitFor();
      await lookedThrough(page, { search: 'form', organisations: 'tbody tr', people: 'tbody tr', duplicates: 'form' });
    });
  });

  it('somebody is entered with a password for one sign-in, suspended and let in again', async () => {
    await scene('people', async () => {
      const page = await at('admin-liang', '/administration');
      const account = `keeping-${String(now)}`;
      await giveIn(page, '录入人员', async (hands) => {
        await hands.write('账号', account);
        await hands.write('姓名', '示例新人');
        await hands.choose('单位', '财政局');
        await hands.choose('岗位', '财政经办人', '责任单位经办人');
      });
      const once = await page.getByText(`（账号 ${account}）的一次性密码：`).innerText();
      const password = once.split('：').at(-1)?.trim() ?? '';
      const row = page.getByRole('row').filter({ hasText: account });
      const answer = async () => {
        const nobody = new Caller(theatre.services.url, undefined);
        return (await nobody.post('/api/access/sign-in', { account, password })).body as { code?: string };
      };
      expect(await answer()).toMatchObject({ code: 'password-change-needed' });
      await nothingInTheWay(page);
      await page.getByRole('button', { name: '中文', exact: true }).click();
      for (const [verb, standing] of [['停用', '已停用'], ['恢复', '在用']] as const) {
        await row.getByRole('button', { name: `${verb}: 示例新人` }).click();
        const form = page.getByRole('form', { name: verb, exact: true });
        await form.getByRole('button', { name: verb, exact: true }).click();
        await form.waitFor({ state: 'hidden' });
        await row.getByText(standing).waitFor();
        const refusal = verb === '停用' ? 'account-suspended' : 'password-change-needed';
        expect(await answer()).toMatchObject({ code: refusal });
      }
    });
  });

  it('a list of which more is left leaves whole, as the service writes it', async () => {
    await scene('whole', async () => {
      const page = await at('admin-liang', '/administration?tab=units');
      await page.route(/\/api\/access\/people\?limit=100/, (route) =>
        route.continue({ url: route.request().url().replace('limit=100', 'limit=10') }),
      );
      await page.getByRole('tab', { name: '人员' }).click();
      await page.getByRole('button', { name: '更多' }).waitFor();
      expect(await page.locator('tbody tr').count()).toBe(10);
      const leaving = page.waitForEvent('download');
      await page.getByRole('button', { name: '导出 Excel' }).click();
      const file = await leaving;
      expect(file.suggestedFilename()).toBe('人员.xlsx');
      const { sheets } = await readXlsx(await readFile(await file.path()));
      const cells = (sheets[0]?.rows ?? []).flat();
      expect(cells).toEqual(expect.arrayContaining(['李明远（示例）', '梁子安（示例）', '徐慧敏（示例）']));

      const head = await at('centre-zhao', '/register');
      await head.route(/\/api\/register\/organisations\?/, (route) =>
        route.continue({ url: route.request().url().replace('limit=100', 'limit=1') }),
      );
      await head.getByRole('tab', { name: '单位' }).click();
      await head.getByRole('button', { name: '更多' }).waitFor();
      expect(await head.locator('tbody tr').count()).toBe(1);
      const all = head.waitForEvent('download');
      await head.getByRole('button', { name: '导出 Excel' }).click();
      const written = await readXlsx(await readFile(await (await all).path()));
      const names = (written.sheets[0]?.rows ?? []).flat();
      expect(names).toEqual(expect.arrayContaining([organisation, otherName]));
    });
  });

  it('every tab of the administration is without barrier in both languages, and nothing is stuck', async () => {
    await scene('administration', async () => {
      const page = await at('admin-liang', '/administration');
      const rows = page.locator('tbody tr');
      const tab = (name: string) => page.getByRole('tab', { name }).click();
      await tab('单位');
      await rows.filter({ hasText: '财政局' }).filter({ hasText: 'finance-bureau' }).waitFor();
      await tab('岗位与权限');
      await rows.filter({ hasText: 'reward.appropriate' }).waitFor();
      const all = await rows.count();
      await new Hands(page).choose('岗位', /^评审专家$/);
      await eventually('only what experts may is left', async () => (await rows.count()) < all);
      expect(await rows.filter({ hasText: 'reward.appropriate' }).count()).toBe(0);
      await tab('城市数据包');
      await page.getByText('鄂尔多斯').first().waitFor();
      await eventually('the facts of the pack are listed', async () => (await rows.count()) > 50);
      await tab('停滞事项');
      await page.getByText('没有等待中的事件，看板是最新的。').waitFor();
      await page.getByText('没有无法读取的消息。').waitFor();
      const landmarks = { people: 'tbody tr', units: 'tbody tr', roles: 'tbody tr', deputies: '.list' };
      await lookedThrough(page, { ...landmarks, pack: 'tbody tr', stuck: '.list' });
    });
  });
});
