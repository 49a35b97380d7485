import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readExcelFile from 'read-excel-file/node';
import type { BoardCase, BoardView } from '#contracts/journey/views';
import { emptyView, foldCase, type CaseView } from '#domain/journey/case-fold';
import { experts } from '#domain/journey/evaluation/examples';
import { published, wholeWay } from '#domain/journey/examples';
import { stageNames } from '#domain/journey/stages';
import type { PersonActor } from '#domain/shared/actor';
import { databaseName } from '#platform/config/names';
import { runServices, type RunningServices } from '#testing/running-service';
import { documentOf } from './case-document.js';
import { JourneyModule } from './journey.module.js';
import { readModelIn } from './read-model.js';

const caseCount = 450;
const leader: PersonActor = {
  ...{ kind: 'person', personId: 'a-leader', unitId: 'unit-of-leader', roles: ['leader'] },
};
const stranger: PersonActor = { ...leader, personId: 'a-expert', roles: ['expert'] };
const expert: PersonActor = { ...stranger, personId: experts[0] };
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let services: RunningServices;

/** Every fourth case has gone the whole way; the others are as far as contact. */
function viewOf(caseId: string, index: number): CaseView {
  const stages = index % 4 === 0 ? stageNames : (['contact'] as const);
  const startAt = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
  let view = emptyView;
  for (const stage of stages) {
    const facts = published(stage, wholeWay[stage], { startAt });
    for (const fact of JSON.parse(JSON.stringify(facts).replaceAll('case-1', caseId)) as typeof facts) {
      const folded = foldCase(view, fact);
      if (folded.result === 'applied') view = folded.view;
    }
  }
  return view;
}

beforeAll(async () => {
  services = await runServices({ modules: [JourneyModule] });
  const { patientMongo } = services.house.connections;
  const model = readModelIn(patientMongo.db(databaseName(services.house.config.space, 'journey')));
  const documents = Array.from({ length: caseCount }, (_, index) => {
    const caseId = `case-${String(index).padStart(5, '0')}`;
    return documentOf(caseId, 1, viewOf(caseId, index));
  });
  await model.cases.insertMany(documents);
});

afterAll(async () => {
  await services.stop();
});

const getFile = async (viewer: PersonActor, path: string) =>
  (await services.as(viewer)).getFile(`/api/journey/${path}`);

async function idsIn(bytes: Uint8Array): Promise<unknown[]> {
  const [sheet] = await readExcelFile(Buffer.from(bytes));
  return (sheet?.data ?? []).slice(1).map((row) => row[0]);
}

/** The whole list as the page shows it, page after page. */
async function listed(viewer: PersonActor, filter: string): Promise<BoardCase[]> {
  const caller = await services.as(viewer);
  const found: BoardCase[] = [];
  for (let cursor = ''; ; ) {
    const path = `/api/journey/board?limit=100${filter}${cursor}`;
    const { body } = await caller.get<BoardView>(path);
    found.push(...body.cases);
    if (body.nextCursor === undefined) return found;
    cursor = `&cursor=${body.nextCursor}`;
  }
}

describe('the board as a sheet', () => {
  it.each([
    ['a leader', leader, ''],
    ['a leader who filters', leader, '&stage=closed'],
    ['an expert', expert, ''],
    ['an expert of no panel', stranger, ''],
  ])('holds for %s what the list shows, in its order', async (_, viewer, filter) => {
    const cases = await listed(viewer, filter);
    const { status, headers, bytes } = await getFile(viewer, `board?format=xlsx${filter}`);

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(xlsxType);
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('事项列表.xlsx'));
    expect(await idsIn(bytes)).toEqual(cases.map(({ caseId }) => caseId));
  });

  it('holds other things for other people', async () => {
    const [all, some, none] = await Promise.all([leader, expert, stranger].map((one) => listed(one, '')));

    expect(all).toHaveLength(caseCount);
    expect(some!.length).toBeGreaterThan(0);
    expect(some!.length).toBeLessThan(caseCount);
    expect(none).toEqual([]);
  });

  it('also comes by what the caller accepts, and refuses like the list does', async () => {
    const caller = await services.as(leader);
    const refused = await caller.get('/api/journey/board?format=xlsx&district=%00');
    const unknown = await caller.get('/api/journey/board?format=pdf');
    const hidden = await (await services.as(stranger)).get('/api/journey/cases/case-00000/timeline?format=xlsx');

    expect(refused).toMatchObject({ status: 400, body: { code: 'input-invalid' } });
    expect(unknown).toMatchObject({ status: 400, body: { code: 'input-invalid' } });
    expect(hidden).toMatchObject({ status: 404, body: { code: 'unknown-case' } });
    const work = await getFile(leader, 'work?format=xlsx');
    expect([work.status, await idsIn(work.bytes)]).toEqual([200, []]);
  });
});
