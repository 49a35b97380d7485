import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { keepPicture } from './album.js';
import { giveIn, Hands } from './hands.js';
import { Theatre } from './playing.js';

const organisation = '鄂尔多斯市示例储能科技与新材料联合研究有限责任公司';
const experts = ['expert-liu', 'expert-zhang', 'expert-yang'];
const expertNames = ['刘向东', '张若水', '杨启明'];

/** A scene is many clicks of several people, on a busy machine. */
const sceneMs = 600_000;
jest.setTimeout(sceneMs);

/** Scores, leaves and comes back to the draft, looks at what is missing, hands in. */
async function judge(page: Page): Promise<void> {
  const sheet = page.getByRole('form', { name: '提交评审意见' });
  const hands = new Hands(page, sheet);
  for (const criterion of ['技术先进性', '人才与团队', '产业契合度', '市场与效益', '实施条件与风险']) {
    await hands.write(criterion, '9');
  }
  await sheet.getByText('加权总分 90.00').waitFor();
  await page.reload();
  await sheet.getByText('已填 5/5 项').waitFor();
  await keepPicture(page, 'scoring.zh.png');
  await keepPicture(page, 'scoring-phone.zh.png', { onPhone: true });
  await hands.press('提交评审意见');
  await sheet.getByText('请填写此项。').first().waitFor();
  await hands.write('意见', '示例：技术路线成熟，团队完整。');
  await hands.tick('支持');
  await hands.press('提交评审意见');
  const sure = page.getByRole('dialog', { name: '提交评审意见？' });
  await sure.getByRole('button', { name: '提交评审意见' }).click();
  await sheet.waitFor({ state: 'detached' });
}

const certificate = '示例：资质证书.png';
const wrong = '示例：传错的文件.pdf';
/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Files two documents with the lead and takes the wrong one back. */
async function fileDocuments(page: Page): Promise<void> {
  const documents = page.getByRole('region', { name: '材料', exact: true });
  const hands = new Hands(page, documents);
  for (const [name, kind, mimeType, buffer] of [
    [certificate, '个人简历及资质证明', 'image/png', png],
    [wrong, '商业（项目）计划书', 'application/pdf', Buffer.from('%PDF-1.4\n%%EOF\n')],
  ] as const) {
    await hands.choose('材料种类', kind);
    await documents.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
    await documents.getByRole('button', { name, exact: true }).waitFor();
  }
  await hands.press(`撤回材料 ${wrong}`);
  const withdrawing = new Hands(page, documents.getByRole('form', { name: '撤回材料' }));
  await withdrawing.write('理由', '示例：传错了');
  await withdrawing.press('撤回材料');
  await documents.getByText('撤回：示例：传错了').waitFor();
}

/** Opens what was filed, beside the sheet: a picture is shown, and what was taken back is not there. */
async function readMaterial(page: Page): Promise<void> {
  const material = page.getByRole('region', { name: '申报材料' });
  await material.getByRole('button', { name: certificate }).click();
  const picture = material.getByRole('img', { name: certificate });
  await picture.waitFor();
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  expect(await material.getByText(wrong).count()).toBe(0);
}

/** A day of the city, so many days from now. */
function day(ahead: number): string {
  return new Date(Date.now() + (8 + 24 * ahead) * 3_600_000).toISOString().slice(0, 10);
}

describe('one case in the browser, from first contact to drafted terms', () => {
  let theatre: Theatre;
  let casePath = '';

  beforeAll(async () => {
    theatre = await Theatre.open();
  });
  afterEach(async () => {
    await theatre.clear();
  });
  afterAll(async () => {
    await theatre.close();
  });

  /** The case as this person, on the tab of a stage that may be about to open. */
  const atCase = async (account: string, tab: string): Promise<Page> => {
    const { page } = await theatre.signIn(account, {}, `${casePath}?tab=${tab}`);
    await page.locator('.case-header').waitFor();
    return page;
  };
  const phaseIs = (page: Page, phase: string) =>
    page.locator('.tab-panel .state', { hasText: phase }).first().waitFor();
  let broken = '';
  /** Each scene goes on where the one before ended. */
  const scene = async (name: string, play: () => Promise<void>) => {
    if (broken !== '') throw new Error(`the story broke off at “${broken}”`);
    broken = name;
    await theatre.scene(`story-${name}`, play);
    broken = '';
  };

  it('the officer registers a lead, works on it and qualifies it', async () => {
    await scene('contact', async () => {
      const { page } = await theatre.signIn('centre-li', {}, '/cases/new');
      const hands = new Hands(page, page.getByRole('form'));
      await hands.write('事项名称', '示例：储能系统生产基地');
      await hands.write('单位名称', organisation);
      await hands.write('统一社会信用代码', inventedCreditCode(Date.now()));
      await hands.choose('产业', '新能源');
      await hands.choose('旗区', '东胜区');
      await hands.choose('类别', '自主招商');
      await hands.write('计划投资额', '35600');
      await hands.press('登记线索');
      await page.waitForURL(/\/cases\/(?!new)/);
      casePath = new URL(page.url()).pathname;
      await page.goto(`${casePath}?tab=contact`);
      await giveIn(page, '记录接触', async (form) => {
        await form.day('日期', day(0));
        await form.tick('走访');
        await form.write('接触情况', '示例：实地走访，确认投资意向。');
      });
      await giveIn(page, '填写投资意向', (form) => form.write('投资意向', '示例：分两期建设。'));
      await giveIn(page, '添加联系人', async (form) => {
        await form.write('姓名', '示例联系人');
        await form.press('登记此人');
        await page.getByRole('button', { name: '换一人' }).waitFor();
      });
      await fileDocuments(page);
      await giveIn(page, '提交评估');
      await phaseIs(page, '已提交评估');
      expect(theatre.complaints()).toEqual([]);
    });
  });

  it('the secretary convenes a panel, an even one refused in words', async () => {
    await scene('panel', async () => {
      const page = await atCase('committee-chen', 'evaluation');
      await page.getByRole('button', { name: '组建评审组' }).click();
      const form = page.getByRole('form', { name: '组建评审组' });
      const hands = new Hands(page, form);
      await hands.choose('评审专家', ...expertNames, '黄一宁');
      await hands.press('组建评审组');
      await form.getByRole('alert').waitFor();
      await form.getByRole('button', { name: '移除：黄一宁' }).click();
      await hands.press('组建评审组');
      await form.waitFor({ state: 'hidden' });
      await phaseIs(page, '评审中');
      expect(theatre.complaints().filter((line) => !line.includes('409'))).toEqual([]);
    });
  });

  it('three experts declare, give their opinion, and see no other before', async () => {
    await scene('opinions', async () => {
      for (const account of experts) {
        const page = await atCase(account, 'evaluation');
        const declaring = new Hands(page, page.getByRole('form', { name: '回避声明' }));
        expect(await page.getByRole('heading', { name: '评审材料' }).count()).toBe(0);
        await declaring.tick('没有利害关系');
        await declaring.press('回避声明');
        await readMaterial(page);
        await judge(page);
        expect(theatre.complaints()).toEqual([]);
        await theatre.clear();
      }
    });
  });

  it('the secretary concludes with a finding', async () => {
    await scene('conclusion', async () => {
      const page = await atCase('committee-chen', 'evaluation');
      await giveIn(page, '作出结论', async (form) => {
        await form.tick('支持');
        await form.press('添加评估意见');
        await form.write('评估意见', '示例：建议按投产里程碑兑现。');
      });
      await phaseIs(page, '已有结论');
    });
  });

  it('the officer drafts terms that cite the finding', async () => {
    await scene('terms', async () => {
      const page = await atCase('centre-li', 'negotiation');
      await page.getByRole('button', { name: '起草条款' }).click();
      const form = new Hands(page, page.getByRole('form', { name: '起草条款' }));
      await form.choose('政策条款', '新引进团队产业化');
      await form.write('兑现条件', '示例：首条产线投产并通过验收。');
      await form.tick('验收记录');
      await form.day('里程碑期限', day(200));
      await form.tick('人才专项资金');
      await form.write('金额', '120');
      await page.getByRole('checkbox', { name: /意见 1/ }).check();
      await form.press('保存为第 1 版');
      await page.getByRole('region', { name: '条款清单' }).first().waitFor();
      await phaseIs(page, '起草中');
    });
  });

  it('no page complained but of what was refused on purpose', () => {
    expect(theatre.complaints()).toEqual([]);
  });
});
