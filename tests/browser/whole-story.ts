import type { Locator, Page } from 'playwright-core';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { accountOf } from '../stories/pay.js';
import { resultSheet } from './bank.js';
import type { FormHands } from './hands.js';
import type { Player, Theatre } from './playing.js';

const organisation = '鄂尔多斯市示例储能科技与新材料联合研究有限责任公司';
const experts = ['expert-liu', 'expert-zhang', 'expert-yang'];
const expertNames = ['刘向东', '张若水', '杨启明'];
const criteria = ['技术先进性', '人才与团队', '产业契合度', '市场与效益', '实施条件与风险'];
const pdf = '%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n';
const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A day of the city, so many days from now. */
function day(ahead: number): string {
  return new Date(Date.now() + (8 + 24 * ahead) * 3_600_000).toISOString().slice(0, 10);
}

/** How somebody does it: with keys alone, or with a mouse that is counted. */
export interface Manner {
  readonly handsOn: (page: Page) => FormHands;
  /** Before the first page. */
  readonly comes?: (player: Player) => Promise<void>;
  /** Signed in, at the page where the work is. */
  readonly begins?: () => void;
}

/** One part of the way, played by the person whose work it is. */
export interface Scene {
  readonly name: string;
  readonly play: () => Promise<void>;
}

/**
 * One case by the screens alone, as the right people: registered, judged by three, concluded, two
 * clauses drafted, reviewed, approved by two levels, signed, one milestone proved, its money paid.
 */
export class WholeStory {
  /** Of the case, once it is registered. */
  casePath = '';
  private readonly seed = Date.now();

  constructor(
    private readonly theatre: Theatre,
    private readonly manner: Manner,
  ) {}

  scenes(): readonly Scene[] {
    const scene = (name: string, play: () => Promise<void>) => ({ name, play });
    return [
      scene('register a case', () => this.register()),
      scene('work on it and qualify it', () => this.qualify()),
      scene('invite a panel', () => this.convene()),
      scene('three opinions', () => this.judge()),
      scene('conclude', () => this.conclude()),
      scene('draft two clauses', () => this.draft()),
      scene('review, offer, agree', () => this.agree()),
      scene('approve at two levels', () => this.approve()),
      scene('sign', () => this.sign()),
      scene('land: prove and accept', () => this.land()),
      scene('prepare the payment', () => this.prepare()),
      scene('review and approve it', () => this.release()),
      scene('batch, bank sheet, result', () => this.pay()),
    ];
  }

  private async as(
    account: string,
    path: string,
    play: (hands: FormHands, page: Page) => Promise<void>,
  ): Promise<void> {
    const player = await this.theatre.newPlayer();
    await this.manner.comes?.(player);
    const { page } = player;
    await page.goto(path);
    const hands = this.manner.handsOn(page);
    await hands.write(/^账号$/, account);
    await hands.write(/^密码$/, this.theatre.password);
    await hands.in(page.locator('.plain-form')).send();
    await page.locator('nav.side').waitFor();
    this.manner.begins?.();
    await play(hands, page);
    await this.theatre.clear();
  }

  private on(account: string, tab: string, play: (hands: FormHands, page: Page) => Promise<void>) {
    return this.as(account, `${this.casePath}?tab=${tab}`, async (hands, page) => {
      await page.locator('.case-header').waitFor();
      await play(hands, page);
    });
  }

  /** Opens a command of the page, fills its form in the drawer and sends it. */
  private async give(
    hands: FormHands,
    page: Page,
    command: string,
    fill: (form: FormHands) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await hands.press(command);
    const form = page.getByRole('form', { name: command, exact: true });
    await form.waitFor();
    const within = hands.in(form);
    await fill(within);
    await within.send();
    await form.waitFor({ state: 'hidden' });
  }

  private register(): Promise<void> {
    return this.as('centre-li', '/cases/new', async (hands, page) => {
      const form = hands.in(page.getByRole('form'));
      await form.write('事项名称', '示例：储能系统生产基地');
      await form.write('单位名称', organisation);
      await form.write('统一社会信用代码', inventedCreditCode(this.seed));
      await form.choose('产业', '新能源');
      await form.choose('旗区', '东胜区');
      await form.choose('类别', '自主招商');
      await form.write('计划投资额', '35600');
      await form.send();
      await page.waitForURL(/\/cases\/(?!new)/);
      this.casePath = new URL(page.url()).pathname;
    });
  }

  private qualify(): Promise<void> {
    return this.on('centre-li', 'contact', async (hands, page) => {
      await this.give(hands, page, '记录接触', async (form) => {
        await form.day('日期', day(0));
        await form.tick('走访');
        await form.write('接触情况', '示例：实地走访，确认投资意向。');
      });
      await this.give(hands, page, '填写投资意向', (form) => form.write('投资意向', '示例：分两期建设。'));
      await this.give(hands, page, '添加联系人', async (form) => {
        await form.write('姓名', '示例联系人');
        await form.press('登记此人');
        await page.getByRole('button', { name: '换一人' }).waitFor();
      });
      await this.give(hands, page, '提交评估');
      await phaseIs(page, '已提交评估');
    });
  }

  private convene(): Promise<void> {
    return this.on('committee-chen', 'evaluation', async (hands, page) => {
      await this.give(hands, page, '组建评审组', (form) => form.choose('评审专家', ...expertNames));
      await phaseIs(page, '评审中');
    });
  }

  private async judge(): Promise<void> {
    for (const account of experts) {
      await this.on(account, 'evaluation', async (hands, page) => {
        const declaring = hands.in(page.getByRole('form', { name: '回避声明' }));
        await declaring.tick('没有利害关系');
        await declaring.send();
        const sheet = page.getByRole('form', { name: '提交评审意见' });
        await sheet.waitFor();
        const scoring = hands.in(sheet);
        for (const criterion of criteria) await scoring.write(criterion, '9');
        await scoring.write('意见', '示例：技术路线成熟，团队完整。');
        await scoring.tick('支持');
        await scoring.send();
        await hands.in(page.getByRole('dialog')).press('提交评审意见');
        await sheet.waitFor({ state: 'detached' });
      });
    }
  }

  private conclude(): Promise<void> {
    return this.on('committee-chen', 'evaluation', async (hands, page) => {
      await this.give(hands, page, '作出结论', async (form) => {
        await form.tick('支持');
        await form.press('添加评估意见');
        await form.write('评估意见', '示例：建议按投产里程碑兑现。');
      });
      await phaseIs(page, '已有结论');
    });
  }

  private draft(): Promise<void> {
    return this.on('centre-li', 'negotiation', async (hands, page) => {
      await hands.press('起草条款');
      const form = page.getByRole('form', { name: '起草条款' });
      await form.waitFor();
      const clause = (number: number) =>
        hands.in(form.getByRole('group', { name: `条款 ${String(number)}`, exact: true }));
      const first = clause(1);
      await first.choose('政策条款', '新引进团队产业化');
      await first.write('兑现条件', '示例：首条产线投产并通过验收。');
      await first.tick('验收记录');
      await first.press('半年后');
      // Less than needs a second approval of the payment.
      await first.write('金额', '80');
      // Paid out of the fund the policy names, resting on the only finding there is.
      await hands.in(form).press('添加一事一议条款');
      const second = clause(2);
      await second.write('一事一议理由', '示例：首台（套）装备落户，尚无先例。');
      await second.write('兑现条件', '示例：设备到场并验收。');
      await second.write('金额', '450');
      await hands.in(form).send();
      await phaseIs(page, '起草中');
    });
  }

  private async agree(): Promise<void> {
    await this.on('science-wu', 'negotiation', (hands, page) =>
      this.give(hands, page, '登记公平竞争审查', async (form) => {
        await form.write('审查依据', '示例：对照《公平竞争审查条例》逐条审查。');
        await form.tick('通过');
      }),
    );
    await this.on('centre-li', 'negotiation', async (hands, page) => {
      await this.give(hands, page, '发出要约');
      await phaseIs(page, '已要约');
      await this.give(hands, page, '登记对方同意');
    });
  }

  private async approve(): Promise<void> {
    for (const account of ['science-ma', 'government-zhu']) {
      await this.on(account, 'negotiation', (hands, page) => this.give(hands, page, '审批通过'));
    }
  }

  private sign(): Promise<void> {
    return this.on('centre-zhao', 'negotiation', async (hands, page) => {
      await this.give(hands, page, '签订');
      await phaseIs(page, '已签订');
    });
  }

  private async land(): Promise<void> {
    const card = (page: Page) => page.getByRole('region', { name: '条款 1', exact: true });
    await this.on('services-hu', 'landing', async (hands, page) => {
      await hands.in(card(page)).press('提交证明材料');
      const file = { name: '示例验收单.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) };
      await chooseFile(page, hands.in(card(page)), '选择文件并上传', file);
      await card(page).getByText('已上传：示例验收单.pdf').waitFor();
      await hands.in(card(page)).send();
      await card(page).locator('.state', { hasText: '待认定' }).waitFor();
    });
    await this.on('science-wu', 'landing', async (hands, page) => {
      await this.give(hands, page, '认定');
      await card(page).locator('.state', { hasText: '可兑付' }).waitFor();
    });
  }

  private rowIn(page: Page): Locator {
    return page.getByRole('row').filter({ hasText: organisation });
  }

  private prepare(): Promise<void> {
    return this.as('finance-guo', '/finance?tab=prepare', async (hands, page) => {
      await this.rowIn(page).first().waitFor();
      await hands.in(this.rowIn(page)).press('制作付款');
      const account = page.getByRole('form', { name: '登记收款账户' });
      await account.waitFor();
      const bank = hands.in(account);
      await bank.write('开户银行', '示例银行鄂尔多斯分行');
      await bank.write('账号', accountOf(this.seed));
      await bank.send();
      const form = page.getByRole('form', { name: '制作付款' });
      await form.waitFor();
      await hands.in(form).send();
      await form.waitFor({ state: 'hidden' });
    });
  }

  private async release(): Promise<void> {
    await this.as('finance-he', '/finance?tab=prepared', async (hands, page) => {
      await this.rowIn(page).first().waitFor();
      await hands.in(this.rowIn(page)).press('复核');
      await page.getByText('已办理 1 笔，未办理 0 笔').waitFor();
    });
    await this.as('finance-lin', '/finance?tab=reviewed', async (hands, page) => {
      await this.rowIn(page).first().waitFor();
      await hands.in(this.rowIn(page)).press('审批付款');
      await page.getByText('已办理 1 笔，未办理 0 笔').waitFor();
    });
  }

  private pay(): Promise<void> {
    return this.as('finance-guo', '/finance?tab=approved', async (hands, page) => {
      await this.rowIn(page).first().waitFor();
      await hands.check(/^全选/);
      await hands.press(/列入批次：1 笔/);
      await page.getByText('已锁定。下一步').waitFor();
      await hands.choose('银行模板', '工商银行批量汇款');
      await page.getByText(/预检(通过|发现)/).waitFor();
      const leaving = page.waitForEvent('download');
      await hands.press('导出并下载');
      await leaving;
      await page.getByText('已导出。下一步').waitFor();
      const buffer = Buffer.from(await resultSheet(['1', '800000.00', '成功', '']));
      await chooseFile(page, hands, '上传结果表', { name: '银行回单.xlsx', mimeType, buffer });
      await page.getByText('已办结：每一笔都有结果。').waitFor();
    });
  }
}

type File = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** A file field is pressed as a button is, and the system's own window asks which file. */
async function chooseFile(page: Page, hands: FormHands, button: string, file: File): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await hands.press(button);
  await (await chosen).setFiles(file);
}

function phaseIs(page: Page, phase: string): Promise<void> {
  return page.locator('.tab-panel .state', { hasText: phase }).first().waitFor();
}
