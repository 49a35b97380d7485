import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EvaluationView, ReadingPass } from '#contracts/evaluation/views';
import type { ContactOutcome } from '#domain/contact/contact';
import type { PersonActor, Role } from '#domain/shared/actor';
import { isPassFor } from '#platform/access/reading-pass';
import { databaseName } from '#platform/config/names';
import { Recorder } from '#platform/store/recorder';
import { anyEntry } from '#testing/expert-entry';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { stageAtWork } from '#testing/stage-at-work';
import { EvaluationModule } from './evaluation.module.js';
import { evaluationWork } from './evaluation.worker.js';

const space = freshSpace();
const caseId = 'c1';
const committee = 'expert-committee';

function someone(personId: string, unitId: string, ...roles: Role[]): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}
const secretary = someone('p-chen', committee, 'committee-secretary');
const officer = someone('p-li', 'investment-promotion-centre', 'centre-officer');
const [liu, zhang, yang, huang] = ['p-liu', 'p-zhang', 'p-yang', 'p-huang'].map((personId) =>
  someone(personId, committee, 'expert'),
) as [PersonActor, PersonActor, PersonActor, PersonActor];

describe('the pass to a case’s material', () => {
  let services: RunningServices;

  const show = async (by: PersonActor, id = caseId) => {
    const caller = await services.as(by);
    const view = await caller.get<EvaluationView>(`/api/evaluation/cases/${id}`);
    const pass = await caller.get<ReadingPass>(`/api/evaluation/cases/${id}/reading-pass`);
    // The view says beforehand what asking for the pass will meet.
    if (view.status === 200) expect(view.body.readsMaterial).toBe(pass.status === 200);
    return pass;
  };
  const give = async (by: PersonActor, command: string, body: object) => {
    const given = await (await services.as(by)).post(`/api/evaluation/cases/${caseId}/${command}`, body);
    expect(given).toMatchObject({ status: 200 });
  };

  beforeAll(async () => {
    services = await runServices({ modules: [EvaluationModule], space });
    const recorder = services.app.get(Recorder, { strict: false });
    const outcome: ContactOutcome = {
      kind: 'qualified',
      case: {
        caseId,
        subjects: [{ kind: 'organisation', subjectId: 'org-n-1', name: '示例储能有限公司' }],
        ...{ segment: 'new-energy', district: 'dongsheng' },
        ...{ officerId: officer.personId, officerUnitId: officer.unitId },
      },
      version: 4,
    };
    const work = stageAtWork('evaluation', recorder, evaluationWork(services.house));
    await work.open(caseId, { openingId: `contact-${caseId}:4`, outcome });
    const chen = await services.as(secretary);
    for (const { personId } of [liu, zhang, yang, huang]) {
      await chen.post(`/api/evaluation/experts/${personId}/enter`, anyEntry);
    }
  });
  afterAll(async () => {
    await services.house.connections.mongo.db(databaseName(space, 'evaluation')).dropDatabase();
    await services.stop();
  });

  it('is the secretary’s before there is a panel, and no expert’s', async () => {
    const { status, body } = await show(secretary);
    expect(status).toBe(200);
    const passFor = { reader: secretary, service: 'contact', caseId };
    expect(await isPassFor(body.pass, passFor, services.house.masterKey, new Date())).toBe(true);
    expect((await show(liu)).status).toBe(404);
  });

  it('is an expert’s who has declared no conflict: for everybody else as if there were no case', async () => {
    const experts = [liu, zhang, yang].map(({ personId }) => personId);
    await give(secretary, 'convene-panel', { experts });
    expect((await show(liu)).status).toBe(404);
    await give(liu, 'declare-conflict', { conflict: 'none' });
    await give(zhang, 'declare-conflict', { conflict: 'conflict' });
    expect((await show(liu)).status).toBe(200);
    const unknown = (await show(liu, 'case-nobody-knows')).body;
    for (const by of [zhang, yang, huang, officer]) {
      const { status, body } = await show(by);
      expect([by.personId, status, body]).toEqual([by.personId, 404, unknown]);
    }
  });

  it('ends with a recusal', async () => {
    await give(liu, 'recuse', { reason: '示例：新发现的利益关系' });
    expect((await show(liu)).status).toBe(404);
  });
});
