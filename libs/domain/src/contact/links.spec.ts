import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents, noon, person, specify } from '#testing/specify';
import type { Disclosed } from '../access/disclosure.js';
import type { LinkCase } from './commands.js';
import { contact, type Contact, type ContactEvent } from './contact.js';
import { bringerOf } from './links.js';

const officer = person('per-bao', 'centre-officer', 'unit-ipc');
const colleague = person('per-su', 'centre-officer', 'unit-ipc');
const elsewhere: Disclosed = { officerId: 'per-wu', officerUnitId: 'unit-else' };
const hidden: Disclosed = { ...elsewhere, disclosure: 'restricted' };

const opened = (caseId: string): Extract<ContactEvent, { type: 'case-opened' }> => ({
  type: 'case-opened',
  caseId,
  title: { textId: 'title', digest: 'd' },
  subjects: [{ kind: 'team', subjectId: 'team-1', leaderId: 'per-lead', memberIds: ['per-one'] }],
  district: 'dist-1',
  source: { kind: 'own-search' },
  officerId: 'per-bao',
  officerUnitId: 'unit-ipc',
  firstResponseWorkingDays: 1,
  calendar: { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' },
  packVersion: 'sample-1',
  firstResponseDue: { at: '2026-06-02T16:00:00.000Z', provisional: false },
});
const link = (broughtBy: string, chain = [broughtBy], other = elsewhere): LinkCase => ({
  ...{ type: 'link-case', broughtBy, chain, other },
});
const broughtBy = (otherCaseId: string, other = elsewhere): ContactEvent => ({
  ...{ type: 'case-linked', direction: 'brought-by', otherCaseId, other, linkedBy: 'per-bao' },
});

const contactCase = specify(contact);

describe('which case brought which', () => {
  it('is recorded at both ends in one transaction, each with what may be known of the other', () => {
    const { when } = contactCase.given(opened('case-1'));
    const linked = when(link('case-2'), officer);
    linked.then(broughtBy('case-2'));
    expect(linked.decision).toMatchObject({
      alongside: [
        {
          stream: 'contact-case-2',
          caseId: 'case-2',
          command: {
            type: 'record-brought',
            brought: 'case-1',
            other: { officerId: 'per-bao', officerUnitId: 'unit-ipc' },
          },
        },
      ],
    });
  });

  it('claims the edge, and for the moment that nothing brought the case at the top', () => {
    contactCase
      .given(opened('case-1'))
      .when(link('case-2', ['case-2', 'case-3']), officer)
      .thenClaims(
        [
          { kind: 'brought', key: 'case-1', refusal: 'already-brought', disclosed: {} },
          { kind: 'brought', key: 'case-3', refusal: 'links-have-moved', disclosed: {} },
        ],
        [{ kind: 'brought', key: 'case-3' }],
      );
  });

  it('is another case, and one at most', () => {
    const { when } = contactCase.given(opened('case-1'));
    when(link('case-1'), officer).thenRefused('linked-to-itself');
    when(link('case-2', ['case-2', 'case-1']), officer).thenRefused('link-closes-a-circle');
    contactCase
      .given(opened('case-1'), broughtBy('case-2'))
      .when(link('case-3'), colleague)
      .thenRefused('already-brought');
  });

  it('goes on being recorded once the case that brought it is closed', () => {
    const closed: ContactEvent[] = [
      opened('case-2'),
      { type: 'case-dropped', reason: 'duplicate', droppedBy: 'per-bao' },
      { type: 'case-closed', ending: 'dropped' },
    ];
    const by = { kind: 'service', service: 'contact' } as const;
    const { when, state } = contactCase.given(...closed);
    when({ type: 'record-brought', brought: 'case-1', other: elsewhere }, by).thenEvents('case-linked');
    when({ type: 'record-brought', brought: 'case-1', other: elsewhere }, officer).thenRefused('service-only');
    when(link('case-3'), officer).thenRefused('not-in-this-phase');
    expect(state).not.toHaveProperty('links');
  });
});

describe('a link to a restricted case', () => {
  const state = foldEvents(contact, [opened('case-1'), broughtBy('case-2', hidden)]);
  const openLink = foldEvents(contact, [opened('case-1'), broughtBy('case-2')]);
  const event = broughtBy('case-2', hidden);

  it.each([
    ['the colleague of the open case', colleague, false],
    ['an administrator', person('per-a', 'administrator'), false],
    ['a head elsewhere', person('per-h', 'centre-head', 'unit-third'), false],
    ['the officer of the hidden one', person('per-wu', 'centre-officer', 'unit-else'), true],
    ['the head of its unit', person('per-h', 'centre-head', 'unit-else'), true],
    ['a leader', person('per-l', 'leader'), true],
  ])('is known to %s: %s', (_, viewer, known) => {
    expect(contact.visible.seesEvent(viewer, state, event)).toBe(known);
    expect(contact.visible.hiddenEvents(viewer, state)).toBe(known ? 0 : 1);
    expect(contact.visible.hiddenEvents(viewer, openLink)).toBe(0);
  });
});

/** The service's claims, as the store keeps them: a unique key, and give-backs in the same write. */
function record(cases: Map<string, Contact>, claims: Set<string>, caseId: string, command: LinkCase) {
  const state = cases.get(caseId)!;
  const decision = contact.decide({ ...command, by: officer, at: noon, commandId: 'c' }, state);
  if (!decision.ok) return decision.code;
  const taken = decision.takes.find(({ kind, key }) => claims.has(`${kind}:${key}`));
  if (taken) return taken.refusal;
  const released = decision.releases.map(({ kind, key }) => `${kind}:${key}`);
  for (const { kind, key } of decision.takes) {
    if (!released.includes(`${kind}:${key}`)) claims.add(`${kind}:${key}`);
  }
  for (const event of decision.events) cases.set(caseId, contact.evolve(state, event, 2));
  return 'linked';
}

function chainFrom(cases: ReadonlyMap<string, Contact>, caseId: string): string[] {
  const above = cases.get(caseId)!;
  const next = above.phase === 'not-opened' ? undefined : bringerOf(above);
  return next === undefined ? [caseId] : [caseId, ...chainFrom(cases, next)];
}

describe('many links at once', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const edges = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 12 });

  it('never close a circle, although all read the graph before any was recorded', () => {
    let closing = 0;
    fc.assert(
      fc.property(fc.array(edges, { maxLength: 5 }), (rounds) => {
        const cases = new Map(ids.map((id) => [id, foldEvents(contact, [opened(id)])]));
        const claims = new Set<string>();
        for (const atOnce of rounds) {
          const read = atOnce.map(([id, by]) => [id, link(by, chainFrom(cases, by))] as const);
          for (const [id, command] of read) {
            if (record(cases, claims, id, command) === 'links-have-moved') closing += 1;
          }
        }
        // Ends for every case, or there is a circle.
        for (const id of ids) expect(chainFrom(cases, id).length).toBeLessThanOrEqual(ids.length);
      }),
      { numRuns: 500 },
    );
    expect(closing).toBeGreaterThan(0);
  });
});

describe('a team as a subject', () => {
  const team = opened('case-1').subjects[0]!;

  it('claims its leader and each member, so nobody attracts one of them on the side', () => {
    const { type: _, firstResponseDue: __, ...lead } = opened('case-1');
    contactCase
      .given()
      .when({ ...lead, type: 'open-case' }, officer)
      .thenClaims([
        { kind: 'subject', key: 'per-lead', refusal: 'already-being-attracted' },
        { kind: 'subject', key: 'per-one', refusal: 'already-being-attracted' },
      ]);
  });

  it.each([
    ['its leader', { kind: 'person', subjectId: 'per-lead' } as const],
    ['a member', { kind: 'person', subjectId: 'per-one' } as const],
    ['another team with one of them', { ...team, subjectId: 'team-2', leaderId: 'per-new' }],
    ['a team that names one twice', { ...team, leaderId: 'per-x', memberIds: ['per-y', 'per-y'] }],
  ])('is not named again in its case as %s', (_, subject) => {
    contactCase
      .given(opened('case-1'))
      .when({ type: 'add-subject', subject }, officer)
      .thenRefused('subject-named-twice');
  });

  it('gives every claim back when the case is closed', () => {
    const dropped: ContactEvent = { type: 'case-dropped', reason: 'duplicate', droppedBy: 'per-bao' };
    contactCase
      .given(opened('case-1'), dropped)
      .when({ type: 'close-case', ending: 'dropped' }, { kind: 'service', service: 'journey' })
      .thenClaims([], [
        { kind: 'subject', key: 'per-lead' },
        { kind: 'subject', key: 'per-one' },
      ]);
  });
});

describe('declining a hand-over', () => {
  const proposed: ContactEvent = { type: 'hand-over-proposed', to: 'per-su', proposedBy: 'per-bao' };
  const decline = { type: 'decline-hand-over' } as const;

  it('is for whoever it was proposed to, wherever they work by now', () => {
    const { when } = contactCase.given(opened('case-1'), proposed);
    when(decline, officer).thenRefused('successor-only');
    when(decline, person('per-su', 'centre-officer', 'unit-else')).thenEvents('hand-over-declined');
    contactCase.given(opened('case-1')).when(decline, colleague).thenRefused('no-hand-over-proposed');
  });

  it('leaves the case with its officer, and nothing to accept', () => {
    const declined: ContactEvent = { type: 'hand-over-declined', declinedBy: 'per-su' };
    const state = foldEvents(contact, [opened('case-1'), proposed, declined]);
    expect(state).toMatchObject({ officerId: 'per-bao' });
    expect(state).not.toHaveProperty('handOver');
    expect(contact.waits(state).map(({ command }) => command)).not.toContain('accept-hand-over');
  });
});
