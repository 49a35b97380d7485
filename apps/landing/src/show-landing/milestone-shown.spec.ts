import { describe, expect, it } from '@jest/globals';
import { historyOf, second, serviceOfficer } from '#domain/landing/examples';
import { landing, type LandingEvent } from '#domain/landing/landing';
import { unitHead } from '#domain/negotiation/examples';
import type { PersonActor } from '#domain/shared/actor';
import { foldEvents, noon } from '#testing/specify';
import { hintsAbout, milestoneShown } from './milestone-shown.js';

/** What a viewer may do about each milestone, as `command` or `command: refusal`. */
function hintsFor(
  by: PersonActor,
  history: readonly LandingEvent[],
  commands: readonly string[] = ['submit-evidence', 'accept-evidence'],
): string[][] {
  const state = foldEvents(landing, history);
  if (state.phase === 'not-opened') return [];
  const { milestones } = state;
  const ofCase = landing.commands.map((command) => {
    const refusal = landing.may(command, { by, at: noon }, state);
    return { command, allowed: !refusal, ...(refusal && { code: refusal.code }) };
  });
  return milestones.map((milestone) =>
    hintsAbout(milestone, milestones, ofCase, { by, language: 'en' })
      .filter(({ command }) => commands.includes(command))
      .map(({ command, code }) => (code === undefined ? command : `${command}: ${code}`)),
  );
}

describe('the hints about a milestone', () => {
  it('let a service officer hand in evidence of what is not accepted', () => {
    const accepted = historyOf.landed.slice(0, 4);
    expect(hintsFor(serviceOfficer, accepted)).toEqual([
      ['submit-evidence: waiting-for-reward', 'accept-evidence: not-responsible-unit'],
      ['submit-evidence', 'accept-evidence: not-responsible-unit'],
    ]);
  });

  it('let the head of a unit accept what is handed in for the unit’s own clauses', () => {
    expect(hintsFor(unitHead, [...historyOf.landing, second.submitted])).toEqual([
      ['submit-evidence: submitter-only', 'accept-evidence'],
      ['submit-evidence: submitter-only', 'accept-evidence: not-responsible-unit'],
    ]);
  });

  it('let the head extend and hold what is open, and nothing of another unit', () => {
    const asked = ['return-evidence', 'extend-milestone', 'fail-milestone', 'suspend-clause'];
    expect(hintsFor(unitHead, historyOf.landing, asked)).toEqual([
      asked,
      asked.map((command) => `${command}: not-responsible-unit`),
    ]);
  });

  it('say the refusal in a sentence without a gap', () => {
    const state = foldEvents(landing, historyOf.landed.slice(0, 4));
    if (state.phase === 'not-opened') throw new Error('not opened');
    const [accepted] = state.milestones;
    const allowed = [{ command: 'submit-evidence', allowed: true }];
    const viewing = { by: serviceOfficer, language: 'zh' } as const;
    const [hint] = hintsAbout(accepted!, state.milestones, allowed, viewing);
    expect(hint?.because).toContain('节点 1');
    expect(hint?.because).not.toMatch(/[{}]/);
  });
});

it('shows words that were erased as null', () => {
  const state = foldEvents(landing, historyOf.landed.slice(0, 4));
  if (state.phase === 'not-opened') throw new Error('not opened');
  const [accepted] = state.milestones;
  expect(milestoneShown(accepted!, () => null, [])).toMatchObject({
    standing: 'accepted',
    evidence: { name: null, bytes: 20_480, submittedBy: 'person-service-officer' },
    acceptedBy: 'person-unit-officer',
    acceptanceNote: null,
  });
});
