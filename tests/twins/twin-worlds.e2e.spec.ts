import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RunningServices } from '#testing/running-service';
import { compareWorlds, openWorld, prepareCase, type Request, type World } from './worlds.js';

/** Requests asked of both worlds, per hidden fact. */
const requestsPerFact = 1000;

/**
 * Two installations that lived through the same days with the same keys, but for one hidden fact.
 * Whoever must not see the fact gets the same bytes from both: views, lists, counts, order,
 * versions and errors.
 */
describe('twin worlds', () => {
  const services: RunningServices[] = [];

  let plain: World;
  let other: World;
  beforeAll(async () => {
    [plain, other] = await Promise.all([openWorld(services), openWorld(services)]);
  });
  afterAll(async () => {
    await Promise.all(services.map((running) => running.stop()));
  });

  it('hide another expert’s opinion: its being there, its scores, its words', async () => {
    const caseId = await prepareCase(plain, 'opinions');
    expect(await prepareCase(other, 'opinions')).toBe(caseId);
    const path = `/api/evaluation/cases/${caseId}`;
    const liu = await other.as('expert-liu');
    const opinion = {
      scores: { technology: 9, team: 3, 'industry-fit': 8, market: 1, feasibility: 7 },
      comment: '示例：只在另一个世界里写下的意见。',
      recommendation: 'do-not-support',
    };
    expect(await liu.post(`${path}/give-opinion`, opinion, 'liu-opinion-1')).toMatchObject({ status: 200 });
    await other.caughtUp(caseId, 'evaluation', 6);
    await plain.caughtUp(caseId, 'evaluation', 5);
    // The control: who may know the fact does see two different worlds.
    const seen = await Promise.all(
      [plain, other].map(async (world) => (await world.as('expert-liu')).get(path)),
    );
    expect(JSON.stringify(seen[0]?.body)).not.toBe(JSON.stringify(seen[1]?.body));
    await compare(['expert-zhang', 'expert-yang', 'centre-li', 'leader-zheng'], requestsFor(caseId, path));
  });

  it('hide a whole case from whoever has no part in it', async () => {
    const unseen = await prepareCase(other, 'unseen');
    const strangers = ['expert-huang', 'expert-zhou'];
    await compare(strangers, requestsFor(unseen, `/api/evaluation/cases/${unseen}`));
  });

  const compare = (viewers: readonly string[], requests: fc.Arbitrary<Request>) =>
    compareWorlds([plain, other], viewers, requests, requestsPerFact);

  /** Reads and commands that are refused: what is accepted would make the worlds differ by itself. */
  function requestsFor(caseId: string, evaluation: string): fc.Arbitrary<Request> {
    const limit = fc.integer({ min: 1, max: 100 });
    const filter = fc.constantFrom(
      '',
      '&stage=evaluation',
      '&stage=contact',
      '&segment=new-energy',
      '&district=dongsheng',
      '&q=示例',
      '&q=sl',
    );
    const get = (path: string): Request => (caller) => caller.get(path);
    const post =
      (path: string, body: unknown): Request =>
      (caller) =>
        caller.post(path, body);
    return fc.oneof(
      fc.constant(get(evaluation)),
      fc.constant(get(`/api/contact/cases/${caseId}`)),
      fc.constant(get(`/api/negotiation/cases/${caseId}`)),
      fc.constant(get(`/api/reward/cases/${caseId}`)),
      limit.map((max) => get(`/api/journey/cases/${caseId}/timeline?limit=${String(max)}`)),
      fc.tuple(limit, filter).map(([max, by]) => get(`/api/journey/board?limit=${String(max)}${by}`)),
      limit.map((max) => get(`/api/journey/work?limit=${String(max)}`)),
      fc.constant(post(`${evaluation}/conclude`, { conclusion: 'supported', findings: [] })),
      fc.constant(post(`${evaluation}/convene-panel`, { experts: ['p-expert-liu'] })),
      fc.constant(post(`${evaluation}/draw-panel`, { size: 3 })),
      fc.constant(get(`${evaluation}/candidates`)),
      fc.constant(get('/api/evaluation/experts')),
      fc.integer({ min: 11, max: 99 }).map((score) =>
        post(`${evaluation}/give-opinion`, {
          scores: { technology: score },
          comment: 'x',
          recommendation: 'support',
        }),
      ),
      fc.constant(post(`${evaluation}/declare-conflict`, { conflict: 'perhaps' })),
    );
  }
});
