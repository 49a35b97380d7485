import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentsView } from '#contracts/contact/documents';
import type { ContactView, ImportView } from '#contracts/contact/views';
import { databaseName } from '#platform/config/names';
import { serviceKeys } from '#platform/keys/keys';
import { GridFsObjects } from '#platform/objects/grid-fs-objects';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { recordCollections } from '#platform/store/collections';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { canaryPeople } from './canary-people.js';
import { KeptLog, searchKafka, searchMongo } from './canary-search.js';
import { cast, done } from './cast.js';
import { inventedCreditCode } from './lead-sheet.js';

const services = ['contact', 'evaluation', 'negotiation', 'landing', 'reward', 'register'] as const;
const { subject, contact } = canaryPeople();
const log = new KeptLog();

describe('a person who is erased', () => {
  let house: RunningServices;
  let subjectId: string;
  let contactId: string;
  let importId: string;
  let talentCase: string;
  let firmCase: string;

  const as = (account: string): Promise<Caller> => {
    const people = loadDemoPeople(house.house.config.packDir)?.people ?? [];
    const person = people.find((one) => one.account === account);
    if (!person) throw new Error(`nobody signs in as ${account}`);
    const { personId, unitId, roles } = person;
    return house.as({ kind: 'person', personId, unitId, roles });
  };
  const recordOf = (service: string) => {
    const { connections, config } = house.house;
    return recordCollections(connections.mongo.db(databaseName(config.space, service)));
  };
  /** What every service could read with its own keys, were it asked for everything it keeps. */
  const openedWords = async () => {
    const opened: string[] = [];
    for (const service of services) {
      const keys = serviceKeys(house.house.masterKey, service);
      for await (const { _id, ciphertext } of recordOf(service).texts.find()) {
        opened.push(keys.decrypt(ciphertext, _id));
      }
    }
    return [...opened, ...(await openedFiles())].join('\n');
  };
  /** Names and contents of the documents contact could still open. */
  const openedFiles = async () => {
    const { connections, config, masterKey } = house.house;
    const db = connections.mongo.db(databaseName(config.space, 'contact'));
    const files = new GridFsObjects(db, serviceKeys(masterKey, 'contact'));
    const opened: string[] = [];
    for await (const { _id } of db.collection<{ _id: string }>('objects').find()) {
      const bytes = await files.read(_id);
      opened.push((await files.find(_id))?.name ?? '', Buffer.from(bytes ?? []).toString());
    }
    return opened;
  };
  const eventsOf = (caseId: string) =>
    recordOf('contact').events.find({ caseId }).sort({ version: 1 }).toArray();
  /** A document called so and saying so, but for its ending. */
  const fileInto = async (officer: Caller, caseId: string, says: string, fields: Record<string, string>) => {
    const bytes = Buffer.from(`%PDF-1.7\n% ${says}\n%%EOF\n`);
    const sent = { name: `${says}.pdf`, bytes, type: 'application/pdf' };
    const path = `/api/contact/cases/${caseId}/file-document`;
    done('file a document', await officer.upload(path, sent, undefined, fields));
  };
  const documentNames = async (officer: Caller, caseId: string) => {
    const { body } = await officer.get<DocumentsView>(`/api/contact/cases/${caseId}/documents`);
    return body.documents.map(({ name }) => name);
  };
  const settled = async (officer: Caller) => {
    const { body } = await officer.get<ImportView>(`/api/contact/imports/${importId}`);
    return body.phase === 'finished' && body;
  };

  beforeAll(async () => {
    house = await runServices({ modules: serviceModules, adjust: (one) => ({ ...one, log }) });
    const officer = await as(cast.officer);
    const rows = [
      '项目名称,投资方名称,统一社会信用代码,旗区,联系人,联系电话,备注',
      `示例项目,示例被联系有限公司,${inventedCreditCode(4_400_001)},东胜区,${contact.name},${contact.phone},已约谈`,
      `示例项目,示例无旗有限公司,,不存在旗,联系乙,13900000000,`,
    ];
    const file = { name: '线索.csv', bytes: new TextEncoder().encode(rows.join('\n')), type: '' };
    const started = await officer.upload<{ importId: string }>('/api/contact/imports', file);
    ({ importId } = done('upload', started));
    const view = await eventually('the sheet is imported', () => settled(officer));
    firmCase = view.rows[0]?.caseId ?? '';
    const shown = await officer.get<ContactView>(`/api/contact/cases/${firmCase}`);
    contactId = shown.body.contactPersonId ?? '';
    const entered = await officer.post<{ personId: string }>('/api/register/people', subject);
    subjectId = done('register', entered).personId;
    const opened = await officer.post<{ caseId: string }>('/api/contact/cases', {
      ...{ title: `引进${subject.name}博士`, subjects: [{ kind: 'person', personId: subjectId }] },
      ...{ contactPersonId: subjectId, district: 'dongsheng', source: { kind: 'own-search' } },
    });
    talentCase = done('open a case', opened).caseId;
    const touch = { on: '2026-01-05', kind: 'visit', summary: `与${subject.name}面谈，电话${subject.phone}` };
    await fileInto(officer, talentCase, `${subject.name}的计划书`, { kind: 'business-plan' });
    await fileInto(officer, firmCase, `${contact.name}的简历`, { kind: 'credentials', aboutId: contactId });
    await fileInto(officer, firmCase, '示例企业的营业执照', { kind: 'registration-certificate' });
    done('log a touch', await officer.post(`/api/contact/cases/${talentCase}/log-touch`, touch));
  }, 300_000);
  afterAll(async () => {
    await house.stop();
  });

  const erase = async (entryId: string) =>
    (await as(cast.centreHead)).post(`/api/register/entries/${entryId}/erase-person`, {
      reason: 'own-request',
    });

  it('is refused by name while a case is under way', async () => {
    await eventually('the register knows the cases', async () => {
      const { body } = await erase(subjectId);
      return (body as { code?: string }).code === 'case-under-way';
    });
  });

  it('lies in words other services keep, before', async () => {
    const words = await openedWords();
    for (const word of [subject.name, subject.phone, contact.name, contact.phone]) {
      expect(words).toContain(word);
    }
  });

  it('is in nothing any service could open, after; events stand as they stood', async () => {
    const officer = await as(cast.officer);
    const drop = { reason: 'no-interest' };
    for (const caseId of [talentCase, firmCase]) {
      done('drop', await officer.post(`/api/contact/cases/${caseId}/drop`, drop));
      await eventually('the case is closed', async () => {
        const events = await eventsOf(caseId);
        return events.some(({ event }) => event.type === 'case-closed');
      });
    }
    const before = [await eventsOf(talentCase), await eventsOf(firmCase), await eventsOf(importId)];
    for (const entryId of [subjectId, contactId]) {
      await eventually('the register erases', async () => (await erase(entryId)).status === 200);
    }
    await eventually('every service has erased', async () => {
      const words = await openedWords();
      return ![subject.name, subject.phone, subject.idNumber, contact.name, contact.phone].some((word) =>
        words.includes(word),
      );
    });

    expect([await eventsOf(talentCase), await eventsOf(firmCase), await eventsOf(importId)]).toEqual(before);
    expect((await officer.get<ContactView>(`/api/contact/cases/${talentCase}`)).body.title).toBeNull();
    expect(await documentNames(officer, talentCase)).toEqual([null]);
    // The firm's own case keeps what was written of the firm.
    expect(await documentNames(officer, firmCase)).toEqual([null, '示例企业的营业执照.pdf']);
    expect((await officer.get<ContactView>(`/api/contact/cases/${firmCase}`)).body).toMatchObject({
      ...{ title: '示例项目', contactPersonId: contactId },
    });
  });

  it('leaves the other rows of the sheet to be given back', async () => {
    const officer = await as(cast.officer);
    const refused = await officer.getFile(`/api/contact/imports/${importId}/refused-rows`);
    expect(refused.status).toBe(200);
    expect(await openedWords()).toContain('联系乙');
  });

  it('is nowhere in the clear', async () => {
    const words = [subject.name, subject.phone, subject.idNumber, contact.name, contact.phone];
    expect((await searchMongo(house.house, words)).finds).toEqual([]);
    expect((await searchKafka(house.house, services, words)).finds).toEqual([]);
    expect(log.search(words)).toEqual([]);
  });
});
