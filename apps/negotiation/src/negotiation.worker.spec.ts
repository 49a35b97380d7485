import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { NegotiationEvent } from '#contracts/negotiation/events';
import type { EvaluationOutcome } from '#domain/evaluation/evaluation';
import { negotiationOpened } from '#domain/negotiation/examples';
import { negotiation } from '#domain/negotiation/negotiation';
import { loadPack } from '#platform/pack/load-pack';
import { specify } from '#testing/specify';
import { negotiationWork } from './negotiation.worker.js';

const ordos = loadPack(fileURLToPath(new URL('../../../packs/ordos', import.meta.url)));
const outcome: EvaluationOutcome = {
  kind: 'supported-with-conditions',
  case: negotiationOpened.case,
  resultCentipoints: 8150,
  findings: negotiationOpened.findings,
  version: 9,
};

/** Opening asks nothing of the record. */
const noRecorder = undefined as never;

function opened(by: EvaluationOutcome, pack = ordos) {
  const open = negotiationWork({ pack }, noRecorder).openings?.['negotiation'];
  return open?.({ openingId: 'evaluation-case-1:9', outcome: by }, 'case-1');
}

describe('negotiation opens', () => {
  it('with the evaluation’s findings and what the pack allows', () => {
    const command = opened(outcome);
    expect(command).toMatchObject({
      type: 'open-negotiation',
      openingId: 'evaluation-case-1:9',
      conclusion: 'supported-with-conditions',
      evaluationVersion: 9,
      approvalLevels: ordos.approvalLevels.terms,
      offerValidityDaysMax: 30,
      evidenceKinds: expect.arrayContaining(['acceptance-record', 'tier-recognition']),
      funds: ['talent-fund', 'science-fund'],
      packVersion: ordos.version,
    });
  });

  it('with an event that travels unchanged', () => {
    const { decision } = specify(negotiation)
      .given()
      .when(opened(outcome) as never, { kind: 'service', service: 'journey' });
    expect(decision).toMatchObject({ ok: true });
    if (decision.ok) expect(NegotiationEvent.parse(decision.events[0])).toEqual(decision.events[0]);
  });

  it('without the funds of which only past spending is known', () => {
    const [talent, science] = ordos.funds;
    const spent = talent?.lines.filter(({ basis }) => basis === 'carried-out') ?? [];
    const funds = [{ ...talent!, lines: spent }, science!];
    expect(spent).not.toHaveLength(0);
    expect(opened(outcome, { ...ordos, funds })).toMatchObject({ funds: ['science-fund'] });
  });

  it('without kinds tied to tax paid, unless the pack names the ground for them', () => {
    const [kind, ...others] = ordos.clauseKinds;
    const taxed = { ...kind!, taxLinked: true } as const;
    expect(opened(outcome, { ...ordos, clauseKinds: [taxed, ...others] })).toMatchObject({
      clauseKinds: others.map((other) => other.kind),
      kindsOff: [taxed.kind],
    });
    const enabled = { ...taxed, enabledBy: taxed.source };
    const on = opened(outcome, { ...ordos, clauseKinds: [enabled, ...others] });
    expect(on).not.toHaveProperty('kindsOff');
    expect(on).toMatchObject({ clauseKinds: ordos.clauseKinds.map((each) => each.kind) });
  });

  it('not on what the committee does not support', () => {
    expect(() => opened({ ...outcome, kind: 'not-supported' })).toThrow('not negotiated');
  });
});
