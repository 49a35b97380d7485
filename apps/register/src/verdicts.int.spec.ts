import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PartiesAnswerRow } from '#contracts/register/errands';
import type { OrganisationRegistered, RegisterFound } from '#contracts/register/views';
import type { PersonActor, Role } from '#domain/shared/actor';
import { serviceKeys } from '#platform/keys/keys';
import { createLog } from '#platform/log/log';
import { Recorder } from '#platform/store/recorder';
import type { Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { NewsReader } from './news-reader.js';
import { RegisterModule } from './register.module.js';
import { registerOf, registerWork } from './register.worker.js';

interface Entered {
  readonly subjectId: string;
  readonly contactPersonId?: string;
  readonly resembles?: unknown[];
}

const person = (personId: string, role: Role): PersonActor => ({
  kind: 'person',
  personId,
  unitId: 'u-1',
  roles: [role],
});

describe('what became of a sheet', () => {
  let services: RunningServices;
  let head: Caller;
  let sheets = 0;
  beforeAll(async () => {
    services = await runServices({ modules: [RegisterModule] });
    head = await services.as(person('p-head', 'centre-head'));
  });
  afterAll(async () => {
    await services.stop();
  });

  const recorder = () => services.app.get(Recorder, { strict: false });
  /** What the register answers of one row that names this organisation, in a sheet of its own. */
  const rowNaming = async (organisationName: string, contactName?: string) => {
    sheets += 1;
    const sealed = serviceKeys(services.house.masterKey, 'contact').sealFor(
      'register',
      JSON.stringify([{ row: 2, organisationName, ...(contactName !== undefined && { contactName }) }]),
    );
    const answered = await registerWork(recorder(), services.house).errands!['register-parties']!({
      ...{ errandId: `import-i${String(sheets)}:2`, caseId: 'i1', type: 'register-parties' },
      request: { rows: [2], parties: { $sealed: sealed } },
    });
    if (!answered.ok) throw new Error(answered.code);
    return (answered.result['rows'] as (PartiesAnswerRow & Entered)[])[0]!;
  };
  const news = async (stream: string, event: object) => {
    const reader = new NewsReader(registerOf(services.house, recorder()), createLog('error'));
    const caseId = stream.slice(stream.indexOf('-') + 1);
    await reader.apply({
      ...{ id: `1:${stream}:${JSON.stringify(event)}`, service: 'contact', stream, caseId, version: 5, epoch: 1 },
      ...{ at: '2026-03-01T04:00:00.000Z', by: { kind: 'clock' }, event: event as never },
    });
  };
  const judged = (ownSubjectId: string, subjectId: string) =>
    news('import-i1', { type: 'row-judged', row: 2, verdict: 'same', subjectId, ownSubjectId, by: 'p-judge' });
  const register = async (name: string) =>
    (await head.post<OrganisationRegistered>('/api/register/organisations', { name })).body.subjectId;
  const found = async (q: string) => {
    const { body } = await head.get<RegisterFound>(`/api/register/search?q=${encodeURIComponent(q)}`);
    return body.found.map((one) => (one.kind === 'organisation' ? one.subjectId : one.personId));
  };

  it('is learnt where somebody judged a row: the other name finds the known one, and no other sheet asks again', async () => {
    const known = await register('示例朔方储能有限公司');
    const first = await rowNaming('示例朔方储能股份有限公司');
    expect(first.subjectId).not.toBe(known);
    expect(first.resembles).toMatchObject([{ subjectId: known }]);
    await judged(first.subjectId, known);
    await judged(first.subjectId, known);

    const again = await rowNaming('示例朔方储能股份有限公司');
    expect(again).toMatchObject({ subjectId: known });
    expect(again.resembles).toBeUndefined();
    expect(await found('朔方储能股份')).toEqual([known]);
    const merged = { 'event.type': 'entry-merged', caseId: first.subjectId };
    const events = await recorder().record.events.find(merged).toArray();
    expect(events).toMatchObject([{ event: { into: known, by: 'p-judge' } }]);
  });

  it('can be taken back, what was learnt, by a head, like any merge', async () => {
    const known = await register('示例云中光伏有限公司');
    const row = await rowNaming('示例云中光伏股份有限公司');
    await judged(row.subjectId, known);
    const undone = await head.post(`/api/register/entries/${row.subjectId}/undo-merge`, {});

    expect(undone.status).toBe(200);
    expect((await found('云中光伏')).sort()).toEqual([known, row.subjectId].sort());
  });

  it('merges nothing that somebody entered by hand', async () => {
    const known = await register('示例定襄风电有限公司');
    const own = await register('示例定襄风电股份有限公司');
    await judged(own, known);

    expect((await found('定襄风电')).sort()).toEqual([known, own].sort());
  });

  describe('that was undone', () => {
    const opened = (caseId: string, contactPersonId: string) => ({
      ...{ type: 'case-opened', caseId, title: { textId: 't', digest: 'd' }, subjects: [], district: 'd' },
      ...{ source: { kind: 'import' }, contactPersonId, officerId: 'p-1', officerUnitId: 'u-1' },
      ...{ firstResponseWorkingDays: 3, packVersion: 'sample' },
      calendar: { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' },
      firstResponseDue: { at: '2026-06-04T16:00:00.000Z', provisional: false },
    });
    const undone = (importId: string, result: 'withdrawn' | 'kept', caseId: string) =>
      news(`import-${importId}`, { type: 'import-undone', rows: [{ row: 2, result, caseId }] });
    const isErased = async (personId: string) => {
      const { body } = await head.get<{ erased?: true }>(`/api/register/people/${personId}`);
      return body.erased === true;
    };
    const brought = async (name: string) => {
      const { contactPersonId = '' } = await rowNaming(`示例${name}公司`, name);
      return { personId: contactPersonId, importId: `i${String(sheets)}` };
    };

    it('is a person withdrawn who came with it and whom nothing else names', async () => {
      const { personId, importId } = await brought('拓跋示例');
      await expect(undone(importId, 'withdrawn', 'c-a')).rejects.toThrow('on the way');
      await news('contact-c-a', opened('c-a', personId));
      await undone(importId, 'withdrawn', 'c-a');
      await undone(importId, 'withdrawn', 'c-a');

      expect(await isErased(personId)).toBe(true);
      const events = await recorder().record.events.find({ caseId: personId }).toArray();
      expect(events.map(({ event }) => event.type)).toEqual(['entry-registered', 'entry-erased']);
    });

    it.each<[string, (personId: string, importId: string) => Promise<void>]>([
      ['a kept case names', (_, importId) => undone(importId, 'kept', 'c-b')],
      [
        'another case names',
        async (personId, importId) => {
          await news('contact-c-other', opened('c-other', personId));
          await undone(importId, 'withdrawn', 'c-b');
        },
      ],
      [
        'somebody has looked at',
        async (personId, importId) => {
          const look = { field: 'name', purpose: 'reach-the-person' };
          await head.post(`/api/register/entries/${personId}/unmask`, look);
          await undone(importId, 'withdrawn', 'c-b');
        },
      ],
    ])('stays a person whom %s', async (_, happens) => {
      const { personId, importId } = await brought(`宇文${String(sheets)}`);
      await news('contact-c-b', opened('c-b', personId));
      await happens(personId, importId);

      expect(await isErased(personId)).toBe(false);
    });
  });
});
