import { describe, expect, it } from '@jest/globals';
import { foldEvents, specify } from '#testing/specify';
import type { ServiceActor } from '../shared/actor.js';
import type { ContactCommand } from './commands.js';
import { contact, type ContactEvent } from './contact.js';
import { headOfLone, openedLone } from './examples.js';

const service: ServiceActor = { kind: 'service', service: 'evaluation' };
const qualified: ContactEvent = { type: 'case-qualified', segment: 'seg-1', qualifiedBy: 'per-bao' };
const unsupported: ContactEvent = { type: 'case-closed', ending: 'not-supported' };
const taken: ContactEvent = { type: 'claims-taken-again', evaluationVersion: 7 };
const takeAgain: ContactCommand = { type: 'take-claims-again', evaluationVersion: 7 };

const contactCase = specify(contact);

describe('claims taken again after evaluation did not support the case', () => {
  it('are all it had, each naming to others only the unit to ring', () => {
    const { decision } = contactCase.given(openedLone, qualified, unsupported).when(takeAgain, service);
    const claim = {
      kind: 'subject',
      refusal: 'already-being-attracted',
      disclosed: { unit: 'unit-centre', unitZh: '中心', unitEn: 'the centre' },
    };
    expect(decision).toEqual({
      ok: true,
      events: [taken],
      takes: ['org-1', 'org-n-1'].map((key) => ({ ...claim, key })),
      releases: [],
      alongside: [],
    });
  });

  it('are held still where the case was not closed yet', () => {
    const { decision } = contactCase.given(openedLone, qualified).when(takeAgain, service);
    expect(decision).toMatchObject({ ok: true, events: [taken], takes: [] });
  });

  it('leave the case as it was qualified, with the same outcome', () => {
    const before = foldEvents(contact, [openedLone, qualified]);
    const after = foldEvents(contact, [openedLone, qualified, unsupported, taken]);
    expect(after).toEqual({ ...before, claimsTakenAfter: 7 });
    expect(contact.outcome(after)).toEqual(contact.outcome(before));
  });

  it('are for a service to ask, and for no other ending', () => {
    contactCase.given(openedLone, qualified, unsupported).when(takeAgain, headOfLone).thenRefused('service-only');
    for (const ending of ['withdrawn', 'failed', 'completed'] as const) {
      contactCase
        .given(openedLone, qualified, { type: 'case-closed', ending })
        .when(takeAgain, service)
        .thenRefused('not-in-this-phase');
    }
    contactCase.given(openedLone).when(takeAgain, service).thenRefused('not-in-this-phase');
  });
});

describe('closing after that', () => {
  const close = (outcomeVersion?: number): ContactCommand => ({
    type: 'close-case',
    ending: 'not-supported',
    ...(outcomeVersion !== undefined && { outcomeVersion }),
  });

  it('is nothing where it was sent for the conclusion that is reconsidered', () => {
    contactCase.given(openedLone, qualified, taken).when(close(7), service).then();
    contactCase.given(openedLone, qualified, unsupported, taken).when(close(7), service).then();
  });

  it('gives the claims back for a later conclusion, or one without a version', () => {
    for (const command of [close(12), close()]) {
      const { decision } = contactCase
        .given(openedLone, qualified, unsupported, taken)
        .when(command, service);
      expect(decision).toMatchObject({
        events: [unsupported],
        releases: [
          { kind: 'subject', key: 'org-1' },
          { kind: 'subject', key: 'org-n-1' },
        ],
      });
    }
  });
});
