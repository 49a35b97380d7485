import { describe, expect, it } from '@jest/globals';
import type { PersonActor, Role } from '../shared/actor.js';
import type { EventBody } from '../shared/stage.js';
import { historyOf as landingHistories } from '../landing/examples.js';
import { historyOf as negotiationHistories } from '../negotiation/examples.js';
import { boardRow, ladderOf } from './board-row.js';
import { emptyView, foldCase, statesOf, type CaseView } from './case-fold.js';
import { evaluationEvents, experts } from './evaluation/examples.js';
import { contactEvents, everyEvent, published, wholeWay } from './examples.js';
import { folded, stageNames, type StageName } from './stages.js';

type Histories = Partial<Record<StageName, readonly EventBody[]>>;

const startOf: Readonly<Record<StageName, string>> = {
  contact: '2026-06-01T04:00:00.000Z',
  evaluation: '2026-06-02T04:00:00.000Z',
  negotiation: '2026-06-03T04:00:00.000Z',
  landing: '2026-06-04T04:00:00.000Z',
  reward: '2026-06-04T05:00:00.000Z',
};

function after(histories: Histories): CaseView {
  return stageNames
    .flatMap((name) => published(name, histories[name] ?? [], { startAt: startOf[name] }))
    .reduce<CaseView>((view, fact) => {
      const next = foldCase(view, fact);
      return next.result === 'applied' ? next.view : view;
    }, emptyView);
}

const someone = (role: Role, personId = `a-${role}`, unitId = 'unit-other'): PersonActor => {
  return { kind: 'person', personId, unitId, roles: [role] };
};
const administrator = someone('administrator');
const rowFor = (viewer: PersonActor, histories: Histories) =>
  boardRow('case-1', after(histories), viewer);

const { contact, evaluation, negotiation, reward } = wholeWay;
const [opened, touched, qualified] = contact as [EventBody, EventBody, EventBody];
const running = [opened, touched, qualified];
const untilSigned = { contact: running, evaluation, negotiation };

describe('where a case stands', () => {
  const stands: readonly (readonly [string, Histories, string, string])[] = [
    ['opened', { contact: [opened] }, 'contact', 'open'],
    ['dropped', { contact: [opened, contactEvents['case-dropped']] }, 'contact', 'dropped'],
    ['qualified, before evaluation opened', { contact: running }, 'contact', 'qualified'],
    [
      'in evaluation',
      { contact: running, evaluation: evaluation.slice(0, 1) },
      'evaluation',
      'awaiting-panel',
    ],
    ['signed, before landing opened', untilSigned, 'negotiation', 'signed'],
    [
      'landing beside reward',
      { ...untilSigned, landing: landingHistories.landing, reward },
      'landing',
      'landing',
    ],
    [
      'landed, not all paid',
      { ...untilSigned, landing: landingHistories.landed, reward },
      'reward',
      'open',
    ],
    [
      'landed, before reward opened',
      { ...untilSigned, landing: landingHistories.landed },
      'landing',
      'landed',
    ],
    ['closed', wholeWay, 'closed', 'completed'],
  ];

  it.each(stands)('%s', (_what, histories, stage, phase) => {
    expect(rowFor(administrator, histories)).toMatchObject({ stage, phase });
  });

  it('is nowhere before anything is known', () => {
    expect(ladderOf({})).toEqual([]);
    expect(rowFor(administrator, {})).toBeUndefined();
  });
});

describe('a row of the board', () => {
  it('says what a case is about, what was promised and what was paid', () => {
    const row = rowFor(administrator, {
      ...untilSigned,
      landing: landingHistories.landing,
      reward,
    });
    expect(row).toEqual({
      caseId: 'case-1',
      stage: 'landing',
      phase: 'landing',
      organisations: ['样例新材料有限公司'],
      personIds: ['person-talent'],
      segment: 'new-materials',
      district: 'district-1',
      officerId: 'person-officer',
      officerUnitId: 'unit-centre',
      promised: '123000000',
      paid: '3000000',
      openedAt: startOf.contact,
      lastChangeAt: '2026-06-04T05:07:00.000Z',
      due: '2026-09-30T16:00:00.000Z',
    });
  });

  it('knows nothing of money before terms are signed', () => {
    const row = rowFor(administrator, { ...untilSigned, negotiation: negotiationHistories.agreed });
    expect(row).not.toHaveProperty('promised');
    expect(row).not.toHaveProperty('paid');
  });

  it('names the next step of contact', () => {
    expect(rowFor(administrator, { contact: [opened] })).toMatchObject({
      due: '2026-06-04T16:00:00.000Z',
    });
    expect(rowFor(administrator, { contact: [opened, touched] })).toMatchObject({
      due: '2026-06-05T16:00:00.000Z',
    });
  });
});

describe('a row cut to its viewer', () => {
  const seated = someone('expert', experts[0]);

  it('leaves an expert at the evaluation, whatever was made of it', () => {
    const row = rowFor(seated, wholeWay);
    expect(row).toMatchObject({ stage: 'evaluation', phase: 'concluded' });
    expect(row).not.toHaveProperty('promised');
    expect(row).not.toHaveProperty('paid');
    expect(row).toEqual(rowFor(seated, { contact: running, evaluation }));
  });

  it('is not there for whoever sees no stage', () => {
    expect(rowFor(someone('expert', 'person-stranger'), wholeWay)).toBeUndefined();
  });

  it('tells a recused expert nothing of when the others are done', () => {
    const recused = { ...evaluationEvents['conflict-declared'], conflict: 'conflict' } as const;
    const { 'opinion-given': opinion } = evaluationEvents;
    const before = [...evaluation.slice(0, 2), recused];
    const done = [...before, ...experts.slice(1).map((expertId) => ({ ...opinion, expertId }))];
    const unchanged = () => startOf.evaluation;
    const rows = [before, done].map((history) =>
      boardRow('case-1', after({ evaluation: history }), seated, unchanged),
    );
    expect(rows[0]).toEqual(rows[1]);
    expect(rows[0]).toMatchObject({ due: '2026-06-15T16:00:00.000Z' });
  });

  /** A link to a restricted case is hidden too, and changes nothing of what waits or is due. */
  const hidesNoWork = (event: EventBody) => event.type !== 'case-linked';

  it('has stages with secrets besides evaluation nowhere', () => {
    const viewer = someone('centre-officer', 'person-officer', 'unit-centre');
    for (const name of stageNames.filter((one) => one !== 'evaluation')) {
      const { visible, evolve, initial } = folded[name];
      const events = everyEvent[name].filter(hidesNoWork);
      const state = events.reduce(
        (sofar, event, index) => evolve(sofar, event, index + 1),
        initial,
      );
      expect([name, visible.hiddenEvents(viewer, state)]).toEqual([name, 0]);
      for (const event of events)
        expect(visible.seesEvent(viewer, state, event)).toBe(true);
    }
  });
});

describe('the examples', () => {
  it('fold without leaving a stage unopened', () => {
    const states = statesOf(after(wholeWay));
    expect(stageNames.map((name) => states[name]?.phase)).toEqual([
      'closed',
      'concluded',
      'signed',
      'landed',
      'open',
    ]);
  });
});
