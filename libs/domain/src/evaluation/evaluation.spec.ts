import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents, noon, specify } from '#testing/specify';
import { clock, type Actor } from '../shared/actor.js';
import type { EvaluationCommand } from './commands.js';
import { evaluation, type Conclusion, type EvaluationEvent } from './evaluation.js';
import {
  ada,
  bo,
  cai,
  calendar,
  centreHead,
  concluded,
  convened,
  deadlinePassed,
  declared,
  deputy,
  given,
  historyOf,
  opened,
  opening,
  opinion,
  opinionsDue,
  otherSecretary,
  outsider,
  secretary,
  service,
  text,
  withOpinions,
} from './examples.js';
import { missingExperts } from './panel.js';

const { rubric, case: facts } = opening;
const [openEvaluation] = given['open-evaluation'];
const [convenePanel] = given['convene-panel'];
const [declare] = given['declare-conflict'];
const [giveOpinion] = given['give-opinion'];
const [conclude] = given.conclude;
const [passDeadline] = given['pass-opinion-deadline'];

const panel = specify(evaluation);

describe('opening an evaluation', () => {
  it('keeps the rubric and the calendar it is opened with', () => {
    panel.given().when(openEvaluation, service).then(opened);
    expect(panel.given(opened).state).toMatchObject({ phase: 'awaiting-panel', rubric, calendar });
  });

  it('once more changes nothing, unless contact qualified the case anew', () => {
    panel.given(opened).when(openEvaluation, service).then();
    const older = { ...openEvaluation, openingId: 'contact-case-1:2' };
    panel.given(opened).when(older, service).then();
    const newer = { ...opening, openingId: 'contact-case-1:9' };
    for (const history of Object.values(historyOf).slice(1)) {
      panel
        .given(...history)
        .when({ ...openEvaluation, ...newer }, service)
        .then({ type: 'evaluation-renewed', ...newer });
    }
    const renewed: EvaluationEvent = { type: 'evaluation-renewed', ...newer };
    expect(panel.given(...historyOf.concluded, renewed).state).toMatchObject({
      phase: 'awaiting-panel',
      openingId: 'contact-case-1:9',
      round: 2,
      reopened: false,
    });
    panel
      .given(...historyOf.concluded, renewed, convened)
      .when(declare, ada)
      .thenEvents('conflict-declared');
  });

  it('is the system’s own', () => {
    panel.given().when(openEvaluation, secretary).thenRefused('service-only');
    panel.given().when(openEvaluation, clock).thenRefused('service-only');
  });
});

describe('convening a panel', () => {
  const convening = (...experts: string[]) =>
    panel.given(opened).when({ ...convenePanel, experts }, secretary);

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

  it('seats neither the secretary nor whom they stand in for', () => {
    for (const expert of ['per-deputy', 'per-sec']) {
      panel
        .given(opened)
        .when({ ...convenePanel, experts: ['per-ada', 'per-bo', expert] }, deputy)
        .thenRefused('secretary-on-panel');
    }
  });

  it('remembers whom the secretary stands in for', () => {
    const byDeputy = { ...convened, secretaryId: 'per-deputy', secretaryFor: 'per-sec' };
    panel.given(opened).when(convenePanel, deputy).then(byDeputy);
    const history = withOpinions(70, 70).map((event) => (event === convened ? byDeputy : event));
    for (const by of [deputy, secretary]) {
      panel
        .given(...(history))
        .when(conclude, by)
        .thenEvents('evaluation-concluded');
    }
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

describe('a seat', () => {
  it('is the expert’s own: nobody stands in for them, nor they for a subject or a referrer', () => {
    const declaring = panel.given(opened, convened);
    const deputyOfAda = { ...outsider, actsFor: 'per-ada' };
    declaring.when(declare, deputyOfAda).thenRefused('not-on-panel');
    for (const alias of ['per-scientist', 'per-referrer']) {
      declaring.when(declare, { ...ada, actsFor: alias }).thenRefused('not-on-panel');
    }
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
        dissenting: [],
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

  it('is open to the secretary’s deputy, but to nobody who sits on the panel', () => {
    const collected = panel.given(...withOpinions(70, 70));
    collected.when(conclude, deputy).thenEvents('evaluation-concluded');
    collected
      .when(conclude, { ...ada, actsFor: 'per-sec' })
      .thenRefused('convening-secretary-only');
  });

  it('names the experts who recommended something else', () => {
    const against = { ...opinion('per-cai', 60), recommendation: 'do-not-support' };
    const { decision } = panel
      .given(...withOpinions(70, 70), against as EvaluationEvent)
      .when(conclude, secretary);
    expect(decision).toMatchObject({ events: [{ dissenting: ['per-cai'] }] });
  });

  it('needs the quorum', () => {
    panel
      .given(opened, convened, declared('per-ada'), opinion('per-ada'))
      .when(conclude, secretary)
      .thenRefused('quorum-not-met', { need: 2 });
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
      { command: 'replace-expert', about: 'per-bo', personId: 'per-sec' },
    ]);
    expect(waits(...withOpinions(70, 70))).toEqual([
      { command: 'declare-conflict', personId: 'per-cai', due },
      { command: 'conclude', personId: 'per-sec' },
    ]);
    expect(waits(...withOpinions(70, 70), concluded)).toEqual([]);
  });
});

describe('whatever is asked in whatever order', () => {
  const people = [secretary, otherSecretary, deputy, centreHead, ada, bo, cai, outsider];
  const actor = fc.constantFrom<Actor>(...people, service, clock);
  const command = fc.oneof(
    fc.constantFrom<EvaluationCommand>(...Object.values(given).map(([each]) => each)),
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

  it('replayed events make the live state, and nobody’s opinion counts twice', () => {
    fc.assert(
      fc.property(steps, (asks) => {
        const history: EvaluationEvent[] = [opened, convened];
        let state = foldEvents(evaluation, history);
        for (const [step, by] of asks) {
          const decision = evaluation.decide({ ...step, by, at: noon, commandId: 'cmd' }, state);
          if (!decision.ok) continue;
          for (const event of decision.events) {
            history.push(JSON.parse(JSON.stringify(event)) as EvaluationEvent);
            state = evaluation.evolve(state, event, history.length);
          }
        }
        expect(foldEvents(evaluation, history)).toEqual(state);
        expect(Object.keys(historyOf)).toContain(state.phase);
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
