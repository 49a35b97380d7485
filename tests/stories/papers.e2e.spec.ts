import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Document, Packer, Paragraph } from 'docx';
import readExcelFile from 'read-excel-file/node';
import type { BoardView } from '#contracts/journey/views';
import type { FormsView, NameSlip, PapersView } from '#contracts/papers/views';
import { databaseName } from '#platform/config/names';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { eventually, type Caller } from '#testing/caller';
import { paragraphsOf } from '#testing/docx-text';
import { wordsOfPdf } from '#testing/pdf-text';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { cast } from './cast.js';
import { carryOneCase } from './thread.js';

type Service = 'evaluation' | 'negotiation' | 'reward';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('the papers of a case', () => {
  let services: RunningServices;
  let dataDir: string;
  let caseId: string;

  const personOf = (account: string) => {
    const people = loadDemoPeople(services.house.config.packDir)?.people ?? [];
    const found = people.find((one) => one.account === account);
    if (!found) throw new Error(`nobody signs in as ${account}`);
    return found;
  };
  const as = (account: string): Promise<Caller> => {
    const { personId, unitId, roles } = personOf(account);
    return services.as({ kind: 'person', personId, unitId, roles });
  };
  const papersOf = async (caller: Caller, service: Service) =>
    (await caller.get<PapersView>(`/api/${service}/cases/${caseId}/papers`)).body.papers;
  const slipFor = async (caller: Caller, service: Service, personIds: readonly string[]) =>
    (await caller.post<NameSlip>('/api/access/name-slips', { service, personIds })).body.slip;
  const print = async (account: string, service: Service, paper: string, more: object = {}) => {
    const caller = await as(account);
    const [found] = (await papersOf(caller, service)).filter((one) => one.paper === paper);
    if (!found) throw new Error(`${account} may not print ${paper}`);
    const slips = [await slipFor(caller, service, found.people)];
    const about = found.about === undefined ? {} : { about: found.about };
    const body = { format: 'docx', ...about, slips, ...more };
    return caller.postForFile(`/api/${service}/cases/${caseId}/papers/${paper}`, undefined, body);
  };
  const recordOf = (service: Service) => {
    const { mongo } = services.house.connections;
    return mongo.db(databaseName(services.house.config.space, service)).collection('events');
  };

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'duet-papers-'));
    services = await runServices({
      modules: serviceModules,
      environment: { DUET_MODE: 'demo', DUET_DATA_DIR: dataDir },
    });
    ({ caseId } = await carryOneCase({ as, say: () => undefined }));
  }, 300_000);
  afterAll(async () => {
    await services.stop();
    rmSync(dataDir, { recursive: true });
  });

  it.each<[Service, string, string, string[]]>([
    ['evaluation', 'opinions', cast.secretary, ['专家评审意见表', '刘向东（示例）', '评分明细']],
    ['evaluation', 'minutes', cast.secretary, ['专家评审会议纪要', '陈静怡（示例）', '应到/实到', '结论']],
    ['negotiation', 'agreement', cast.centreHead, ['引进支持协议', '支持总额', '壹佰贰拾万元整', '公平竞争审查']],
    ['reward', 'payment-approval', cast.approver, ['兑付审批表', '金额大写', '元整', '编制', '复核']],
  ])('%s prints %s with names and amounts in words, as .docx and PDF', async (service, paper, account, told) => {
    const docx = await print(account, service, paper);
    const pdf = await print(account, service, paper, { format: 'pdf' });

    expect([docx.status, pdf.status]).toEqual([200, 200]);
    expect(docx.headers.get('content-type')).toBe(docxType);
    const [inDocx, inPdf] = [paragraphsOf(docx.bytes).join('\n'), wordsOfPdf(pdf.bytes)];
    for (const words of told) {
      expect(inDocx).toContain(words);
      expect(inPdf).toContain(words);
    }
    const last = await recordOf(service).findOne({ kind: 'prints' }, { sort: { version: -1 } });
    expect(last?.['event']).toMatchObject({
      ...{ type: 'paper-printed', paper, format: 'pdf', printedBy: personOf(account).personId },
    });
  });

  it('leaves no name in the record of who printed what', async () => {
    for (const service of ['evaluation', 'negotiation', 'reward'] as const) {
      const found = JSON.stringify(await recordOf(service).find({ kind: 'prints' }).toArray());
      expect(found).toContain('paper-printed');
      expect(found).not.toContain('（示例）');
    }
  });

  it('shows the account in full to finance alone', async () => {
    const accountOf = async (account: string) => {
      const { bytes } = await print(account, 'reward', 'payment-approval');
      const cells = paragraphsOf(bytes);
      return cells[cells.indexOf('收款账号') + 1];
    };
    expect(await accountOf(cast.preparer)).toMatch(/^\d{8,30}$/);
    expect(await accountOf(cast.officer)).toMatch(/^\*+\d{4}$/);
  });

  it('leaves a blank where no slip gives the name, and takes no slip of somebody else', async () => {
    const [secretary, leader] = [await as(cast.secretary), await as('leader-zheng')];
    const { bytes } = await print(cast.secretary, 'evaluation', 'minutes', { slips: [] });
    const slip = await slipFor(leader, 'evaluation', [personOf(cast.secretary).personId]);
    const path = `/api/evaluation/cases/${caseId}/papers/minutes`;

    expect(paragraphsOf(bytes).join('')).not.toContain('陈静怡');
    expect(await secretary.post(path, { format: 'pdf', slips: [slip] })).toMatchObject({
      ...{ status: 400, body: { errors: [{ path: 'slips.0' }] } },
    });
  });

  it('are for whoever sees the case, and one that is not there yet is refused', async () => {
    const [stranger, secretary] = [await as('expert-zhou'), await as(cast.secretary)];
    const path = (paper: string) => `/api/evaluation/cases/${caseId}/papers/${paper}`;
    const hidden = await stranger.post(path('minutes'), { format: 'pdf' });
    const unknown = await stranger.post('/api/evaluation/cases/no-such/papers/minutes', { format: 'pdf' });

    expect(hidden).toMatchObject({ status: 404, body: { code: 'unknown-case' } });
    expect(hidden.body).toEqual(unknown.body);
    expect(await secretary.post(path('agreement'), { format: 'pdf' })).toMatchObject({
      ...{ status: 409, body: { code: 'paper-not-ready' } },
    });
  });

  it('are filled into the form an office brings; one with unknown fields is refused by name', async () => {
    const secretary = await as(cast.secretary);
    const bring = async (...lines: string[]) => {
      const sections = [{ children: lines.map((text) => new Paragraph(text)) }];
      const bytes = new Uint8Array(await Packer.toBuffer(new Document({ sections })));
      const file = { name: '本委意见表.docx', bytes, type: docxType };
      return secretary.upload('/api/evaluation/paper-forms/opinions', file);
    };
    const refused = await bring('{引进对象}', '{银行密码}');
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'file' }] } });
    expect(JSON.stringify(refused.body)).toContain('银行密码');
    expect(await bring('本委意见', '{引进对象}', '{#专家意见}', '{专家}：{推荐意见}', '{/专家意见}')).toMatchObject({
      status: 200,
    });

    const forms = await secretary.get<FormsView>('/api/evaluation/paper-forms');
    expect(forms.body.forms).toMatchObject([{ paper: 'opinions', name: '本委意见表.docx', inUse: true }]);
    const own = paragraphsOf((await print(cast.secretary, 'evaluation', 'opinions')).bytes);
    expect(own).toContain('本委意见');
    expect(own.join('\n')).toContain('刘向东（示例）：');
    const house = await print(cast.secretary, 'evaluation', 'opinions', { form: 'house' });
    expect(paragraphsOf(house.bytes)).toContain('专家评审意见表');
  });

  it('name who handled the cases of a list that leaves as a sheet, for whoever brings their slip', async () => {
    const leader = await as('leader-zheng');
    const { body } = await leader.get<BoardView>('/api/journey/board');
    const officerId = body.cases[0]?.officerId ?? '';
    const { name } = personOf(cast.officer);
    const officersIn = async (headers: Record<string, string>) => {
      const inChinese = { ...headers, 'accept-language': 'zh' };
      const { bytes } = await leader.getFile('/api/journey/board?format=xlsx', inChinese);
      const [sheet] = await readExcelFile(Buffer.from(bytes));
      const [head = [], ...rows] = sheet?.data ?? [];
      return new Set(rows.map((row) => row[head.indexOf('经办人')]));
    };
    const slip = (await leader.post<NameSlip>('/api/access/name-slips', { service: 'journey' })).body.slip;
    const other = (await leader.post<NameSlip>('/api/access/name-slips', { service: 'reward' })).body.slip;

    expect(officerId).toBe(personOf(cast.officer).personId);
    expect(await officersIn({})).toEqual(new Set([officerId]));
    expect(await officersIn({ 'name-slip': slip })).toEqual(new Set([name]));
    const refused = await leader.getFile('/api/journey/board?format=xlsx', { 'name-slip': other });
    expect(refused.status).toBe(400);
  });

  it('sum the case up, with the names of a slip and no other', async () => {
    const leader = await as('leader-zheng');
    const path = `/api/journey/cases/${caseId}/summary`;
    const { bytes } = await eventually('the journey has heard the end', async () => {
      const file = await leader.getFile(path);
      return file.status === 200 && wordsOfPdf(file.bytes).includes('已办结') && file;
    });
    const words = wordsOfPdf(bytes);

    expect(words).toContain('引进事项概要');
    expect(words).toContain('1,200,000.00');
    expect(words).not.toContain(personOf(cast.officer).name);
    const slip = (await leader.post<NameSlip>('/api/access/name-slips', { service: 'journey' })).body.slip;
    const named = await leader.getFile(path, { 'name-slip': slip });
    expect(wordsOfPdf(named.bytes)).toContain(personOf(cast.officer).name);
    expect((await (await as('expert-zhou')).getFile(path)).status).toBe(404);
  });
});
