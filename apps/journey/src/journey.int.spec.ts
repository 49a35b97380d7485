import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kafka as KafkaBinding } from 'cloudevents';
import type { Producer } from 'kafkajs';
import type { BoardView, TimelineView, WorkView } from '#contracts/journey/views';
import type { Problem } from '#contracts/shared/problem';
import type { EvaluationEvent } from '#domain/evaluation/evaluation';
import { emptyView, foldCase, type CaseView, type PublishedFact } from '#domain/journey/case-fold';
import { evaluationEvents, experts, secretaryId } from '#domain/journey/evaluation/examples';
import { contactEvents, published, wholeWay } from '#domain/journey/examples';
import { stageNames, type FoldedKind, type StageName } from '#domain/journey/stages';
import type { BatchEvent } from '#domain/reward/batch';
import type { PersonActor, Role } from '#domain/shared/actor';
import { partsOfStream, type EventBody } from '#domain/shared/stage';
import { databaseName, topicName } from '#platform/config/names';
import { toCloudEvent } from '#platform/relay/event-envelope';
import { ensureTopic } from '#platform/service/ensure-topic';
import { eventually, type Reply } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { JourneyModule } from './journey.module.js';
import { readModelIn, timelineOrder, type ReadModel } from './read-model.js';

const someone = (
  role: Role,
  personId = `a-${role}`,
  unitId = `unit-of-${personId}`,
): PersonActor => {
  return { kind: 'person', personId, unitId, roles: [role] };
};
const administrator = someone('administrator');
const leader = someone('leader');
const officer = someone('centre-officer', 'person-officer', 'unit-centre');
const secretary = someone('committee-secretary', secretaryId);
const [ada, bo] = experts.map((id) => someone('expert', id)) as [PersonActor, PersonActor];

let services: RunningServices;
let producer: Producer;
let model: ReadModel;

beforeAll(async () => {
  services = await runServices({ modules: [JourneyModule] });
  const { kafka, patientMongo } = services.house.connections;
  producer = kafka.producer();
  await producer.connect();
  for (const stage of stageNames) await ensureTopic(kafka, topicOf(stage));
  model = readModelIn(patientMongo.db(databaseName(services.house.config.space, 'journey')));
});

afterAll(async () => {
  await producer.disconnect();
  await services.stop();
});

function topicOf(service: string): string {
  return topicName(services.house.config.space, service);
}

/** The example's events as those of another case. */
function ofCase<Events>(caseId: string, events: Events): Events {
  return JSON.parse(JSON.stringify(events).replaceAll('case-1', caseId)) as Events;
}

function newsOf(
  caseId: string,
  kind: FoldedKind,
  events: readonly EventBody[],
  options: Parameters<typeof published>[2] = {},
): readonly PublishedFact[] {
  return ofCase(caseId, published(kind, events, options));
}

/** As the relay sends it: same envelope, same key. Attributes without a value do not travel. */
async function publish(facts: readonly PublishedFact[]): Promise<void> {
  for (const fact of facts) {
    const { kind } = partsOfStream(fact.stream);
    const service = kind === 'batch' || kind === 'fund' ? 'reward' : kind;
    const cloudEvent = toCloudEvent(service, {
      ...fact,
      _id: `${fact.stream}:${String(fact.version)}`,
      kind,
      by: { kind: 'person', personId: 'person-somebody', unitId: 'unit-1', roles: [] },
      previous: '',
      digest: '',
    });
    const attributes = Object.entries(KafkaBinding.binary(cloudEvent).headers);
    const headers = attributes.filter(([, value]) => value !== undefined);
    await producer.send({
      topic: topicOf(service),
      messages: [
        {
          key: fact.caseId,
          value: JSON.stringify(fact.event),
          headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
        },
      ],
    });
  }
}

function versionOf(caseId: string, kind: FoldedKind): Promise<number> {
  return model.cases
    .findOne({ _id: caseId })
    .then((document) => document?.streams[kind]?.version ?? 0);
}

async function arrived(caseId: string, kind: FoldedKind, version: number): Promise<void> {
  await eventually(
    `${kind} of ${caseId} at version ${String(version)}`,
    async () => (await versionOf(caseId, kind)) === version,
  );
}

async function publishAndWait(caseId: string, kind: StageName, events: readonly EventBody[]) {
  await publish(newsOf(caseId, kind, events));
  await arrived(caseId, kind, events.length);
}

async function get<Body>(viewer: PersonActor, path: string): Promise<Reply<Body>> {
  return (await services.as(viewer)).get<Body>(`/api/journey/${path}`);
}

const typesSeen = async (viewer: PersonActor, caseId: string) => {
  const { body } = await get<TimelineView>(viewer, `cases/${caseId}/timeline?limit=100`);
  return body.entries.map(({ type }) => type);
};

describe('news of a case', () => {
  it('comes out the same in whatever order, and however often, it comes in', async () => {
    const all = stageNames.flatMap((name) => newsOf('case-shuffled', name, wholeWay[name]));
    const disordered = [...all, ...all].sort((a, b) => disorder(a).localeCompare(disorder(b)));
    await publish(disordered);
    await Promise.all(
      stageNames.map((name) => arrived('case-shuffled', name, wholeWay[name].length)),
    );
    const inOrder = all.reduce<CaseView>((view, fact) => {
      const next = foldCase(view, fact);
      return next.result === 'applied' ? next.view : view;
    }, emptyView);
    const document = await model.cases.findOne({ _id: 'case-shuffled' });
    expect(document?.streams).toEqual(inOrder.streams);
    await eventually('nothing waits', async () => {
      return (await model.parked.countDocuments({ caseId: 'case-shuffled' })) === 0;
    });
    const { body } = await get<TimelineView>(
      administrator,
      'cases/case-shuffled/timeline?limit=100',
    );
    expect(body.entries).toHaveLength(all.length);
    const moments = body.entries.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort());
  });

  it('waits for a missing event without holding up other cases', async () => {
    const [opened, touched, qualified] = newsOf('case-gap', 'contact', wholeWay.contact);
    await publish([opened, qualified] as PublishedFact[]);
    await eventually('one waits', async () => {
      return (await model.parked.countDocuments({ stream: 'contact-case-gap' })) === 1;
    });
    await publishAndWait('case-beside-gap', 'contact', wholeWay.contact.slice(0, 2));
    expect(await versionOf('case-gap', 'contact')).toBe(1);
    await publish([touched] as PublishedFact[]);
    await arrived('case-gap', 'contact', 3);
    await eventually('nothing waits', async () => {
      return (await model.parked.countDocuments({ stream: 'contact-case-gap' })) === 0;
    });
  });

  it('parks what does not fit its contract, and takes it in once it is sent right', async () => {
    const [opened, touched, qualified] = newsOf('case-poison', 'contact', wholeWay.contact) as [
      PublishedFact,
      PublishedFact,
      PublishedFact,
    ];
    await publish([opened, { ...touched, event: { type: 'touch-logged' } }, qualified]);
    const parked = await eventually('both wait', async () => {
      const found = await model.parked
        .find({ caseId: 'case-poison' })
        .sort({ version: 1 })
        .toArray();
      return found.length === 2 && found;
    });
    expect(parked.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('not as its contract says: touchId'),
      'gap',
    ]);
    await publish([touched]);
    await arrived('case-poison', 'contact', 3);
  });

  it('parks a message that is no event at all', async () => {
    await producer.send({ topic: topicOf('contact'), messages: [{ key: 'x', value: 'nonsense' }] });
    const found = await eventually('parked', async () => {
      return (await model.parked.findOne({ raw: 'nonsense' })) ?? undefined;
    });
    expect(found._id).toMatch(/^unreadable:/);
  });

  it('forgets what a restored record no longer knows', async () => {
    await publishAndWait('case-restored', 'contact', wholeWay.contact.slice(0, 3));
    const instead = newsOf('case-restored', 'contact', [contactEvents['case-dropped']], {
      epoch: 2,
      from: 2,
    });
    await publish(instead);
    await eventually('dropped', async () => {
      const { body } = await get<BoardView>(administrator, 'board?limit=100');
      return body.cases.some(
        ({ caseId, phase }) => caseId === 'case-restored' && phase === 'dropped',
      );
    });
    expect(await typesSeen(administrator, 'case-restored')).toEqual([
      'case-opened',
      'case-dropped',
    ]);
  });
});

describe('the timeline', () => {
  const panel = wholeWay.evaluation.slice(0, 5);
  const opinionOf = (expertId: string) => ({ ...evaluationEvents['opinion-given'], expertId });

  beforeAll(async () => {
    await publishAndWait('case-blind', 'contact', wholeWay.contact.slice(0, 3));
    await publishAndWait('case-blind', 'evaluation', [...panel, opinionOf(experts[1])]);
  });

  it('hides another’s opinion until one’s own is in', async () => {
    expect(await typesSeen(ada, 'case-blind')).not.toContain('opinion-given');
    expect(await typesSeen(secretary, 'case-blind')).not.toContain('opinion-given');
    expect(await typesSeen(bo, 'case-blind')).toContain('opinion-given');
    const changedAt = async (viewer: PersonActor) => {
      const { body } = await get<BoardView>(viewer, 'board?limit=100');
      return body.cases.find(({ caseId }) => caseId === 'case-blind')?.lastChangeAt;
    };
    expect(await changedAt(ada)).toBe('2026-06-01T04:04:00.000Z');
    expect(await changedAt(bo)).toBe('2026-06-01T04:05:00.000Z');
    await publish(newsOf('case-blind', 'evaluation', [opinionOf(experts[0])], { from: 7 }));
    await arrived('case-blind', 'evaluation', 7);
    for (const viewer of [ada, secretary]) {
      const types = await typesSeen(viewer, 'case-blind');
      expect(types.filter((type) => type === 'opinion-given')).toHaveLength(2);
    }
  });

  it('is not moved on by an entry whose case was not moved on with it', async () => {
    const [ahead] = newsOf('case-blind', 'evaluation', [evaluationEvents['evaluation-concluded']], {
      from: 8,
    }) as [PublishedFact];
    await model.timeline.insertOne({
      ...ahead,
      _id: `1:${ahead.stream}:8`,
      kind: 'evaluation',
      by: { kind: 'clock' },
      order: timelineOrder(ahead),
    });
    expect(await typesSeen(secretary, 'case-blind')).not.toContain('evaluation-concluded');
  });

  it('shows an expert the evaluation and nothing before it', async () => {
    expect(await typesSeen(ada, 'case-blind')).not.toContain('case-opened');
  });

  it('answers an unrelated expert as if the case did not exist', async () => {
    const outsider = someone('expert', 'person-outsider');
    const hidden = await get(outsider, 'cases/case-blind/timeline');
    const unknown = await get(outsider, 'cases/case-unknown/timeline');
    expect(hidden.status).toBe(404);
    expect(hidden.body).toEqual(unknown.body);
  });

  it('says what happened in the reader’s language, page by page', async () => {
    const first = await get<TimelineView>(officer, 'cases/case-blind/timeline?limit=2');
    expect(first.body.entries).toMatchObject([
      {
        stage: 'contact',
        type: 'case-opened',
        by: { kind: 'person', personId: 'person-somebody' },
        sentence: 'The case was opened; the first response is due by 2026-06-04.',
      },
      { stage: 'evaluation', type: 'evaluation-opened' },
    ]);
    const { nextCursor = '' } = first.body;
    const next = await get<TimelineView>(officer, `cases/case-blind/timeline?cursor=${nextCursor}`);
    expect(next.body.entries[0]).toMatchObject({ type: 'touch-logged' });
    expect(next.body).not.toHaveProperty('nextCursor');
  });
});

describe('the board', () => {
  const district = 'district-of-board';
  const opened = { ...contactEvents['case-opened'], district };
  const ids = ['case-b1', 'case-b2', 'case-b3', 'case-b4', 'case-b5'];

  beforeAll(async () => {
    for (const [index, id] of ids.entries()) {
      const subject = {
        kind: 'organisation',
        subjectId: `org-${id}`,
        name: `草原风电${id}`,
      } as const;
      const startAt = `2026-05-0${String(index + 1)}T04:00:00.000Z`;
      const news = { ...opened, subjects: [subject] };
      await publish(newsOf(id, 'contact', [news, ...wholeWay.contact.slice(1, 3)], { startAt }));
      await arrived(id, 'contact', 3);
    }
    const inEvaluation = evaluationEvents['evaluation-opened'];
    const moved: EvaluationEvent = { ...inEvaluation, case: { ...inEvaluation.case, district } };
    await publishAndWait('case-b5', 'evaluation', [moved]);
  });

  const boardOf = (viewer: PersonActor, query = '') =>
    get<BoardView>(viewer, `board?district=${district}${query}`).then(({ body }) => body);

  it('counts and shows the same cases, newest first', async () => {
    const { columns = [], cases } = await boardOf(leader);
    expect(cases.map(({ caseId }) => caseId)).toEqual([...ids].reverse());
    expect(columns.filter(({ count }) => count > 0)).toEqual([
      { stage: 'contact', count: 4, plannedInvestment: '480000000000' },
      { stage: 'evaluation', count: 1, plannedInvestment: '120000000000' },
    ]);
  });

  it('goes through all pages without leaving out or repeating a case', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await boardOf(
        leader,
        `&limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`,
      );
      expect(page.columns === undefined).toBe(cursor !== undefined);
      seen.push(...page.cases.map(({ caseId }) => caseId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual([...ids].reverse());
  });

  it('finds by stage, name, initials, and nothing of others', async () => {
    const idsOf = async (viewer: PersonActor, query: string) =>
      (await boardOf(viewer, query)).cases.map(({ caseId }) => caseId);
    expect(await idsOf(leader, '&stage=contact&limit=2')).toEqual(['case-b4', 'case-b3']);
    expect(await idsOf(leader, `&q=${encodeURIComponent('风电case-b2')}`)).toEqual(['case-b2']);
    expect(await idsOf(leader, '&q=CYFD')).toHaveLength(4);
    expect(await idsOf(someone('expert', 'person-outsider'), '')).toEqual([]);
    expect(await idsOf(someone('centre-officer'), '')).toEqual([]);
  });

  it('shows everyone the case where they see it, and counts it there', async () => {
    await publishAndWait('case-all', 'contact', wholeWay.contact);
    for (const name of stageNames.slice(1)) await publishAndWait('case-all', name, wholeWay[name]);
    const standing = async (viewer: PersonActor) => {
      const { body } = await get<BoardView>(viewer, 'board?segment=new-materials&limit=100');
      const row = body.cases.find(({ caseId }) => caseId === 'case-all');
      const counted = body.columns?.reduce((total, { count }) => total + count, 0);
      expect(counted).toBe(body.cases.length);
      return row;
    };
    expect(await standing(leader)).toMatchObject({
      stage: 'closed',
      phase: 'completed',
      promised: '123000000',
      paid: '3000000',
    });
    const row = await standing(ada);
    expect(row).toMatchObject({ stage: 'evaluation', phase: 'concluded' });
    expect(row).not.toHaveProperty('promised');
  });

  it('refuses what its contract does not know', async () => {
    for (const query of ['stage=nowhere', 'limit=0', 'limit=101', 'cursor=x', 'colour=red']) {
      const { status, body } = await get<Problem>(leader, `board?${query}`);
      expect([query, status, body.code]).toEqual([query, 400, 'input-invalid']);
    }
  });
});

describe('my work', () => {
  const ids = ['case-w1', 'case-w2', 'case-w3'];
  const deadlines = [
    '2999-01-01T16:00:00.000Z',
    '2020-01-01T16:00:00.000Z',
    '2998-01-01T16:00:00.000Z',
  ];
  const dan = someone('expert', 'person-dan');

  beforeAll(async () => {
    for (const [index, id] of ids.entries()) {
      const convened = {
        ...evaluationEvents['panel-convened'],
        experts: ['person-dan', experts[1], experts[2]],
        opinionsDue: { at: deadlines[index] ?? '', provisional: false },
      };
      await publishAndWait(id, 'evaluation', [evaluationEvents['evaluation-opened'], convened]);
    }
  });

  it('is what waits for me, overdue first, then by deadline', async () => {
    const { body } = await get<WorkView>(dan, 'work');
    expect(body.items).toEqual(
      ['case-w2', 'case-w3', 'case-w1'].map((caseId) => ({
        caseId,
        stage: 'evaluation',
        command: 'declare-conflict',
        due: deadlines[ids.indexOf(caseId)],
        organisation: '样例新材料有限公司',
        overdue: caseId === 'case-w2',
      })),
    );
  });

  it('comes in pages', async () => {
    const first = await get<WorkView>(dan, 'work?limit=2');
    expect(first.body.items).toHaveLength(2);
    const next = await get<WorkView>(dan, `work?cursor=${first.body.nextCursor ?? ''}`);
    expect(next.body.items.map(({ caseId }) => caseId)).toEqual(['case-w1']);
    expect(next.body).not.toHaveProperty('nextCursor');
  });

  it('goes when it is done', async () => {
    const recused: EvaluationEvent = {
      type: 'conflict-declared',
      expertId: 'person-dan',
      conflict: 'conflict',
    };
    await publish(newsOf('case-w1', 'evaluation', [recused], { from: 3 }));
    await arrived('case-w1', 'evaluation', 3);
    const { body } = await get<WorkView>(dan, 'work');
    expect(body.items.map(({ caseId }) => caseId)).toEqual(['case-w2', 'case-w3']);
  });

  it('of a role is for whoever holds it in the unit and did not prepare it', async () => {
    await publishAndWait('case-pay', 'reward', wholeWay.reward.slice(0, 4));
    const reviewing = async (viewer: PersonActor) => {
      const { body } = await get<WorkView>(viewer, 'work?limit=100');
      return body.items.filter(
        (item) => item.caseId === 'case-pay' && item.command === 'review-payment',
      );
    };
    expect(await reviewing(someone('finance-officer', 'person-other'))).toMatchObject([
      { stage: 'reward', about: 'payment-1', overdue: false },
    ]);
    expect(await reviewing(someone('finance-officer', 'person-preparer'))).toEqual([]);
    expect(await reviewing(someone('finance-head'))).toEqual([]);
  });

  it('includes payment sheets, which belong to no case', async () => {
    const line = {
      line: 1,
      caseId: 'case-pay',
      paymentId: 'payment-1',
      amount: '1',
      accountDigest: 'd',
    };
    const sheet: readonly BatchEvent[] = [
      {
        type: 'batch-opened',
        batchId: 'b1',
        fundId: 'fund-1',
        openedBy: 'person-1',
        lines: [line],
      },
      { type: 'lines-placed', placed: [1], leftOut: [], totals: { count: 1, total: '1' } },
    ];
    const facts = published('batch', sheet);
    await publish(facts.map((fact) => ({ ...fact, stream: 'batch-b1', caseId: 'b1' })));
    const item = await eventually('the sheet waits', async () => {
      const { body } = await get<WorkView>(
        someone('finance-officer', 'person-other'),
        'work?limit=100',
      );
      return body.items.find(({ stage }) => stage === 'batch');
    });
    expect(item).toEqual({ stage: 'batch', command: 'record-export', about: 'b1', overdue: false });
  });
});

/** Some order that is none: by the end of a digest-like word. */
function disorder({ stream, version, at }: PublishedFact): string {
  const seed = [...`${stream}${String(version)}${at}`].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973,
    7,
  );
  return String((seed * 7919) % 9973).padStart(4, '0');
}
