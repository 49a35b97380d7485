import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContactView, ImportAnswer, ImportView } from '#contracts/contact/views';
import type { Problem } from '#contracts/shared/problem';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { ContactModule } from './contact.module.js';
import { centre, known, RegisterStandIn, someone } from './examples.js';

const header = '项目名称,企业名称,属地,计划投资（亿元）';

describe('an import that people see to', () => {
  let services: RunningServices;
  let li: Caller;
  let wang: Caller;
  let head: Caller;

  beforeAll(async () => {
    services = await runServices({ modules: [ContactModule, RegisterStandIn] });
    li = await services.as(someone('p-li', centre, 'centre-officer'));
    wang = await services.as(someone('p-wang', centre, 'centre-officer'));
    head = await services.as(someone('p-zhao', centre, 'centre-head'));
  });
  afterAll(async () => {
    await services.stop();
  });

  const imported = async (phase: ImportView['phase'], ...names: string[]) => {
    const lines = names.map((name, index) => `项目${String(index)},${name},东胜区,1`);
    const bytes = new TextEncoder().encode([header, ...lines].join('\n'));
    const file = { name: '线索.csv', bytes, type: '' };
    const { body } = await li.upload<ImportAnswer>('/api/contact/imports', file);
    return reached(body.importId, phase);
  };
  const reached = (importId: string, phase: ImportView['phase']) =>
    eventually(`the import is ${phase}`, async () => {
      const { status, body } = await li.get<ImportView>(`/api/contact/imports/${importId}`);
      return status === 200 && body.phase === phase && body;
    });
  const judge = (importId: string, body: object, by = li, key?: string) =>
    by.post<Problem>(`/api/contact/imports/${importId}/judge-row`, body, key);
  const undo = (importId: string, by = li, key?: string) =>
    by.post<Problem>(`/api/contact/imports/${importId}/undo-import`, {}, key);
  const commandsOf = ({ commands }: ImportView) =>
    commands.map(({ command, allowed }) => [command, allowed] as const);

  it('holds suspected rows back, and opens each as it is judged', async () => {
    const view = await imported('judging', '示例疑似甲有限公司', '示例无疑有限公司', '示例疑似乙有限公司');
    const { importId } = view;
    expect(view).toMatchObject({ opened: 1, suspected: 2, pending: 0, undone: false });
    expect(commandsOf(view)).toEqual([['judge-row', true], ['undo-import', true]]);
    const [first, clear] = view.rows;
    const resembles = [{ ...known, because: 'like-name' }];
    expect(first).toMatchObject({ row: 2, result: 'suspected', name: '示例疑似甲有限公司', resembles });
    expect(first).not.toHaveProperty('caseId');
    expect(clear).not.toHaveProperty('resembles');
    const subjectId = first?.resembles?.[0]?.subjectId ?? '';

    expect((await judge(importId, { row: 2, verdict: 'other' }, wang)).status).toBe(404);
    const wrong = await judge(importId, { row: 2, verdict: 'same', subjectId: 'org-n-else' });
    expect(wrong).toMatchObject({ status: 409, body: { code: 'not-what-it-resembles' } });
    const verdict = { row: 2, verdict: 'same', subjectId };
    const answers = await Promise.all([1, 2].map(() => judge(importId, verdict, li, 'judge-row-2')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect((await judge(importId, { row: 4, verdict: 'other' }, head)).status).toBe(200);

    const done = await reached(importId, 'finished');
    expect(done).toMatchObject({ opened: 3, suspected: 0, duplicates: 0, refused: 0 });
    const subjects = await Promise.all(
      [done.rows[0], done.rows[2]].map(async (row) => {
        const { body } = await li.get<ContactView>(`/api/contact/cases/${row?.caseId ?? ''}`);
        return body.subjects[0];
      }),
    );
    expect(subjects).toMatchObject([known, { name: '示例疑似乙有限公司' }]);
    expect(subjects[0]).toMatchObject({ subjectId });
  });

  it('says of a row that is the same as what is attracted whom to ring, and nothing more', async () => {
    const view = await imported('judging', '示例疑似丙有限公司');
    const subjectId = view.rows[0]?.resembles?.[0]?.subjectId;
    await judge(view.importId, { row: 2, verdict: 'same', subjectId });
    const done = await reached(view.importId, 'finished');
    expect(done).toMatchObject({ opened: 0, duplicates: 1 });
    expect(done.rows[0]).toMatchObject({ result: 'duplicate', code: 'already-being-attracted' });
    expect(done.rows[0]).not.toHaveProperty('caseId');
    // What is attracted under its own name is a duplicate at once.
    const again = await imported('finished', '示例疑似乙有限公司');
    expect(again).toMatchObject({ duplicates: 1, suspected: 0 });
  });

  it('is undone as far as nobody has worked on its cases', async () => {
    const view = await imported('judging', '示例撤销甲有限公司', '示例撤销乙有限公司', '示例疑似丁有限公司');
    const { importId } = view;
    const [dropped, worked] = view.rows.map(({ caseId = '' }) => caseId);
    const touch = { on: '2026-01-05', kind: 'call', summary: '示例：首次通话' };
    expect((await li.post(`/api/contact/cases/${worked ?? ''}/log-touch`, touch)).status).toBe(200);

    expect((await undo(importId, wang)).status).toBe(404);
    const answers = await Promise.all([1, 2].map(() => undo(importId, li, 'undo-import-1')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    const done = await reached(importId, 'finished');
    expect(done).toMatchObject({ opened: 1, withdrawn: 1, refused: 1, suspected: 0, undone: true });
    expect(done.rows.map(({ result, code }) => [result, code])).toEqual([
      ['withdrawn', undefined],
      ['opened', 'worked-on-since'],
      ['refused', 'import-undone'],
    ]);
    const shown = (caseId = '') => li.get<ContactView>(`/api/contact/cases/${caseId}`);
    expect((await shown(dropped)).body).toMatchObject({ phase: 'dropped', dropReason: 'import-undone' });
    expect((await shown(worked)).body).toMatchObject({ phase: 'open' });
    expect(await undo(importId)).toMatchObject({ status: 409, body: { code: 'already-undone' } });
    expect(commandsOf(done)).toEqual([['judge-row', false], ['undo-import', false]]);
  });
});
