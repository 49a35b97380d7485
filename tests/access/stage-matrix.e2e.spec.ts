import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseName } from '#platform/config/names';
import type { Language } from '#domain/shared/sentences';
import type { House } from '#platform/service/house';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { ask, endpointsOf, tokenOf } from './asking.js';
import { letsIn, readMatrix } from './matrix.js';
import { clauseFor, liveBesides, liveThrough, type Holes } from './stage-lives.js';
import {
  readStageMatrix,
  refusedBodies,
  stageBodies,
  stageOf,
  type StageCell,
} from './stage-matrix.js';

const matrix = readStageMatrix();
const doors = new Map(readMatrix().rows.map((row) => [row.endpoint, row]));
const situations = [...matrix.sees.keys()];
/** The year in the city's time, which is the fiscal year. */
const fiscalYear = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
/** Requests under way at once. */
const atOnce = 24;

const endpointOf = ({ situation, command }: Pick<StageCell, 'situation' | 'command'>) =>
  `POST /api/${stageOf(situation)}/cases/{caseId}/${command}`;

/** Two units of the story lie below another, so that somebody above them watches. */
function withUnitsAbove(house: House): House {
  const above: Readonly<Record<string, string>> = {
    'investment-promotion-centre': 'economic-cooperation-centre',
    'science-and-technology-bureau': 'hi-tech-park',
  };
  const units = house.pack.units.map((unit) => {
    const parentId = above[unit.unitId];
    return parentId === undefined ? unit : { ...unit, parentId };
  });
  return { ...house, pack: { ...house.pack, units } };
}

/** Only `access` knows people's names: a page puts them in for the ids, as everywhere. */
const personIds = /p-[a-z0-9-]+/g;

interface Hint {
  readonly command: string;
  readonly allowed: boolean;
}

describe('role × command × relation × stage', () => {
  let services: RunningServices;
  /** What went otherwise than the table says, by situation. */
  const otherwise = new Map<string, string[]>();
  let asked = 0;
  /** What each refusal of each command said, in Chinese and in English. */
  const heard = new Map<string, string[]>();
  const tokens = new Map<string, string>();
  /** Why the case could not be carried on, where the product is stricter than the story. */
  let stopped: string | undefined;

  const person = (who: string) => {
    const found = matrix.people.get(who);
    if (!found) throw new Error(`${who} is nobody`);
    return found;
  };
  const askAs = async (
    ...[who, endpoint, holes, body, language]: [string, string, Holes, unknown?, Language?]
  ) => {
    asked += 1;
    const token = tokens.get(who) ?? (await tokenOf(services, person(who)));
    tokens.set(who, token);
    const path = endpoint.replace('{caseId}', holes.caseId);
    const { status, text } = await ask(services, path, token, body, language);
    return { status, body: JSON.parse(text) as Record<string, unknown> };
  };
  const filledIn = (body: unknown, { caseId, subjectId, documentId = 'none' }: Holes): unknown => {
    const text = JSON.stringify(body)
      .replaceAll('{caseId}', caseId)
      .replaceAll('{subjectId}', subjectId)
      .replaceAll('{documentId}', documentId)
      .replaceAll('"{fiscalYear}"', String(fiscalYear));
    return JSON.parse(text) as unknown;
  };

  /** The hints of a view: those of the one milestone where it says more than the stage as a whole. */
  const hintOf = (view: Record<string, unknown>, command: string): Hint | undefined => {
    const { milestones = [], commands } = view as {
      milestones?: { commands: Hint[] }[];
      commands: Hint[];
    };
    const own = milestones.flatMap((milestone) => milestone.commands);
    return [...own, ...commands].find((hint) => hint.command === command);
  };

  async function lookAt(cell: StageCell, who: string, seeing: Seeing, holes: Holes) {
    const name = `${stageOf(cell.situation)} ${cell.command}`;
    const door = doors.get(endpointOf(cell));
    if (!door) return 'no such endpoint';
    const view = seeing.get(who);
    const isLetIn = letsIn(door, person(who).roles);
    const refusal = cell.refused.get(who);
    const isAllowed = cell.allowed.includes(who);
    const isSaid = isAllowed || refusal !== undefined;
    if (isSaid !== (isLetIn && view !== undefined)) {
      return isSaid ? 'is named, but not let in or does not see the case' : 'is not named';
    }
    const { says, harmless } = stageBodies[name] ?? {};
    const body = filledIn(stageBodies[name]?.body, holes);
    if (isAllowed) {
      const hint = hintOf(view ?? {}, cell.command);
      if (hint?.allowed === false) return `may, but is told otherwise: ${JSON.stringify(hint)}`;
      if (!hint && !harmless) return 'may, but is not told so';
      if (!says && !harmless) return undefined;
      const { status, body: told } = await askAs(who, endpointOf(cell), holes, body);
      if (harmless) return status === 200 ? undefined : `${String(status)} ${String(told['code'])}`;
      await hear(`${name}: ${String(told['code'])}`, who, cell, holes, body);
      const isAsSaid = status === 409 && says?.includes(String(told['code']));
      return isAsSaid ? undefined : `${String(status)} ${String(told['code'])} though allowed`;
    }
    const expected =
      refusal !== undefined
        ? `409 ${refusal}`
        : isLetIn
          ? '404 unknown-case'
          : '403 role-not-permitted';
    const { status, body: told } = await askAs(who, endpointOf(cell), holes, body);
    const found = `${String(status)} ${String(told['code'])}`;
    if (status === 409) await hear(`${name}: ${String(told['code'])}`, who, cell, holes, body);
    return found === expected ? undefined : `${found} instead of ${expected}`;
  }

  /** The same refusal once more in each language, once for each command and code. */
  async function hear(
    ...[name, who, cell, holes, body]: [string, string, Pick<StageCell, 'situation' | 'command'>, Holes, unknown]
  ): Promise<void> {
    if (heard.has(name)) return;
    heard.set(name, []);
    const said = ['zh', 'en'].map(async (language) => {
      const reply = await askAs(who, endpointOf(cell), holes, body, language as Language);
      return String(reply.body['detail']);
    });
    heard.set(name, await Promise.all(said));
  }

  async function hearBodies(situation: string, holes: Holes, faults: string[]): Promise<void> {
    for (const { who, command, says, body, clause } of refusedBodies.filter(
      (one) => one.in === situation,
    )) {
      const cell = { situation, command };
      const sound = clause && (await clauseFor({ as: (one) => services.as(person(one)), fiscalYear }, holes));
      const sent = filledIn(clause ? { clauses: [{ ...sound, ...clause }] } : body, holes);
      const { body: told } = await askAs(who, endpointOf(cell), holes, sent);
      if (told['code'] !== says) faults.push(`${command} by ${who}: ${JSON.stringify(told)}, not ${says}`);
      else await hear(`${stageOf(situation)} ${command}: ${says}`, who, cell, holes, sent);
    }
  }

  type Seeing = ReadonlyMap<string, Record<string, unknown>>;

  const eventsOf = async ({ caseId }: Holes) => {
    const { connections, config } = services.house;
    const counts = ['contact', 'evaluation', 'negotiation', 'landing', 'reward'].map((service) =>
      connections.mongo
        .db(databaseName(config.space, service))
        .collection('events')
        .countDocuments({ caseId }),
    );
    return Promise.all(counts);
  };

  async function look(situation: string, holes: Holes): Promise<void> {
    const faults: string[] = [];
    const before = await eventsOf(holes);
    const seeing = new Map<string, Record<string, unknown>>();
    const sees = matrix.sees.get(situation) ?? [];
    await inTurns([...matrix.people.keys()], async (who) => {
      const path = `GET /api/${stageOf(situation)}/cases/{caseId}`;
      const { status, body } = await askAs(who, path, holes);
      if (status !== (sees.includes(who) ? 200 : 404)) faults.push(`${who}: ${String(status)}`);
      if (status === 200) seeing.set(who, body);
    });
    const cells = matrix.cells.filter((cell) => cell.situation === situation);
    const each = cells.flatMap((cell) => [...matrix.people.keys()].map((who) => ({ cell, who })));
    await inTurns(each, async ({ cell, who }) => {
      const fault = await lookAt(cell, who, seeing, holes);
      if (fault !== undefined) faults.push(`${cell.command} by ${who}: ${fault}`);
    });
    await hearBodies(situation, holes, faults);
    const after = await eventsOf(holes);
    if (after.join() !== before.join()) faults.push(`events: ${before.join()} → ${after.join()}`);
    otherwise.set(situation, faults);
  }

  beforeAll(async () => {
    services = await runServices({ modules: serviceModules, adjust: withUnitsAbove });
    const hands = { as: (who: string) => services.as(person(who)), look, fiscalYear };
    stopped = await liveBesides(hands)
      .then(() => liveThrough(hands))
      .then(() => undefined, String);
  }, 300_000);
  afterAll(async () => {
    await services.stop();
  });

  it.each(situations)('is as the table says: %s', (situation) => {
    expect(otherwise.get(situation)).toEqual([]);
  });

  it('looks at every situation of the table, with thousands of requests', () => {
    expect(stopped).toBeUndefined();
    expect([...otherwise.keys()].sort()).toEqual([...situations].sort());
    expect(asked).toBeGreaterThan(8000);
  });

  it('is refused in words people read: no code, no id, no other language', () => {
    expect(heard.size).toBeGreaterThan(150);
    const unreadable = [...heard].filter(([, [zh = '', en = '']]) => {
      const chinese = zh.replace(personIds, '');
      const english = en.replace(personIds, '');
      return !/^[^a-zA-Z{}_]+[。]$/u.test(chinese) || !/^[^\u3000-\u9fff\uff00-\uffef{}_]+[.]$/u.test(english) || /\b[a-z]+-\d/.test(english);
    });
    expect(Object.fromEntries(unreadable)).toEqual({});
  });

  it('has every command of every stage in every situation of that stage, and no other', async () => {
    const commands = (await endpointsOf(services)).filter((endpoint) =>
      /^POST \/api\/\w+\/cases\/\{caseId\}\/[a-z-]+$/.test(endpoint),
    );
    for (const situation of situations) {
      const said = matrix.cells.filter((cell) => cell.situation === situation).map(endpointOf);
      const there = commands.filter((one) => one.includes(` /api/${stageOf(situation)}/`));
      expect([situation, said.sort()]).toEqual([situation, there.sort()]);
    }
    expect(Object.keys(stageBodies).length).toBe(commands.length);
  });
});

/** A few at once, so that the whole table takes a minute and not ten. */
async function inTurns<One>(all: readonly One[], work: (one: One) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
