import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '#domain/shared/actor';
import { databaseName } from '#platform/config/names';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { eventually } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { cast } from '../stories/cast.js';
import { carryOneCase } from '../stories/thread.js';
import { ask, filled, tokenOf } from './asking.js';
import { letsIn, readMatrix, type MatrixRow } from './matrix.js';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;

/** Who sees which stage of the story's case, moment by moment; whoever is not named does not. */
const whoSees = read('tests/access/who-sees.json') as Record<string, Record<string, string>>;
/** A body the contract takes, for every command on a case: only then the rule is reached. */
const bodies = read('tests/access/case-bodies.json') as Record<string, unknown>;

const caseRows = readMatrix().rows.filter(({ endpoint }) => /\/cases\/\{\w+\}/.test(endpoint));
const rowsOf = (stage: string) =>
  caseRows.filter(({ endpoint }) => endpoint.includes(` /api/${stage}/`));

/** Every office once; of the panel one who sits on it and one who does not, and a unit outside. */
const people = [
  ...['centre-li', 'centre-zhao', 'committee-chen', 'expert-liu', 'expert-huang'],
  ...['science-wu', 'science-ma', 'organisation-sun', 'government-zhu', 'services-hu'],
  ...['finance-guo', 'finance-lin', 'leader-zheng', 'admin-liang'],
];

const moments = Object.keys(whoSees);
const stages = ['contact', 'evaluation', 'negotiation', 'landing', 'reward', 'journey'];
const unknownCase = 'case-nobody-knows';

describe('a case', () => {
  let services: RunningServices;
  /** What went otherwise than said, by moment and stage. */
  const otherwise = new Map<string, string[]>();

  const personOf = (account: string): PersonActor => {
    const all = loadDemoPeople(services.house.config.packDir)?.people ?? [];
    const found = all.find((one) => one.account === account);
    if (!found) throw new Error(`nobody signs in as ${account}`);
    const { personId, unitId, roles } = found;
    return { kind: 'person', personId, unitId, roles };
  };
  const askAs = async (account: string, { endpoint }: MatrixRow, caseId: string) => {
    const token = await tokenOf(services, personOf(account));
    const ofCase = endpoint.includes('/cases/{id}') ? caseId : 'file-1';
    const holes = { caseId, id: ofCase, from: '1', to: '2' };
    const reply = await ask(services, filled(endpoint, holes), token, bodies[endpoint] ?? {});
    // The one thing that may differ is the id the person asked with.
    return { status: reply.status, text: reply.text.replaceAll(caseId, '<case>') };
  };

  /** The answer for a case hidden from this person is the answer for one that never was. */
  const lookHidden = async (account: string, row: MatrixRow, caseId: string) => {
    const hidden = await askAs(account, row, caseId);
    const unknown = await askAs(account, row, unknownCase);
    const expected = letsIn(row, personOf(account).roles) ? 404 : 403;
    const asSaid = hidden.status === expected && hidden.text === unknown.text;
    const told = `${String(hidden.status)} ${hidden.text} / ${String(unknown.status)} ${unknown.text}`;
    return asSaid ? [] : [`${account} ${row.endpoint}: ${told}`];
  };
  const lookSeen = async (account: string, row: MatrixRow, caseId: string) => {
    if (!/^GET .*\/cases\/\{id\}(\/timeline)?$/.test(row.endpoint)) return [];
    const seen = await eventually(
      `${account} sees ${row.endpoint}`,
      async () => (await askAs(account, row, caseId)).status === 200,
      20_000,
    ).catch(() => false);
    return seen ? [] : [`${account} does not see ${row.endpoint}`];
  };
  const look = async (moment: string) => {
    const { mongo } = services.house.connections;
    const record = mongo.db(databaseName(services.house.config.space, 'evaluation'));
    const found = await record.collection('snapshots').findOne({ kind: 'evaluation' });
    const caseId = String(found?.['caseId']);
    for (const stage of stages) {
      const faults: string[] = [];
      for (const row of rowsOf(stage)) {
        // An endpoint of its own line is seen by others than the rest of its stage.
        const told = whoSees[moment]?.[row.endpoint] ?? whoSees[moment]?.[stage] ?? '';
        const seers = told.split(' ');
        for (const account of people) {
          const lookAt = seers.includes(account) ? lookSeen : lookHidden;
          faults.push(...(await lookAt(account, row, caseId)));
        }
      }
      otherwise.set(`${moment}, ${stage}`, faults);
    }
  };

  beforeAll(async () => {
    services = await runServices({ modules: serviceModules });
    /** The story waits while we look: just before this person is called for the first time. */
    const looks = new Map<string, string>([
      [cast.experts[0], 'while the panel works'],
      [cast.centreHead, 'before the terms are signed'],
    ]);
    await carryOneCase({
      async as(account) {
        const moment = looks.get(account);
        looks.delete(account);
        if (moment !== undefined) await look(moment);
        return services.as(personOf(account));
      },
      say: () => undefined,
    });
    await look('once the case is closed');
  }, 600_000);
  afterAll(async () => {
    await services.stop();
  });

  it.each(moments.flatMap((moment) => stages.map((stage) => `${moment}, ${stage}`)))(
    'is hidden like one that never was, or seen, as said: %s',
    (place) => {
      expect(otherwise.get(place)).toEqual([]);
    },
  );

  it.each(caseRows.filter(({ endpoint }) => endpoint.startsWith('POST ')))(
    'is asked for with a body that reaches the rule: $endpoint',
    async (row) => {
      expect(bodies).toHaveProperty([row.endpoint]);
      const account = people.find((one) => letsIn(row, personOf(one).roles)) ?? '';
      const { status, text } = await askAs(account, row, unknownCase);
      expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([404, 'unknown-case']);
    },
  );
});
