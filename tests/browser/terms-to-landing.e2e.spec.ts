import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '#testing/caller';
import { done } from '../stories/cast.js';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { contactStage, evaluationStage } from '../stories/thread.js';
import { giveIn, Hands } from './hands.js';
import { barriersOn, inEnglish } from './looking.js';
import { Theatre } from './playing.js';

const organisation = '鄂尔多斯市示例储能科技与新材料联合研究有限责任公司';
const acceptanceRecord = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;
const sceneMs = 600_000;
jest.setTimeout(sceneMs);

/** A day of the city, so many days from now. */
function day(ahead: number): string {
  return new Date(Date.now() + (8 + 24 * ahead) * 3_600_000).toISOString().slice(0, 10);
}
const thisYear = day(0).slice(0, 4);

function pdf(name: string, bytes = acceptanceRecord.length) {
  const buffer = Buffer.from(acceptanceRecord.padEnd(bytes, '\n'));
  return { name, mimeType: 'application/pdf', buffer };
}

describe('terms and landing in the browser', () => {
  let theatre: Theatre;
  let caseId = '';
  let broken = '';

  beforeAll(async () => {
    theatre = await Theatre.open();
    const people = { as: (account: string) => theatre.as(account), say: () => undefined };
    caseId = await contactStage(people, organisation, inventedCreditCode(Date.now()));
    await evaluationStage(people, caseId);
    const officer = await theatre.as('centre-li');
    const terms = `/api/negotiation/cases/${caseId}`;
    await eventually('the negotiation is open', async () => (await officer.get(terms)).status === 200);
  });
  afterEach(async () => {
    await theatre.clear();
  });
  afterAll(async () => {
    await theatre.close();
  });

  const at = async (account: string, tab: string): Promise<Page> => {
    const { page } = await theatre.signIn(account, {}, `/cases/${caseId}?tab=${tab}`);
    await page.locator('.case-header').waitFor();
    return page;
  };
  const scene = async (name: string, play: () => Promise<void>) => {
    if (broken !== '') throw new Error(`the story broke off at “${broken}”`);
    broken = name;
    await theatre.scene(`terms-${name}`, play);
    broken = '';
  };
  const phaseIs = (page: Page, phase: string) =>
    page.locator('.facts .state', { hasText: phase }).first().waitFor();
  /** The sentence beside a command that cannot be given now. */
  const reasonFor = async (page: Page, command: string): Promise<string> => {
    const later = page.locator('.command-bar details').first();
    if ((await later.getAttribute('open')) === null) await later.locator('summary').click();
    return later.locator('li', { hasText: command }).innerText();
  };
  const saidAfter = (page: Page, version: number) =>
    page.locator('.facts', { hasText: `第 ${String(version)} 版` }).waitFor();

  it('the officer drafts two clauses, and the totals move while they are typed', async () => {
    await scene('draft', async () => {
      const page = await at('centre-li', 'negotiation');
      await page.getByText('还没有条款。').waitFor();
      expect(await barriersOn(page)).toEqual([]);
      await page.getByRole('button', { name: '起草条款' }).click();
      const form = page.getByRole('form', { name: '起草条款' });
      const first = new Hands(page, form.getByRole('group', { name: '条款 1', exact: true }));
      await first.choose('政策条款', '新引进团队产业化');
      await first.write('兑现条件', '示例：首条产线投产并通过验收。');
      await first.tick('验收记录');
      await first.press('半年后');
      // The document behind the clause says out of which fund.
      expect(await form.getByRole('radio', { name: '人才专项资金' }).isChecked()).toBe(true);
      await first.write('金额', '１，２００，０００元');
      await form.getByText('1,200,000.00 元').waitFor();
      await form.getByRole('checkbox', { name: /意见 1/ }).check();
      await form.getByRole('button', { name: '添加一事一议条款' }).click();
      const next = form.getByRole('group', { name: '条款 2', exact: true });
      const second = new Hands(page, next);
      await second.write('一事一议理由', '示例：首台（套）装备落户，尚无先例。');
      // Unit, fund, proof and day stand there already, as in the clause above.
      expect(await next.getByRole('radio', { name: '人才专项资金' }).isChecked()).toBe(true);
      await second.write('金额', '12000万元');
      const live = page.getByRole('complementary', { name: '合计与额度' });
      await live.getByText('12,120 万元').first().waitFor();
      await live.getByText(/超出 2,[0-9,]+ 万元/).waitFor();
      await second.write('金额', '600');
      await live.getByText('720 万元').first().waitFor();
      expect(await live.getByText(/超出/).count()).toBe(0);
      await form.getByRole('button', { name: '保存为第 1 版' }).click();
      await form.getByRole('alert').filter({ hasText: '还有 1 处没有填好' }).waitFor();
      await second.write('兑现条件', '示例：设备到场并验收。');
      await second.day('里程碑期限', day(400));
      expect(await barriersOn(page)).toEqual([]);
      await page.getByRole('tab', { name: '时间线' }).click();
      await page.getByRole('button', { name: '留下' }).click();
      await form.getByRole('button', { name: '保存为第 1 版' }).click();
      await phaseIs(page, '起草中');
      await page.getByRole('row', { name: /条款 2/ }).getByText('未引用评估意见').waitFor();
    });
  });

  it('is told why the offer is refused, cites a finding, and sees what became of the clause', async () => {
    await scene('cite', async () => {
      const page = await at('centre-li', 'negotiation');
      expect(await reasonFor(page, '发出要约')).toContain('未引用评估意见，不能发出要约：2。');
      await page.getByRole('button', { name: '修改条款（成为第 2 版）' }).click();
      const form = page.getByRole('form', { name: '起草条款' });
      const clause = form.getByRole('group', { name: '条款 2', exact: true });
      await clause.getByRole('checkbox', { name: /意见 2/ }).check();
      await new Hands(page, clause).write('金额', '450');
      await form.getByRole('button', { name: '保存为第 2 版' }).click();
      const compared = page.getByRole('region', { name: '版本对比' });
      await compared.getByText(`${thisYear} 年 600 万元`).waitFor();
      expect(await compared.locator('del').allInnerTexts()).toContain(`${thisYear} 年 600 万元`);
      expect(await compared.locator('ins').allInnerTexts()).toContain(`${thisYear} 年 450 万元`);
      expect(await reasonFor(page, '发出要约')).toContain('尚未登记公平竞争审查');
      expect(await barriersOn(page)).toEqual([]);
    });
  });

  const basis = '示例：对照《公平竞争审查条例》逐条审查。';
  /** The round after the terms came back goes like the first, and is not played again. */
  const reviewedOfferedAgreed = async () => {
    const terms = `/api/negotiation/cases/${caseId}`;
    const unit = await theatre.as('science-wu');
    const officer = await theatre.as('centre-li');
    done('review', await unit.post(`${terms}/record-review`, { on: day(0), basis, result: 'passed' }));
    done('offer', await officer.post(`${terms}/offer`, { validUntil: day(20) }));
    done('agree', await officer.post(`${terms}/agree`, {}));
  };

  it('a unit reviews, the other side counters, and an approver sends the terms back', async () => {
    await scene('send-back', async () => {
      const unit = await at('science-wu', 'negotiation');
      await giveIn(unit, '登记公平竞争审查', async (form) => {
        await form.write('审查依据', basis);
        await form.tick('通过');
      });
      const page = await at('centre-li', 'negotiation');
      await giveIn(page, '发出要约');
      await phaseIs(page, '已要约');
      await giveIn(page, '登记对方意见', async (form) => {
        await form.tick('对方');
        await form.write('意见内容', '示例：希望首期提前兑付。');
      });
      await page.getByText('示例：希望首期提前兑付。').waitFor();
      await giveIn(page, '登记对方同意');
      const head = await at('science-ma', 'negotiation');
      await giveIn(head, '退回修改', (form) => form.write('理由', '示例：请明确首期条件。'));
      await page.getByText('示例：请明确首期条件。').waitFor();
      await page.getByText(/第 1 级审批人 马志远（示例） 退回修改 \d{4}/).waitFor();
      await page.getByRole('button', { name: '修改条款（成为第 3 版）' }).click();
      await page.getByLabel('兑现条件').first().fill('示例：首条产线投产并通过第三方验收。');
      await page.getByRole('button', { name: '保存为第 3 版' }).click();
      await saidAfter(page, 3);
    });
  });

  it('two levels approve in turn, each seen with its time', async () => {
    await scene('approve', async () => {
      await reviewedOfferedAgreed();
      const mayor = await at('government-zhu', 'negotiation');
      expect(await reasonFor(mayor, '审批通过')).toContain('下一级为第 1 级审批');
      await giveIn(await at('science-ma', 'negotiation'), '审批通过');
      const chain = mayor.getByRole('region', { name: '审批进度' });
      await chain.locator('li', { hasText: '第 1 级' }).getByText(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/).waitFor();
      await giveIn(mayor, '审批通过');
      await phaseIs(mayor, '已审批');
      expect(await barriersOn(mayor)).toEqual([]);
    });
  });

  it('the head of the centre signs and attaches the scan, seeing how far it has come', async () => {
    await scene('sign', async () => {
      const page = await at('centre-zhao', 'negotiation');
      await giveIn(page, '签订');
      await phaseIs(page, '已签订');
      const scans = page.getByRole('region', { name: '签字盖章件' });
      const slow = await page.context().newCDPSession(page);
      await slow.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: 1_000_000,
      });
      const chosen = scans.getByLabel('上传扫描件');
      await chosen.setInputFiles(pdf('示例协议签字盖章件.pdf', 3_000_000));
      await scans.getByRole('progressbar').waitFor();
      await scans.getByText(/已上传 [1-9]\d?%/).waitFor();
      await scans.getByText(/KB · 赵立新（示例） 上传/).waitFor();
      await slow.detach();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        scans.getByRole('button', { name: '示例协议签字盖章件.pdf' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('示例协议签字盖章件.pdf');
      expect(await barriersOn(page)).toEqual([]);
      await inEnglish(page);
      await page.getByRole('region', { name: 'Signed paper' }).waitFor();
      expect(await barriersOn(page)).toEqual([]);
    });
  });

  const milestone = (page: Page, number: number) => page.getByRole('region', { name: `条款 ${String(number)}`, exact: true });

  it('the service officer hands evidence in over a broken network, once', async () => {
    await scene('hand-in', async () => {
      const page = await at('services-hu', 'landing');
      await page.getByRole('region', { name: '里程碑时间线' }).waitFor();
      const card = milestone(page, 1);
      await card.getByText('示例：首条产线投产并通过第三方验收。').waitFor();
      await card.getByRole('button', { name: '提交证明材料' }).click();
      const file = card.getByLabel('选择文件并上传');
      await file.setInputFiles({ name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('不是文件') });
      await card.getByRole('alert').waitFor();
      expect(await barriersOn(page)).toEqual([]);
      await page.context().setOffline(true);
      await file.setInputFiles(pdf('示例验收单.pdf'));
      await card.getByText('没有收到服务器的回答。').waitFor();
      await page.context().setOffline(false);
      await card.getByRole('button', { name: '再试一次' }).click();
      await card.getByText('已上传：示例验收单.pdf').waitFor();
      await card.getByRole('form').getByRole('button', { name: '提交证明材料' }).click();
      await card.locator('.state', { hasText: '待认定' }).waitFor();
      const meant = theatre.complaints().filter((line) => !/400|ERR_INTERNET_DISCONNECTED/.test(line));
      expect(meant).toEqual([]);
    });
  });

  it('the unit returns it with a reason, and accepts what comes then', async () => {
    await scene('accept', async () => {
      const unit = await at('science-wu', 'landing');
      await giveIn(unit, '退回', (form) => form.write('理由', '示例：缺少第三方签章页。'));
      const service = await at('services-hu', 'landing');
      const card = milestone(service, 1);
      await card.getByText(/示例：缺少第三方签章页。/).waitFor();
      await card.getByRole('button', { name: '提交证明材料' }).click();
      await card.getByLabel('选择文件并上传').setInputFiles(pdf('示例验收单（补正）.pdf'));
      await card.getByText('已上传：示例验收单（补正）.pdf').waitFor();
      await card.getByRole('form').getByRole('button', { name: '提交证明材料' }).click();
      await milestone(unit, 1).getByRole('button', { name: '示例验收单（补正）.pdf' }).waitFor();
      await giveIn(unit, '认定');
      await milestone(unit, 1).locator('.state', { hasText: '可兑付' }).waitFor();
    });
  });

  it('the head of the unit extends a milestone, holds its money and lets it go', async () => {
    await scene('extend', async () => {
      const page = await at('science-ma', 'landing');
      const card = milestone(page, 2);
      await card.getByRole('button', { name: '延期' }).click();
      const form = page.getByRole('form', { name: '延期' });
      const hands = new Hands(page, form);
      await hands.write('理由', '示例：设备到货推迟。');
      // Not by its name: what says that a button is busy is part of it for a moment longer.
      const send = form.locator('button[type=submit]');
      await send.click();
      await form.getByRole('alert').waitFor();
      await hands.day('新的期限', day(430));
      await send.click();
      await form.waitFor({ state: 'hidden' });
      await card.getByText(new RegExp(`原期限 ${day(400)}`)).waitFor();
      for (const [command, state] of [['暂停兑付', '已暂停'], ['恢复兑付', '']] as const) {
        await card.getByRole('button', { name: command }).click();
        const drawer = page.getByRole('form', { name: command });
        await new Hands(page, drawer).write('理由', '示例：核实用工情况。');
        await drawer.getByRole('button', { name: command }).click();
        await drawer.waitFor({ state: 'hidden' });
        const suspended = card.locator('.state', { hasText: '已暂停' });
        await suspended.waitFor({ state: state === '' ? 'detached' : 'visible' });
      }
      expect(theatre.complaints().filter((line) => !line.includes('409'))).toEqual([]);
      expect(await barriersOn(page)).toEqual([]);
      await inEnglish(page);
      await page.getByRole('region', { name: 'Milestones by date' }).waitFor();
      expect(await barriersOn(page)).toEqual([]);
    });
  });

  it('no page complained but of what was refused on purpose, and the money may be claimed', async () => {
    expect(theatre.complaints()).toEqual([]);
    const officer = await theatre.as('services-hu');
    const view = done<{ milestones: { standing: string }[] }>(
      'show the landing',
      await officer.get(`/api/landing/cases/${caseId}`),
    );
    expect(view.milestones.map(({ standing }) => standing)).toEqual(['entitled', 'awaited']);
  });
});
