import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ContactView, ImportAnswer, ImportView } from '#contracts/contact/views';
import { eventually } from '#testing/caller';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { keepPicture } from './album.js';
import { Hands } from './hands.js';
import { barriersOn, beyondEdge } from './looking.js';
import { seedCases } from './many-cases.js';
import { Theatre } from './playing.js';

const organisation = '鄂尔多斯市示例绿色氢能与储能装备联合制造有限责任公司';

/** A scene is many clicks of several people, on a busy machine. */
jest.setTimeout(600_000);

describe('the screens of the console', () => {
  let theatre: Theatre;
  let caseId = '';

  beforeAll(async () => {
    theatre = await Theatre.open();
    const officer = await theatre.as('centre-li');
    const { body } = await officer.post<{ caseId: string }>('/api/contact/cases', {
      title: '示例：绿氢装备',
      subjects: [{ kind: 'organisation', name: organisation, creditCode: inventedCreditCode(Date.now()) }],
      district: 'dongsheng',
      segment: 'new-energy',
      source: { kind: 'own-search' },
      plannedInvestment: '128000000000',
    });
    caseId = body.caseId;
  });
  afterEach(async () => {
    await theatre.clear();
  });
  afterAll(async () => {
    await theatre.close();
  });

  it.each([
    ['zh', 1366, 768],
    ['en', 1366, 768],
    ['en', 820, 1180],
    ['zh', 390, 844],
  ] as const)('are accessible and quiet in %s at %d × %d', async (language, width, height) => {
    const sight = `${language}-${String(width)}`;
    await theatre.scene(`screens-${sight}`, async () => {
      const { page } = await theatre.newPlayer({ language, width, height });
      const faults: Record<string, string[]> = {};
      const look = async (name: string) => {
        faults[name] = [...(await barriersOn(page)), ...(await beyondEdge(page))];
        await keepPicture(page, `${sight}-${name}.png`);
      };
      await page.goto('/');
      await page.locator('.demo-accounts li').first().waitFor();
      await look('sign-in');
      await theatre.fillSignIn(page, 'centre-li');
      await page.locator('nav.side').waitFor();
      const screens = {
        'workbench /': '.work, .ant-empty',
        'board /cases': '.board-card',
        'table /cases?view=table': 'tbody tr',
        'nothing-found /cases?view=table&q=zzzz': '.ant-empty',
        'new-case /cases/new': 'form[id="contact-open-case"]',
        'import /import': '.drop-here',
        'register /register': '.tab-panel input',
        [`timeline /cases/${caseId}`]: '.timeline',
        [`contact /cases/${caseId}?tab=contact`]: '.command-bar',
        [`not-open /cases/${caseId}?tab=landing`]: '.tab-panel .ant-empty',
        'no-such-page /nowhere': '.opening a',
        'no-such-case /cases/case-none': '[role=alert] .ant-alert-title, .ant-alert',
      };
      for (const [screen, landmark] of Object.entries(screens)) {
        const [name = '', path = ''] = screen.split(' ');
        await page.goto(path);
        await page.locator(landmark).first().waitFor();
        await look(name);
      }

      expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
      const unknown = /404.*case-none/;
      expect(theatre.complaints().filter((line) => !unknown.test(line))).toEqual([]);
    });
  });

  it('a wrong password is said in words', async () => {
    await theatre.scene('wrong-password', async () => {
      const { page } = await theatre.newPlayer();
      await page.goto('/');
      await theatre.fillSignIn(page, 'centre-li', 'wrong');
      await page.getByText('账号或密码不正确。').waitFor();
      expect(theatre.complaints().filter((line) => !line.includes('401'))).toEqual([]);
    });
  });

  it('who was given a password for one sign-in chooses their own', async () => {
    await theatre.scene('one-time-password', async () => {
      const administrator = await theatre.as('admin-liang');
      const account = `new-${String(Date.now())}`;
      const { body } = await administrator.post<{ oneTimePassword: string }>('/api/access/people', {
        account,
        name: '示例新人',
        unitId: 'investment-promotion-centre',
        roles: ['centre-officer'],
      });
      const { page } = await theatre.newPlayer();
      await page.goto('/');
      await theatre.fillSignIn(page, account, body.oneTimePassword);
      const form = page.locator('form[name=choose-password]');
      await form.getByLabel('新密码').fill('太短');
      await form.getByLabel('再输一次').fill('不一样');
      await form.getByRole('button').click();
      await form.getByText('两次输入不一致。').waitFor();
      expect(await barriersOn(page)).toEqual([]);
      await form.getByLabel('新密码').fill('示例口令：河水向东流入海');
      await form.getByLabel('再输一次').fill('示例口令：河水向东流入海');
      await form.getByRole('button').click();
      await page.locator('nav.side').waitFor();
      expect(theatre.complaints().filter((line) => !line.includes('403'))).toEqual([]);
    });
  });

  it('a session that is over asks to sign in where one is, and what was typed is sent', async () => {
    await theatre.scene('session-over', async () => {
      const { page, context } = await theatre.signIn('centre-li', {}, `/cases/${caseId}?tab=contact`);
      await page.getByRole('button', { name: '填写投资意向', exact: true }).click();
      const form = page.getByRole('form', { name: '填写投资意向', exact: true });
      const hands = new Hands(page, form);
      await hands.write('投资意向', '示例：会话过期前写下的话。');
      await context.clearCookies();
      await hands.press('填写投资意向');
      const dialog = page.getByRole('dialog', { name: '会话已过期，内容没有丢失' });
      await dialog.waitFor();
      await theatre.fillSignIn(dialog, 'centre-li');
      await form.waitFor({ state: 'hidden' });
      await page.getByText('示例：会话过期前写下的话。').first().waitFor();
      expect(theatre.complaints().filter((line) => !line.includes('401'))).toEqual([]);
    });
  });

  it('a card goes to another column by the keyboard, and back when the service says no', async () => {
    await theatre.scene('keyboard-move', async () => {
      const { page } = await theatre.signIn('centre-li', {}, '/cases');
      const handle = page.getByRole('button', { name: `拖动：${organisation}` });
      await handle.focus();
      await page.keyboard.press('Space');
      await page.locator('.board-card.held').waitFor();
      await page.keyboard.press('ArrowRight');
      await page.locator('.column.over').getByRole('heading', { name: '专家评估' }).waitFor();
      await page.keyboard.press('Space');
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('alert').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('group', { name: '接洽' }).getByText(organisation).waitFor();
      expect(theatre.complaints()).toEqual([]);
    });
  });

  it('what is half written survives a reload, and what was answered into a broken line is written once', async () => {
    await theatre.scene('composer', async () => {
      const { page } = await theatre.signIn('centre-li', {}, `/cases/${caseId}`);
      await page.getByRole('button', { name: '写一条: 记录接触' }).click();
      const form = page.getByRole('form', { name: '记录接触', exact: true });
      const hands = new Hands(page, form);
      const summary = '示例：半路写下的一次走访。';
      await hands.tick('走访');
      await hands.write('接触情况', summary);
      const asked = page.waitForEvent('dialog');
      await page.evaluate(() => {
        setTimeout(() => {
          location.reload();
        });
      });
      const question = await asked;
      expect(question.type()).toBe('beforeunload');
      await question.dismiss();
      expect(await form.getByLabel('接触情况').inputValue()).toBe(summary);

      await hands.day('日期', '2026-01-05');
      let answered = 0;
      await page.route('**/log-touch', async (route) => {
        answered += (await route.fetch()).status() === 200 ? 1 : 0;
        await route.abort();
      }, { times: 1 });
      await form.locator('button[type=submit]').click();
      await form.getByRole('alert').waitFor();
      expect(answered).toBe(1);
      await form.locator('button[type=submit]').click();
      await form.waitFor({ state: 'hidden' });
      const officer = await theatre.as('centre-li');
      const { body } = await officer.get<ContactView>(`/api/contact/cases/${caseId}`);
      expect(JSON.stringify(body).split(summary)).toHaveLength(2);
      await page.locator('.timeline').getByText('走访').first().waitFor();
      expect(theatre.complaints().filter((line) => !line.includes('ERR_FAILED'))).toEqual([]);
    });
  });

  it('two people on one case at once: what one does the other sees, without asking', async () => {
    await theatre.scene('two-at-once', async () => {
      const path = `/cases/${caseId}?tab=contact`;
      const watching = await theatre.signIn('centre-zhao', {}, path);
      await watching.page.locator('.facts').waitFor();
      const officer = await theatre.as('centre-li');
      await officer.post(`/api/contact/cases/${caseId}/describe-intent`, { intent: '示例：另一人刚写下的意向。' });
      await watching.page.getByText('示例：另一人刚写下的意向。').first().waitFor();
      expect(theatre.complaints()).toEqual([]);
    });
  });

  it('says that the connection is lost, and that it is back', async () => {
    await theatre.scene('offline', async () => {
      const { page, context } = await theatre.signIn('centre-li');
      await context.setOffline(true);
      await page.getByText('网络已断开').waitFor();
      await context.setOffline(false);
      await page.getByText('网络已断开').waitFor({ state: 'hidden' });
      // The stream of news breaks off, which the browser itself writes down.
      expect(theatre.complaints().filter((line) => !line.includes('ERR_'))).toEqual([]);
    });
  });

  it('a sheet is checked, mended where it is wrong, and imported; a reload goes on', async () => {
    await theatre.scene('import', async () => {
      const { page } = await theatre.signIn('centre-li', {}, '/import');
      const chosen = page.waitForEvent('filechooser');
      await page.locator('.drop-here').click();
      const lines = [
        '项目名称,投资方名称,产业,旗区,计划投资额（万元）',
        '示例储能,鄂尔多斯市示例储能制造有限责任公司,新能源,东胜区,1200',
        '示例光伏,鄂尔多斯市示例光伏制造有限责任公司,新能源,没有此旗,800',
      ];
      const buffer = Buffer.from(`\ufeff${lines.join('\n')}\n`);
      await (await chosen).setFiles({ name: '示例台账.csv', mimeType: 'text/csv', buffer });
      const cell = page.getByLabel('第 3 行 旗区');
      await cell.waitFor();
      expect(await barriersOn(page)).toEqual([]);
      await keepPicture(page, 'import-check.zh.png');
      await cell.fill('东胜区');
      await page.getByRole('button', { name: '重新核对' }).click();
      await page.getByRole('button', { name: '导入 2 行' }).click();
      await page.waitForURL(/id=/);
      await page.reload();
      await page.getByText('已完成').first().waitFor();
      expect(theatre.complaints()).toEqual([]);
    });
  });

  it('suspected rows are judged and the import is undone; what was worked on since is kept and named', async () => {
    await theatre.scene('judge-and-undo', async () => {
      const officer = await theatre.as('centre-li');
      const names = ['示例晨曦储能装备制造', '示例远山氢能装备制造', '示例无疑新材料'];
      const known = names.slice(0, 2).map((name) => `鄂尔多斯市${name}有限责任公司`);
      const reached = (importId: string, phase: ImportView['phase']) =>
        eventually(`the import is ${phase}`, async () => {
          const { body } = await officer.get<ImportView>(`/api/contact/imports/${importId}`);
          return body.phase === phase && body;
        });
      const imported = async (phase: ImportView['phase'], sheet: readonly string[]) => {
        const lines = sheet.map((name) => `引进${name},${name},东胜区,1`);
        const bytes = Buffer.from(['项目名称,企业名称,旗区,计划投资（亿元）', ...lines].join('\n'));
        const file = { name: '示例台账.csv', bytes, type: '' };
        const { body } = await officer.upload<ImportAnswer>('/api/contact/imports', file);
        return reached(body.importId, phase);
      };
      await imported('finished', known);
      const sheet = await imported('judging', names.map((name) => `${name}有限公司`));
      const { importId } = sheet;
      const path = `/import?id=${importId}`;

      const { page } = await theatre.signIn('centre-li', {}, path);
      const english = await theatre.signIn('centre-li', { language: 'en' }, path);
      const cards = page.locator('.suspected .card');
      await cards.nth(1).waitFor();
      expect(await cards.first().innerText()).toContain(known[0]);
      const suspected = english.page.getByRole('region', { name: 'Suspected rows to judge (2)' });
      await suspected.waitFor();
      const faults = [await barriersOn(page), await barriersOn(english.page)];
      await page.getByRole('button', { name: `是同一家 第 2 行 ${known[0] ?? ''}` }).click();
      await page.getByText('第 2 行已判定').waitFor();
      await english.page.getByRole('button', { name: 'Another one Row 3' }).click();
      await english.page.getByText('Row 3 is judged').waitFor();
      const judged = await reached(importId, 'finished');
      expect(judged.rows.map(({ result }) => result)).toEqual(['duplicate', 'opened', 'opened']);

      const worked = judged.rows[2]?.caseId ?? '';
      const touch = { on: '2026-01-05', kind: 'call', summary: '示例：首次通话' };
      await officer.post(`/api/contact/cases/${worked}/log-touch`, touch);
      await page.getByText('已完成').first().waitFor();
      await page.getByRole('button', { name: '撤销导入' }).click();
      const question = page.getByRole('dialog', { name: '撤销导入' });
      await question.getByText('已有人跟进的保留').waitFor();
      faults.push(await barriersOn(page));
      await question.getByRole('button', { name: '撤销导入' }).click();
      await page.getByText('导入已撤销：终止 1 个事项，保留 1 个。').waitFor();
      const kept = page.getByRole('listitem').filter({ hasText: '导入后已有人跟进，予以保留。' });
      await kept.getByRole('link', { name: `引进${names[2] ?? ''}有限公司` }).waitFor();
      expect(await page.getByRole('button', { name: '撤销导入' }).count()).toBe(0);
      await english.page.reload();
      await english.page.getByText('Cases dropped: 1, kept: 1.').waitFor();
      faults.push(await barriersOn(page), await barriersOn(english.page));
      expect(faults).toEqual([[], [], [], [], []]);
      expect(theatre.complaints()).toEqual([]);
    });
  });

  const many = 600;
  /** Scrolls down half a window at a time until the row or card of this number is drawn; how many were at most. */
  const scrollTo = (page: Page, place: string, number: number) =>
    page.locator(place).first().evaluate(async (area, wanted) => {
      const frame = () => new Promise(requestAnimationFrame);
      const drawn = () => [...area.querySelectorAll('article, tbody tr:not(.unseen)')];
      const numberOf = (each?: Element) =>
        Number(each?.getAttribute('aria-posinset') ?? Number(each?.getAttribute('aria-rowindex') ?? 1) - 1);
      let most = 0;
      // Pages come as they are reached; a slow machine takes as long as it takes.
      while (numberOf(drawn().at(-1)) < wanted) {
        area.scrollTop += area.clientHeight / 2;
        await frame();
        most = Math.max(most, drawn().length);
      }
      return most;
    }, number);

  it('a board and a table of hundreds draw only what is seen of them', async () => {
    await theatre.scene('long-lists', async () => {
      await seedCases(theatre, 'centre-li', many);
      const { page } = await theatre.signIn('centre-li', {}, '/cases');
      await page.locator('.board-card').first().waitFor();
      expect(await scrollTo(page, '.column .cards', 500)).toBeLessThan(30);
      expect(await page.locator('.board-card').count()).toBeLessThan(60);

      const far = page.getByRole('group', { name: '接洽' }).locator('article').nth(-2);
      const name = await far.locator('.name').innerText();
      const card = page.locator('article').filter({ hasText: name });
      await far.getByRole('button').focus();
      await page.keyboard.press('Space');
      await page.locator('.board-card.held').waitFor();
      await page.locator('.column .cards').first().evaluate((area) => {
        area.scrollTop = 0;
      });
      expect(await card.count()).toBe(1);
      await page.keyboard.press('ArrowRight');
      await page.locator('.column.over').getByRole('heading', { name: '专家评估' }).waitFor();
      await page.keyboard.press('Escape');
      expect(await barriersOn(page)).toEqual([]);

      await page.goto('/cases?view=table');
      await page.locator('tbody tr').first().waitFor();
      expect(await scrollTo(page, '.table-place', many)).toBeLessThan(60);
      expect(await barriersOn(page)).toEqual([]);

      // News of one case does not ask for the pages that are loaded.
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const title = '内蒙古示例新到装备有限公司';
      const officer = await theatre.as('centre-li');
      await officer.post('/api/contact/cases', {
        title,
        subjects: [{ kind: 'organisation', name: title, creditCode: inventedCreditCode(Date.now() + 1) }],
        district: 'dongsheng',
        source: { kind: 'own-search' },
      });
      await page.locator('.table-place').evaluate((area) => {
        area.scrollTop = 0;
      });
      await page.getByRole('row').filter({ hasText: title }).waitFor();
      expect(asked.some((url) => url.includes('/api/journey/board?caseId='))).toBe(true);
      expect(asked.filter((url) => url.includes('cursor='))).toEqual([]);
      expect(theatre.complaints()).toEqual([]);
    });
  });

  it('a card dragged by the mouse from far down asks for what its move takes', async () => {
    await theatre.scene('mouse-move', async () => {
      const { page } = await theatre.signIn('centre-li', {}, '/cases');
      await page.locator('.board-card').first().waitFor();
      await scrollTo(page, '.column .cards', 60);
      const last = page.getByRole('group', { name: '接洽' }).locator('article .name').last();
      // By its name: which card is the last drawn one changes with the scrolling.
      const card = page.locator('article').filter({ hasText: await last.innerText() });
      await card.scrollIntoViewIfNeeded();
      const from = await card.boundingBox();
      const to = await page.getByRole('region', { name: '专家评估' }).boundingBox();
      if (!from || !to) throw new Error('nothing to drag');
      await page.mouse.move(from.x + 20, from.y + from.height - 4);
      await page.mouse.down();
      await page.mouse.move(from.x + from.width, from.y + from.height / 2, { steps: 4 });
      await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
      await page.locator('.column.over').getByRole('heading', { name: '专家评估' }).waitFor();
      await page.mouse.up();
      // The case stands in the view alone: its stage knows nothing of it, and the page says so.
      await page.getByRole('dialog').getByRole('alert').waitFor();
      expect(theatre.complaints().filter((line) => !/404.*case-many/.test(line))).toEqual([]);
    });
  });

  it('who moves a card somebody else has moved is told who, where and when, and it goes back', async () => {
    await theatre.scene('moved-meanwhile', async () => {
      const name = '内蒙古示例先手装备有限公司';
      const officer = await theatre.as('centre-li');
      const { body: opened } = await officer.post<{ caseId: string }>('/api/contact/cases', {
        title: '示例：先手装备',
        subjects: [{ kind: 'organisation', name, creditCode: inventedCreditCode(Date.now()) }],
        district: 'dongsheng',
        source: { kind: 'own-search' },
        plannedInvestment: '128000000000',
      });
      const { body: person } = await officer.post<{ personId: string }>('/api/register/people', { name: '示例联系人' });
      const give = (command: string, body: object) =>
        officer.post(`/api/contact/cases/${opened.caseId}/${command}`, body);
      await give('log-touch', { on: '2026-01-05', kind: 'visit', summary: '示例：实地走访。' });
      await give('describe-intent', { intent: '示例：分两期建设。' });
      await give('add-contact', { personId: person.personId });
      const asked = `q=${encodeURIComponent(name)}`;
      const shown = () => officer.get<{ cases: unknown[] }>(`/api/journey/board?${asked}`);
      await eventually('the case is on the board', async () => (await shown()).body.cases.length === 1);
      const { page } = await theatre.newPlayer();
      // No news comes through: what the page knows is what it knew when it was opened.
      await page.route('**/api/journey/stream', (route) => route.abort());
      await page.goto(`/cases?${asked}`);
      await theatre.fillSignIn(page, 'centre-li');
      await page.getByLabel(`移动：${name}`).selectOption({ label: '专家评估' });
      const drawer = page.getByRole('dialog');
      await drawer.locator('button[type=submit]').waitFor();
      expect(await give('qualify', { segment: 'new-energy' })).toMatchObject({ status: 200 });
      await drawer.locator('button[type=submit]').click();
      const notice = page.locator('.notice.bad');
      await notice.getByText(/李明远（示例）/).waitFor();
      expect(await notice.innerText()).toContain(name);
      expect(theatre.complaints().filter((line) => !/409|ERR_FAILED/.test(line))).toEqual([]);
    });
  });
});
