import { describe, expect, it } from '@jest/globals';
import { foldEvents, specify } from '#testing/specify';
import { evaluation, type EvaluationEvent } from './evaluation.js';
import {
  ada,
  bo,
  cai,
  concluded,
  convened,
  deadlinePassed,
  declared,
  deputy,
  given,
  opened,
  opinion,
  opinionsDue,
  otherSecretary,
  outsider,
  recusal,
  replaced,
  secretary,
  text,
  withOpinions,
} from './examples.js';
import { computedResult, missingExperts, presentSeats } from './panel.js';

const panel = specify(evaluation);
const [amend] = given['amend-opinion'];
const [stepDown] = given.recuse;
const [replaceAda] = given['replace-expert'];
const [extend] = given.extend;
const [conclude] = given.conclude;

const amended = (expertId: string, merit: number): EvaluationEvent => ({
  type: 'opinion-amended',
  expertId,
  scores: { merit },
  comment: text('second-thought'),
  recommendation: 'support-with-conditions',
});

describe('amending an opinion', () => {
  it('puts a whole new one in place of one’s own, until the conclusion', () => {
    panel.given(...withOpinions(70, 70)).when(amend, ada).then(amended('per-ada', 80));
    const state = foldEvents(evaluation, [...withOpinions(60, 70), amended('per-ada', 80)]);
    expect(computedResult(state)).toBe(75_00);
    expect('opinions' in state && state.opinions.map((one) => one.expertId)).toEqual([
      'per-ada',
      'per-bo',
    ]);
    panel
      .given(...withOpinions(70, 70), concluded)
      .when(amend, ada)
      .thenRefused('not-in-this-phase');
  });

  it('may be done again, and still counts once', () => {
    const history = [...withOpinions(60, 70), amended('per-ada', 80), amended('per-ada', 90)];
    expect(computedResult(foldEvents(evaluation, history))).toBe(80_00);
  });

  it('needs an opinion that is in and counts, and sound scores', () => {
    panel
      .given(opened, convened, declared('per-ada'))
      .when(amend, ada)
      .thenRefused('no-opinion-to-amend');
    panel
      .given(...withOpinions(70, 70), recusal('per-ada'))
      .when(amend, ada)
      .thenRefused('recused');
    panel.given(...withOpinions(70, 70)).when(amend, outsider).thenRefused('not-on-panel');
    panel
      .given(...withOpinions(70, 70))
      .when({ ...amend, scores: { merit: 101 } }, ada)
      .thenRefused('scores-outside-rubric');
  });
});

describe('recusing', () => {
  const collected = panel.given(
    ...withOpinions(60, 80),
    declared('per-cai'),
    opinion('per-cai', 100),
  );

  it('is done by the expert themself, or by the secretary and a deputy', () => {
    collected.when(stepDown, ada).then(recusal('per-ada'));
    collected.when({ ...stepDown, expertId: 'per-ada' }, ada).then(recusal('per-ada'));
    collected
      .when({ ...stepDown, expertId: 'per-bo' }, secretary)
      .then(recusal('per-bo', 'per-sec'));
    collected
      .when({ ...stepDown, expertId: 'per-bo' }, deputy)
      .then(recusal('per-bo', 'per-deputy'));
  });

  it('is not for others, nor of others', () => {
    collected.when({ ...stepDown, expertId: 'per-bo' }, ada).thenRefused('recuses-only-oneself');
    collected.when(stepDown, outsider).thenRefused('not-on-panel');
    collected.when(stepDown, otherSecretary).thenRefused('not-on-panel');
    collected.when(stepDown, secretary).thenRefused('expert-to-recuse-needed');
    collected
      .when({ ...stepDown, expertId: 'per-out' }, secretary)
      .thenRefused('expert-not-seated', { expert: 'per-out' });
    panel
      .given(...withOpinions(60, 80), recusal('per-bo'))
      .when({ ...stepDown, expertId: 'per-bo' }, secretary)
      .thenRefused('expert-already-recused', { expert: 'per-bo' });
  });

  it('comes after the declaration, which has an answer of its own', () => {
    panel.given(opened, convened).when(stepDown, ada).thenRefused('conflict-not-declared');
    panel
      .given(opened, convened, declared('per-ada', 'conflict'))
      .when(stepDown, ada)
      .thenRefused('recused');
  });

  it('voids the opinion: it is counted no longer, and the quorum is looked at again', () => {
    const history = [...withOpinions(60, 80), recusal('per-ada')];
    panel.given(...history).when(conclude, secretary).thenRefused('quorum-not-met', { need: 2 });
    const three = foldEvents(evaluation, [...withOpinions(60, 80), opinion('per-cai', 100)]);
    expect(computedResult(three)).toBe(80_00);
    const two = evaluation.evolve(three, recusal('per-ada'), 8);
    expect(computedResult(two)).toBe(90_00);
    expect(missingExperts(two)).toEqual([]);
  });

  it('says nothing of an opinion, whether one was in or not', () => {
    const without = panel.given(opened, convened, declared('per-ada')).when(stepDown, ada);
    expect(without.decision).toEqual(collected.when(stepDown, ada).decision);
  });
});

describe('replacing a recused expert', () => {
  const vacant = panel.given(...withOpinions(70, 70), recusal('per-ada'));

  it('keeps the size of the panel and gives the newcomer the whole time', () => {
    vacant.when(replaceAda, secretary).then(replaced('per-ada', 'per-dan'));
    vacant.when(replaceAda, secretary, '2026-06-03T04:00:00.000Z').then({
      ...replaced('per-ada', 'per-dan'),
      opinionsDue: { at: '2026-06-17T16:00:00.000Z', provisional: false },
    } as EvaluationEvent);
    const { state } = panel.given(
      ...withOpinions(70, 70),
      recusal('per-ada'),
      replaced('per-ada', 'per-dan'),
    );
    if (!('seats' in state)) throw new Error('no panel');
    expect(presentSeats(state).map((seat) => seat.expertId)).toEqual([
      'per-bo',
      'per-cai',
      'per-dan',
    ]);
    expect(missingExperts(state)).toEqual(['per-cai', 'per-dan']);
  });

  it('never brings the day forward', () => {
    const extended: EvaluationEvent = {
      type: 'opinions-extended',
      previouslyDue: opinionsDue,
      opinionsDue: { at: '2026-06-29T16:00:00.000Z', provisional: false },
      reason: text('extension'),
    };
    const { decision } = panel
      .given(...withOpinions(70, 70), extended, recusal('per-ada'))
      .when(replaceAda, secretary);
    expect(decision).toMatchObject({
      events: [{ opinionsDue: { at: '2026-06-29T16:00:00.000Z' } }],
    });
  });

  it('is the convening secretary’s, for a seat that is vacant', () => {
    vacant.when(replaceAda, otherSecretary).thenRefused('convening-secretary-only');
    vacant.when(replaceAda, bo).thenRefused('convening-secretary-only');
    vacant
      .when({ ...replaceAda, replaces: 'per-bo' }, secretary)
      .thenRefused('seat-not-vacant', { expert: 'per-bo' });
    panel
      .given(...withOpinions(70, 70), recusal('per-ada'), replaced('per-ada', 'per-dan'))
      .when(replaceAda, secretary)
      .thenRefused('nobody-to-replace');
  });

  it('keeps to the rules of panels, and lets nobody return', () => {
    const replaceBy = (expertId: string) => vacant.when({ ...replaceAda, expertId }, secretary);
    replaceBy('per-ada').thenRefused('expert-already-on-panel', { expert: 'per-ada' });
    replaceBy('per-bo').thenRefused('expert-already-on-panel', { expert: 'per-bo' });
    replaceBy('per-scientist').thenRefused('expert-conflicted', { experts: ['per-scientist'] });
    replaceBy('per-sec').thenRefused('secretary-on-panel');
    vacant
      .when({ ...replaceAda, expertId: 'per-deputy' }, deputy)
      .thenRefused('secretary-on-panel');
  });

  it('makes a passed deadline count anew', () => {
    const { state } = panel.given(...withOpinions(70, 70), deadlinePassed, recusal('per-ada'), {
      ...replaced('per-ada', 'per-dan'),
      opinionsDue: { at: '2026-06-30T16:00:00.000Z', provisional: false },
    } as EvaluationEvent);
    expect(evaluation.due(state)).toMatchObject({ at: '2026-06-30T16:00:00.000Z' });
  });
});

describe('extending the time for opinions', () => {
  const collecting = panel.given(opened, convened);
  const extended: EvaluationEvent = {
    type: 'opinions-extended',
    previouslyDue: opinionsDue,
    opinionsDue: { at: '2026-06-18T16:00:00.000Z', provisional: false },
    reason: text('extension'),
  };

  it('counts from the last day there was, and keeps the old one', () => {
    collecting.when(extend, secretary).then(extended);
    const { state } = panel.given(opened, convened, extended);
    expect(state).toMatchObject({ extension: { previouslyDue: opinionsDue } });
    expect(evaluation.due(state)).toMatchObject({ at: '2026-06-18T16:00:00.000Z' });
  });

  it('counts from today once the day is over, and the clock runs again', () => {
    const { decision } = panel
      .given(opened, convened, deadlinePassed)
      .when(extend, secretary, '2026-06-17T04:00:00.000Z');
    expect(decision).toMatchObject({
      events: [{ opinionsDue: { at: '2026-06-22T16:00:00.000Z' } }],
    });
    const { state } = panel.given(opened, convened, deadlinePassed, extended);
    expect(state).toMatchObject({ overdue: false });
  });

  it('is done once, by the convening secretary, by no more than the rubric’s own time', () => {
    panel.given(opened, convened, extended).when(extend, secretary).thenRefused('already-extended');
    collecting.when(extend, otherSecretary).thenRefused('convening-secretary-only');
    collecting.when(extend, cai).thenRefused('convening-secretary-only');
    collecting.when({ ...extend, workingDays: 10 }, secretary).thenEvents('opinions-extended');
    collecting
      .when({ ...extend, workingDays: 11 }, secretary)
      .thenRefused('extension-too-long', { max: 10 });
  });
});
