import { describe, expect, it } from '@jest/globals';
import { foldEvents, specify } from '#testing/specify';
import { evaluation, type EvaluationEvent } from './evaluation.js';
import {
  centreHead,
  concluded,
  concludedHistory,
  given,
  historyOf,
  opened,
  opening,
  otherExperts,
  recusal,
  reopened,
  reopeningRequested,
  replaced,
  secretary,
  service,
  withOpinions,
} from './examples.js';

const panel = specify(evaluation);
const [reopen] = given.reopen;
const [convenePanel] = given['convene-panel'];
const [recordStepBack] = given['record-step-back'];
const requested = historyOf['reopening-requested'];

describe('asking for a second panel', () => {
  it('is for whom the pack names; without a word for the secretary', () => {
    panel.given(...concludedHistory).when(reopen, centreHead).then(reopeningRequested);
    panel
      .given(...concludedHistory)
      .when(reopen, secretary)
      .thenRefused('reopening-role-only', { role: 'centre-head' });
    panel
      .given(...concludedHistory)
      .when(reopen, { ...centreHead, unitId: 'unit-elsewhere' })
      .thenRefused('reopening-role-only', { role: 'centre-head' });
    const { reopeningRole: _, ...silent } = opening;
    const unnamed: EvaluationEvent = { type: 'evaluation-opened', ...silent };
    const history = [unnamed, ...concludedHistory.slice(1)];
    panel.given(...history).when(reopen, secretary).thenEvents('reopening-requested');
    panel.given(...history).when(reopen, centreHead).thenRefused('reopening-role-only');
  });

  it('sends negotiation an errand, and there is no outcome while it is open', () => {
    const { state } = panel.given(...requested);
    const errand = evaluation.errand(state);
    expect(errand).toEqual({
      service: 'negotiation',
      type: 'step-back',
      raisedAtVersion: 8,
      request: { caseId: 'case-1', evaluationVersion: 7 },
    });
    expect(evaluation.outcome(state)).toBeUndefined();
    expect(evaluation.waits(state)).toEqual([]);
    if (!errand) throw new Error('no errand');
    expect(evaluation.answered(errand, { ok: true, result: {} })).toEqual(recordStepBack);
    const refusal = { ok: false, code: 'signing-requested', details: {} } as const;
    expect(evaluation.answered(errand, refusal)).toEqual({
      ...recordStepBack,
      code: 'signing-requested',
    });
  });
});

describe('negotiation’s answer', () => {
  it('reopens the evaluation where negotiation stepped back', () => {
    panel.given(...requested).when(recordStepBack, service).then(reopened);
    const { state } = panel.given(...requested, reopened);
    expect(state).toMatchObject({ phase: 'awaiting-panel', round: 2, reopened: true });
    expect(evaluation.outcome(state)).toBeUndefined();
  });

  it('leaves the conclusion as it was where signing was requested', () => {
    const refusedEvent: EvaluationEvent = { type: 'reopening-refused', code: 'signing-requested' };
    panel
      .given(...requested)
      .when({ ...recordStepBack, code: 'signing-requested' }, service)
      .then(refusedEvent);
    expect(panel.given(...requested, refusedEvent).state).toEqual(
      foldEvents(evaluation, concludedHistory),
    );
    panel
      .given(...requested, refusedEvent)
      .when(reopen, centreHead)
      .thenEvents('reopening-requested');
  });

  it('changes nothing when it comes late or twice', () => {
    panel.given(...requested, reopened).when(recordStepBack, service).then();
    panel
      .given(...requested)
      .when({ ...recordStepBack, raisedAtVersion: 5 }, service)
      .then();
    panel.given(...requested).when(recordStepBack, centreHead).thenRefused('service-only');
  });
});

describe('reopening what was not supported', () => {
  const unsupported = { ...concluded, conclusion: 'not-supported' } as EvaluationEvent;
  const before = [...withOpinions(50, 50), unsupported];
  const asking = [...before, reopeningRequested];
  const [recordClaimsTaken] = given['record-claims-taken'];
  const heldBy = { unitId: 'unit-else', unitName: { zh: '其他中心', en: 'Another centre' } };

  it('asks contact to take the claims again, and negotiation nothing', () => {
    panel.given(...before).when(reopen, centreHead).then(reopeningRequested);
    const { state } = panel.given(...asking);
    const errand = evaluation.errand(state);
    expect(errand).toEqual({
      service: 'contact',
      type: 'take-claims-again',
      raisedAtVersion: 8,
      request: { caseId: 'case-1', evaluationVersion: 7 },
    });
    expect(evaluation.outcome(state)).toBeUndefined();
    if (!errand) throw new Error('no errand');
    expect(evaluation.answered(errand, { ok: true, result: {} })).toEqual(recordClaimsTaken);
    const code = 'already-being-attracted';
    const details = { unit: 'unit-else', unitZh: '其他中心', unitEn: 'Another centre' };
    expect(evaluation.answered(errand, { ok: false, code, details })).toEqual({
      ...recordClaimsTaken,
      code,
      heldBy,
    });
    expect(evaluation.answered(errand, { ok: false, code, details: {} })).toEqual({
      ...recordClaimsTaken,
      code,
    });
  });

  it('lets persons wait for contact meanwhile', () => {
    const { when } = panel.given(...asking);
    for (const type of ['reopen', 'convene-panel', 'draw-panel', 'extend', 'conclude'] as const) {
      const [command, by] = given[type];
      when(command, by).thenRefused('waiting-for-contact');
    }
  });

  it('begins the second round once they are taken, and only by contact’s answer', () => {
    panel.given(...asking).when(recordStepBack, service).then();
    panel.given(...asking).when(recordClaimsTaken, service).then(reopened);
    panel.given(...requested).when(recordClaimsTaken, service).then();
    panel.given(...asking).when(recordClaimsTaken, centreHead).thenRefused('service-only');
    panel.given(...asking, reopened).when(recordClaimsTaken, service).then();
    expect(panel.given(...asking, reopened).state).toMatchObject({
      phase: 'awaiting-panel',
      round: 2,
      earlier: [{ round: 1, concluded: { conclusion: 'not-supported' } }],
    });
  });

  it('leaves the conclusion as it was where another case holds a subject', () => {
    const code = 'already-being-attracted';
    const refusal: EvaluationEvent = { type: 'reopening-refused', code, heldBy };
    panel
      .given(...asking)
      .when({ ...recordClaimsTaken, code, heldBy }, service)
      .then(refusal);
    expect(panel.given(...asking, refusal).state).toEqual(foldEvents(evaluation, before));
    panel.given(...asking, refusal).when(reopen, centreHead).thenEvents('reopening-requested');
  });
});

describe('the second panel', () => {
  const again = panel.given(...requested, reopened);
  const convening = (...experts: string[]) =>
    again.when({ ...convenePanel, experts }, secretary);

  it('has other experts than the first', () => {
    convening(...otherExperts).thenEvents('panel-convened');
    convening('per-dan', 'per-eva', 'per-ada').thenRefused('expert-of-first-panel', {
      experts: ['per-ada'],
    });
  });

  it('has none of those either who left the first one', () => {
    const history = [
      ...withOpinions(70, 70),
      recusal('per-ada'),
      replaced('per-ada', 'per-dan'),
      concluded,
      reopeningRequested,
      reopened,
    ];
    for (const expert of ['per-ada', 'per-dan']) {
      panel
        .given(...history)
        .when({ ...convenePanel, experts: [expert, 'per-eva', 'per-fu'] }, secretary)
        .thenRefused('expert-of-first-panel', { experts: [expert] });
    }
  });

  it('concludes on its own opinions, and that conclusion stands', () => {
    const second: EvaluationEvent[] = [
      { type: 'panel-convened', secretaryId: 'per-sec', experts: otherExperts, opinionsDue: due },
      { type: 'conflict-declared', expertId: 'per-dan', conflict: 'none' },
    ];
    const { when } = panel.given(...requested, reopened, ...second);
    const [giveOpinion] = given['give-opinion'];
    const dan = { ...centreHead, personId: 'per-dan', roles: ['expert' as const] };
    const { decision } = when(giveOpinion, dan);
    expect(decision).toMatchObject({ events: [{ type: 'opinion-given', round: 2 }] });

    const history = [...requested, reopened, ...second, concluded];
    const { state } = panel.given(...history);
    expect(evaluation.outcome(state)).toMatchObject({ kind: 'supported', version: history.length });
    panel.given(...history).when(reopen, centreHead).thenRefused('already-reopened');
  });

  it('may be reopened once more only after contact qualified the case anew', () => {
    const renewed: EvaluationEvent = {
      type: 'evaluation-renewed',
      ...opening,
      openingId: 'contact-case-1:9',
    };
    const history = [...requested, reopened, renewed];
    expect(panel.given(...history).state).toMatchObject({ reopened: false, round: 2 });
    panel.given(...history).when(convenePanel, secretary).thenEvents('panel-convened');
    panel.given(opened, renewed).when(reopen, centreHead).thenRefused('not-in-this-phase');
  });
});

const due = { at: '2026-06-15T16:00:00.000Z', provisional: false };
