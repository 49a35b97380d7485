import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents, noon, person, specify } from '#testing/specify';
import { clock, type Actor } from '../shared/actor.js';
import type { CaseFacts } from '../shared/case.js';
import {
  evaluation,
  missingExperts,
  type Conclusion,
  type Evaluation,
  type EvaluationCommand,
  type EvaluationEvent,
} from './evaluation.js';
import type { Rubric } from './rubric.js';

const text = (textId: string) => ({ textId, digest: `digest-of-${textId}` });

const facts: CaseFacts = {
  caseId: 'case-1',
  subjects: [{ kind: 'person', subjectId: 'per-scientist' }],
  segment: 'seg-1',
  district: 'dist-1',
  officerId: 'per-bao',
  officerUnitId: 'unit-ipc',
  referrerId: 'per-referrer',
};
const rubric: Rubric = {
  rubricId: 'rub-sample',
  criteria: [{ criterionId: 'merit', weightPercent: 100, scoreMin: 0, scoreMax: 100 }],
  panelSizeMin: 3,
  panelSizeMax: 5,
  quorum: 2,
  passMark: 60,
  trimFrom: 5,
  discretionBand: 5,
  opinionWorkingDays: 10,
};
const calendar = { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' };

const service: Actor = { kind: 'service', service: 'journey' };
const secretary = person('per-sec', 'committee-secretary');
const otherSecretary = person('per-sec-2', 'committee-secretary');
const [ada, bo, cai] = ['per-ada', 'per-bo', 'per-cai'].map((id) => person(id, 'expert')) as [
  Actor,
  Actor,
  Actor,
];
const outsider = person('per-out', 'expert');

const openEvaluation: EvaluationCommand = {
  type: 'open-evaluation',
  openingId: 'contact-case-1@3',
  case: facts,
  rubric,
  calendar,
  packVersion: 'sample-1',
};
const convenePanel: EvaluationCommand = {
  type: 'convene-panel',
  experts: ['per-ada', 'per-bo', 'per-cai'],
};
const declare: EvaluationCommand = { type: 'declare-conflict', conflict: 'none' };
const giveOpinion: EvaluationCommand = {
  type: 'give-opinion',
  scores: { merit: 70 },
  comment: text('comment'),
  recommendation: 'support',
};
const conclude: EvaluationCommand = {
  type: 'conclude',
  conclusion: 'supported',
  findings: [text('finding')],
};
const passDeadline: EvaluationCommand = { type: 'pass-opinion-deadline' };

/** Noon is Monday 1 June 2026: ten working days later Monday 15 June ends, UTC+8. */
const opinionsDue = { at: '2026-06-15T16:00:00.000Z', provisional: false };

const { type: _, ...opening } = openEvaluation;
const opened = { ...opening, type: 'evaluation-opened' } as EvaluationEvent;
const convened: EvaluationEvent = {
  type: 'panel-convened',
  secretaryId: 'per-sec',
  experts: ['per-ada', 'per-bo', 'per-cai'],
  opinionsDue,
};
const declared = (expertId: string, conflict: 'none' | 'conflict' = 'none'): EvaluationEvent => ({
  type: 'conflict-declared',
  expertId,
  conflict,
});
const opinion = (expertId: string, merit = 70): EvaluationEvent => ({
  type: 'opinion-given',
  expertId,
  scores: { merit },
  comment: text('comment'),
  recommendation: 'support',
});
const deadlinePassed: EvaluationEvent = { type: 'opinion-deadline-passed' };
const concluded: EvaluationEvent = {
  type: 'evaluation-concluded',
  conclusion: 'supported',
  resultCentipoints: 70_00,
  findings: [{ number: 1, text: text('finding') }],
};

/** Two opinions, which is the quorum; the third expert has declared no conflict yet. */
const withOpinions = (first: number, second: number): EvaluationEvent[] => [
  opened,
  convened,
  declared('per-ada'),
  declared('per-bo'),
  opinion('per-ada', first),
  opinion('per-bo', second),
];

const panel = specify(evaluation);

describe('opening an evaluation', () => {
  it('keeps the rubric and the calendar it is opened with', () => {
    panel.given().when(openEvaluation, service).then(opened);
    expect(panel.given(opened).state).toMatchObject({ phase: 'awaiting-panel', rubric, calendar });
  });

  it('is the system’s own', () => {
    panel.given().when(openEvaluation, secretary).thenRefused('service-only');
    panel.given().when(openEvaluation, clock).thenRefused('service-only');
  });
});

describe('convening a panel', () => {
  const convening = (...experts: string[]) =>
    panel.given(opened).when({ type: 'convene-panel', experts }, secretary);

  it('seats the experts and sets the day their opinions are due', () => {
    panel.given(opened).when(convenePanel, secretary).then(convened);
  });

  it('is for a committee secretary', () => {
    panel.given(opened).when(convenePanel, ada).thenRefused('secretary-only');
    panel.given(opened).when(convenePanel, service).thenRefused('secretary-only');
  });

  it('refuses an expert named twice', () => {
    convening('per-ada', 'per-bo', 'per-ada').thenRefused('expert-named-twice');
  });

  it('refuses fewer or more experts than the rubric says', () => {
    convening('per-ada').thenRefused('panel-size-outside-rubric', { size: 1, min: 3, max: 5 });
    convening('a', 'b', 'c', 'd', 'e', 'f', 'g').thenRefused('panel-size-outside-rubric');
  });

  it('refuses an even number of experts', () => {
    convening('a', 'b', 'c', 'd').thenRefused('panel-size-even', { size: 4 });
  });

  it('refuses a subject of the case and whoever referred it', () => {
    convening('per-ada', 'per-scientist', 'per-referrer').thenRefused('expert-conflicted', {
      experts: ['per-scientist', 'per-referrer'],
    });
  });

  it('marks the day provisional beyond the reach of the calendar', () => {
    const shortCalendar = { ...calendar, coverageUntil: '2026-06-10' };
    const { decision } = panel
      .given({ ...opened, calendar: shortCalendar } as EvaluationEvent)
      .when(convenePanel, secretary);
    expect(decision).toMatchObject({ events: [{ opinionsDue: { provisional: true } }] });
  });
});

describe('declaring a conflict', () => {
  it('is done once, by an expert of the panel', () => {
    panel.given(opened, convened).when(declare, ada).then(declared('per-ada'));
    panel
      .given(opened, convened)
      .when({ type: 'declare-conflict', conflict: 'conflict', note: text('why') }, bo)
      .then({ ...declared('per-bo', 'conflict'), note: text('why') } as EvaluationEvent);
    panel
      .given(opened, convened, declared('per-ada'))
      .when(declare, ada)
      .thenRefused('conflict-already-declared');
    panel.given(opened, convened).when(declare, outsider).thenRefused('not-on-panel');
    panel.given(opened, convened).when(declare, secretary).thenRefused('not-on-panel');
  });
});

describe('giving an opinion', () => {
  it('comes after declaring that there is no conflict', () => {
    panel.given(opened, convened).when(giveOpinion, ada).thenRefused('conflict-not-declared');
    panel
      .given(opened, convened, declared('per-ada'))
      .when(giveOpinion, ada)
      .then(opinion('per-ada'));
  });

  it('is refused to an expert who declared a conflict', () => {
    panel
      .given(opened, convened, declared('per-ada', 'conflict'))
      .when(giveOpinion, ada)
      .thenRefused('recused');
  });

  it('is done once', () => {
    panel
      .given(opened, convened, declared('per-ada'), opinion('per-ada'))
      .when(giveOpinion, ada)
      .thenRefused('opinion-already-given');
  });

  it('refuses scores the rubric does not know, naming the criteria', () => {
    panel
      .given(opened, convened, declared('per-ada'))
      .when({ ...giveOpinion, scores: { merit: 101, charm: 1 } }, ada)
      .thenRefused('scores-outside-rubric', { criteria: ['merit', 'charm'] });
  });

  it('is still possible after the deadline, until the secretary concludes', () => {
    panel
      .given(opened, convened, deadlinePassed, declared('per-ada'))
      .when(giveOpinion, ada)
      .then(opinion('per-ada'));
  });
});

describe('the opinion deadline', () => {
  it('is the clock’s next moment while opinions are collected', () => {
    expect(evaluation.due(panel.given(opened).state)).toBeUndefined();
    expect(evaluation.due(panel.given(opened, convened).state)).toEqual({
      ...opinionsDue,
      command: passDeadline,
    });
    expect(evaluation.due(panel.given(opened, convened, deadlinePassed).state)).toBeUndefined();
  });

  it('is passed by the clock alone, and tells nothing of who has given an opinion', () => {
    const { when, state } = panel.given(
      opened,
      convened,
      declared('per-ada', 'conflict'),
      declared('per-bo'),
      opinion('per-bo'),
    );
    when(passDeadline, clock).then({ type: 'opinion-deadline-passed' });
    when(passDeadline, secretary).thenRefused('clock-only');
    when(passDeadline, service).thenRefused('clock-only');
    expect(missingExperts(state)).toEqual(['per-cai']);
  });
});

describe('concluding', () => {
  const concluding = (conclusion: Conclusion, first: number, second: number, reason?: string) =>
    panel.given(...withOpinions(first, second)).when(
      {
        type: 'conclude',
        conclusion,
        findings: [text('finding')],
        ...(reason && { deviationReason: text(reason) }),
      },
      secretary,
    );

  it('records the result and numbers the findings', () => {
    panel
      .given(...withOpinions(60, 81))
      .when({ ...conclude, findings: [text('one'), text('two')] }, secretary)
      .then({
        type: 'evaluation-concluded',
        conclusion: 'supported',
        resultCentipoints: 70_50,
        findings: [
          { number: 1, text: text('one') },
          { number: 2, text: text('two') },
        ],
      });
  });

  it('is for the secretary who convened the panel', () => {
    panel
      .given(...withOpinions(70, 70))
      .when(conclude, otherSecretary)
      .thenRefused('convening-secretary-only');
    panel
      .given(...withOpinions(70, 70))
      .when(conclude, ada)
      .thenRefused('convening-secretary-only');
  });

  it('needs the quorum', () => {
    panel
      .given(opened, convened, declared('per-ada'), opinion('per-ada'))
      .when(conclude, secretary)
      .thenRefused('quorum-not-met', { have: 1, need: 2 });
  });

  it('needs a finding', () => {
    panel
      .given(...withOpinions(70, 70))
      .when({ ...conclude, findings: [] }, secretary)
      .thenRefused('conclusion-needs-a-finding');
  });

  it('supports from the pass mark itself', () => {
    concluding('supported', 60, 60).thenEvents('evaluation-concluded');
    concluding('supported-with-conditions', 60, 60).thenEvents('evaluation-concluded');
    concluding('not-supported', 59, 60).thenEvents('evaluation-concluded');
  });

  it('deviates within the discretion band with a reason only', () => {
    concluding('supported', 55, 55).thenRefused('deviation-needs-a-reason', {
      result: '55.00',
      passMark: 60,
    });
    concluding('supported', 55, 55, 'why').thenEvents('evaluation-concluded');
    concluding('not-supported', 65, 65, 'why').thenEvents('evaluation-concluded');
  });

  it('never deviates beyond the band', () => {
    concluding('supported', 54, 55, 'why').thenRefused('conclusion-beyond-discretion', {
      result: '54.50',
      passMark: 60,
      band: 5,
    });
    concluding('not-supported', 65, 66, 'why').thenRefused('conclusion-beyond-discretion');
  });

  it('hands negotiation the findings its clauses will cite', () => {
    const history = [...withOpinions(70, 70), concluded];
    expect(evaluation.outcome(foldEvents(evaluation, history))).toEqual({
      kind: 'supported',
      case: facts,
      resultCentipoints: 70_00,
      findings: [{ number: 1, text: text('finding') }],
      version: 7,
    });
    expect(evaluation.outcome(foldEvents(evaluation, history.slice(0, -1)))).toBeUndefined();
  });
});

describe('who must act next', () => {
  const waits = (...history: EvaluationEvent[]) =>
    evaluation.waits(foldEvents(evaluation, history));

  it('is a secretary, then each expert, and the convening secretary once there is a quorum', () => {
    const due = opinionsDue.at;
    expect(waits()).toEqual([]);
    expect(waits(opened)).toEqual([{ command: 'convene-panel', role: 'committee-secretary' }]);
    expect(
      waits(opened, convened, declared('per-ada'), declared('per-bo', 'conflict')),
    ).toEqual([
      { command: 'give-opinion', personId: 'per-ada', due },
      { command: 'declare-conflict', personId: 'per-cai', due },
    ]);
    expect(waits(...withOpinions(70, 70))).toEqual([
      { command: 'declare-conflict', personId: 'per-cai', due },
      { command: 'conclude', personId: 'per-sec' },
    ]);
    expect(waits(...withOpinions(70, 70), concluded)).toEqual([]);
  });
});

type Phase = Evaluation['phase'];

const histories: Record<Phase, EvaluationEvent[]> = {
  'not-opened': [],
  'awaiting-panel': [opened],
  'collecting-opinions': withOpinions(70, 70),
  concluded: [...withOpinions(70, 70), concluded],
};
/** Each command with the one who may give it: in `collecting-opinions` cai has not declared yet. */
const asked: Record<EvaluationCommand['type'], readonly [EvaluationCommand, Actor]> = {
  'open-evaluation': [openEvaluation, service],
  'convene-panel': [convenePanel, secretary],
  'declare-conflict': [declare, cai],
  'give-opinion': [giveOpinion, cai],
  conclude: [conclude, secretary],
  'pass-opinion-deadline': [passDeadline, clock],
};
const cells: Record<Phase, Record<EvaluationCommand['type'], string | readonly string[]>> = {
  'not-opened': {
    'open-evaluation': ['evaluation-opened'],
    'convene-panel': 'not-in-this-phase',
    'declare-conflict': 'not-on-panel',
    'give-opinion': 'not-on-panel',
    conclude: 'not-in-this-phase',
    'pass-opinion-deadline': 'not-in-this-phase',
  },
  'awaiting-panel': {
    'open-evaluation': 'already-opened',
    'convene-panel': ['panel-convened'],
    'declare-conflict': 'not-on-panel',
    'give-opinion': 'not-on-panel',
    conclude: 'not-in-this-phase',
    'pass-opinion-deadline': 'not-in-this-phase',
  },
  'collecting-opinions': {
    'open-evaluation': 'already-opened',
    'convene-panel': 'not-in-this-phase',
    'declare-conflict': ['conflict-declared'],
    'give-opinion': 'conflict-not-declared',
    conclude: ['evaluation-concluded'],
    'pass-opinion-deadline': ['opinion-deadline-passed'],
  },
  concluded: {
    'open-evaluation': 'already-opened',
    'convene-panel': 'not-in-this-phase',
    'declare-conflict': 'not-in-this-phase',
    'give-opinion': 'not-in-this-phase',
    conclude: 'not-in-this-phase',
    'pass-opinion-deadline': 'not-in-this-phase',
  },
};

describe('every command in every phase', () => {
  for (const [phase, row] of Object.entries(cells)) {
    it.each(Object.entries(row))(`${phase}: %s`, (type, expected) => {
      const [command, by] = asked[type as EvaluationCommand['type']];
      const { when, state } = panel.given(...histories[phase as Phase]);
      expect(state.phase).toBe(phase);
      if (typeof expected === 'string') when(command, by).thenRefused(expected);
      else when(command, by).thenEvents(...(expected as EvaluationEvent['type'][]));
    });
  }

  it('is refused alike by may and by decide', () => {
    for (const phase of Object.keys(histories) as Phase[]) {
      const state = foldEvents(evaluation, histories[phase]);
      for (const [command] of Object.values(asked)) {
        for (const by of [secretary, otherSecretary, ada, cai, outsider, service, clock]) {
          const refusal = evaluation.may(command.type, { by, at: noon }, state);
          const decision = evaluation.decide({ ...command, by, at: noon, commandId: 'cmd' }, state);
          if (refusal) expect(decision).toEqual(refusal);
          else expect(decision.ok).toBe(true);
        }
      }
    }
  });
});

describe('whatever is asked in whatever order', () => {
  const people = [secretary, otherSecretary, ada, bo, cai, outsider];
  const actor = fc.constantFrom<Actor>(...people, service, clock);
  const command = fc.oneof(
    fc.constantFrom(openEvaluation, convenePanel, passDeadline, declare),
    fc
      .constantFrom('none' as const, 'conflict' as const)
      .map((conflict): EvaluationCommand => ({ type: 'declare-conflict', conflict })),
    fc
      .integer({ min: -1, max: 101 })
      .map((merit) => ({ ...giveOpinion, scores: { merit } })),
    fc
      .constantFrom<Conclusion>('supported', 'not-supported')
      .map((conclusion) => ({ ...conclude, conclusion })),
  );
  const steps = fc.array(fc.tuple(command, actor), { maxLength: 40 });

  it('replayed events make the live state, and an outcome once given stays', () => {
    fc.assert(
      fc.property(steps, (asks) => {
        const history: EvaluationEvent[] = [opened, convened];
        let state = foldEvents(evaluation, history);
        for (const [step, by] of asks) {
          const before = evaluation.outcome(state);
          const decision = evaluation.decide({ ...step, by, at: noon, commandId: 'cmd' }, state);
          if (!decision.ok) continue;
          for (const event of decision.events) {
            history.push(JSON.parse(JSON.stringify(event)) as EvaluationEvent);
            state = evaluation.evolve(state, event, history.length);
          }
          if (before) expect(evaluation.outcome(state)).toEqual(before);
        }
        expect(foldEvents(evaluation, history)).toEqual(state);
        expect(Object.keys(histories)).toContain(state.phase);
        const experts = 'opinions' in state ? state.opinions.map(({ expertId }) => expertId) : [];
        expect(new Set(experts).size).toBe(experts.length);
        expect(missingExperts(state).filter((expert) => experts.includes(expert))).toEqual([]);
      }),
    );
  });

  it('the order of opinions does not change the result', () => {
    const merits = fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 60, max: 100 })));
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    fc.assert(
      fc.property(merits, order, (given, places) => {
        const experts = ['per-ada', 'per-bo', 'per-cai'];
        const opinions = experts.map((expert, index) => opinion(expert, given[index]));
        const resultOf = (inOrder: EvaluationEvent[]) => {
          const state = foldEvents(evaluation, [opened, convened, ...inOrder]);
          const issued = { ...conclude, by: secretary, at: noon, commandId: 'cmd' };
          return evaluation.decide(issued, state);
        };
        const shuffled = places.map((place) => opinions[place] as EvaluationEvent);
        expect(resultOf(shuffled)).toEqual(resultOf(opinions));
      }),
    );
  });
});
