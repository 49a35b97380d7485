import { describe, expect, it } from '@jest/globals';
import { signedTerms } from '#domain/negotiation/examples';
import type { NegotiationOutcome } from '#domain/negotiation/negotiation';
import { landingWork } from './landing.worker.js';

function opened(outcome: NegotiationOutcome) {
  const open = landingWork({ pack: { version: 'sample-1' } }).openings?.['landing'];
  return open?.({ openingId: 'negotiation-case-1:8', outcome }, 'case-1');
}

describe('landing opens', () => {
  it('with the signed terms, and no word of their conditions', () => {
    expect(opened({ kind: 'signed', terms: signedTerms, version: 8 })).toEqual({
      type: 'open-landing',
      openingId: 'negotiation-case-1:8',
      terms: signedTerms,
      packVersion: 'sample-1',
    });
  });

  it('not on a withdrawal', () => {
    expect(() => opened({ kind: 'withdrawn', caseId: 'case-1', version: 3 })).toThrow('signed');
  });
});
