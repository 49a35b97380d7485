import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BoardView, TimelineView } from '#contracts/journey/views';
import type { PersonActor, Role } from '#domain/shared/actor';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { done } from './cast.js';
import { inventedCreditCode } from './lead-sheet.js';

const centre = 'investment-promotion-centre';
const station = 'station-beijing';

function someone(personId: string, unitId: string, role: Role): PersonActor {
  return { kind: 'person', personId, unitId, roles: [role] };
}

const li = someone('p-li', centre, 'centre-officer');
const wang = someone('p-wang', centre, 'centre-officer');
const zhao = someone('p-zhao', centre, 'centre-head');
const stationOfficer = someone('p-station', station, 'centre-officer');
const leader = someone('p-leader', 'talent-leading-group', 'leader');

interface Lead {
  readonly by: PersonActor;
  readonly name: string;
  readonly seed: number;
  readonly district: string;
  readonly fen: string;
  readonly restricted?: true;
}

/** Two of one name in one district, each a company of its own; one that few may know of. */
const leads: readonly Lead[] = [
  { by: li, name: '示例同名储能有限公司', seed: 101, district: 'dongsheng', fen: '100' },
  { by: li, name: '示例同名储能有限公司', seed: 102, district: 'dongsheng', fen: '2000' },
  { by: wang, name: '示例绒纺有限公司', seed: 103, district: 'kangbashi', fen: '30000' },
  { by: li, name: '示例保密有限公司', seed: 104, district: 'kangbashi', fen: '400000', restricted: true },
  { by: stationOfficer, name: '示例氢能有限公司', seed: 105, district: 'jungar', fen: '5000000' },
];

describe('the board over real cases', () => {
  let services: RunningServices;
  let districts: string[];
  const caseIds: string[] = [];
  const callers = new Map<string, Caller>();

  beforeAll(async () => {
    services = await runServices({ modules: serviceModules });
    districts = services.house.pack.districts.map(({ districtId }) => districtId);
    for (const person of [li, wang, zhao, stationOfficer, leader]) {
      callers.set(person.personId, await services.as(person));
    }
    for (const { by, name, seed, district, fen, restricted } of leads) {
      const opened = await callerOf(by).post<{ caseId: string }>('/api/contact/cases', {
        title: '示例：同名与合计',
        subjects: [{ kind: 'organisation', name, creditCode: inventedCreditCode(seed) }],
        segment: 'new-energy',
        district,
        source: { kind: 'own-search' },
        plannedInvestment: fen,
        ...(restricted && { disclosure: 'restricted' }),
      });
      caseIds.push(done(`open ${name}`, opened).caseId);
    }
    await eventually('the board knows all of them', async () => {
      const { cases } = await boardOf(leader);
      return cases.length === leads.length;
    });
  });
  afterAll(async () => {
    await services.stop();
  });

  function callerOf({ personId }: PersonActor): Caller {
    const caller = callers.get(personId);
    if (!caller) throw new Error(`${personId} has no caller`);
    return caller;
  }
  const boardOf = async (viewer: PersonActor, query = '') => {
    const path = `/api/journey/board${query}`;
    const { columns = [], cases } = done('show the board', await callerOf(viewer).get<BoardView>(path));
    return { columns, cases };
  };

  it('counts for the city what its banners and districts count together', async () => {
    expect(districts).toEqual(expect.arrayContaining(leads.map(({ district }) => district)));
    for (const [viewer, sum] of [
      [leader, 5_432_100n],
      [zhao, 432_100n],
      [li, 432_100n],
      [wang, 32_100n],
      [stationOfficer, 5_000_000n],
    ] as const) {
      const whole = await boardOf(viewer);
      const parts = await Promise.all(districts.map((one) => boardOf(viewer, `?district=${one}`)));
      for (const [index, column] of whole.columns.entries()) {
        const ofParts = parts.map(({ columns }) => columns[index]);
        const count = ofParts.reduce((total, part) => total + (part?.count ?? 0), 0);
        const fen = ofParts.reduce((total, part) => total + BigInt(part?.plannedInvestment ?? 0), 0n);
        expect([column.stage, column.count, column.plannedInvestment]).toEqual([
          column.stage,
          count,
          fen.toString(),
        ]);
      }
      expect(BigInt(whole.columns[0]?.plannedInvestment ?? 0)).toBe(sum);
      expect(parts.flatMap(({ cases }) => cases.map(({ caseId }) => caseId)).sort()).toEqual(
        whole.cases.map(({ caseId }) => caseId).sort(),
      );
    }
  });

  it('neither shows nor counts a restricted case to a colleague, by name or by code either', async () => {
    const hidden = caseIds[3] ?? '';
    const code = inventedCreditCode(104);
    for (const query of ['', '?district=kangbashi', '?q=保密', `?q=${code}`, '?q=slbm']) {
      const { columns, cases } = await boardOf(wang, query);
      expect(cases.map(({ caseId }) => caseId)).not.toContain(hidden);
      expect(columns.reduce((total, { count }) => total + count, 0)).toBe(cases.length);
    }
    for (const path of [`cases/${hidden}`, `cases/${hidden}/timeline`, `cases/${hidden}/summary`]) {
      const answers = await Promise.all(
        [path, path.replace(hidden, 'case-nobody-knows')].map((one) =>
          callerOf(wang).get(`/api/journey/${one}`),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      const [told, unknown] = answers.map(({ body }) => JSON.stringify(body));
      expect(told?.replaceAll(hidden, 'case-nobody-knows')).toBe(unknown);
    }
    const seen = await boardOf(li, '?q=保密');
    expect(seen.cases.map(({ caseId }) => caseId)).toEqual([hidden]);
  });

  it('keeps two companies of one name apart: each case has its own history', async () => {
    const [one = '', other = ''] = caseIds;
    expect(one).not.toBe(other);
    const touch = { on: '2026-01-05', kind: 'call', summary: '示例：只属于第一家' };
    done('log', await callerOf(li).post(`/api/contact/cases/${one}/log-touch`, touch));
    const typesOf = async (caseId: string) => {
      const path = `/api/journey/cases/${caseId}/timeline`;
      const { body } = await callerOf(li).get<TimelineView>(path);
      return body.entries.map(({ type }) => type);
    };
    await eventually('the touch is read', async () => (await typesOf(one)).includes('touch-logged'));
    expect(await typesOf(one)).toEqual(['case-opened', 'touch-logged']);
    expect(await typesOf(other)).toEqual(['case-opened']);
    const { cases } = await boardOf(li, '?q=同名');
    expect(cases.map(({ caseId }) => caseId).sort()).toEqual([one, other].sort());
  });
});
