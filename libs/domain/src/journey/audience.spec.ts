import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roles, type PersonActor } from '../shared/actor.js';
import type { EventBody } from '../shared/stage.js';
import type { ContactEvent } from '../contact/contact.js';
import { historyOf as landingHistories } from '../landing/examples.js';
import { historyOf as negotiationHistories } from '../negotiation/examples.js';
import { audienceOf, wordsOf } from './audience.js';
import { evaluationEvents, experts, secretaryId } from './evaluation/examples.js';
import { contactEvents, published, wholeWay } from './examples.js';
import { emptyView, foldCase, statesOf, type CaseView } from './case-fold.js';
import { folded, stageNames, type StageName } from './stages.js';

function after(histories: Partial<Record<StageName, readonly EventBody[]>>): CaseView {
  return stageNames
    .flatMap((name) => published(name, histories[name] ?? []))
    .reduce<CaseView>((view, fact) => {
      const next = foldCase(view, fact);
      return next.result === 'applied' ? next.view : view;
    }, emptyView);
}

/** After these the first panel's experts still see what they evaluated. */
const reopening = [evaluationEvents['reopening-requested'], evaluationEvents['evaluation-reopened']];

/** A case only its own people may see. */
const restricted: ContactEvent = { ...contactEvents['case-opened'], disclosure: 'restricted' };

/** Every prefix of every stage's history, beside a case that has come all the way. */
const views: readonly CaseView[] = [
  ...stageNames.flatMap((name) =>
    wholeWay[name].map((_, index) =>
      after({ ...wholeWay, [name]: wholeWay[name].slice(0, index + 1) }),
    ),
  ),
  after({ contact: [contactEvents['case-opened'], contactEvents['case-dropped']] }),
  ...[1, 2].map((count) =>
    after({ ...wholeWay, evaluation: [...wholeWay.evaluation, ...reopening.slice(0, count)] }),
  ),
  after({ contact: [contactEvents['case-opened'], contactEvents['hand-over-proposed']] }),
  after({ contact: [restricted, contactEvents['hand-over-proposed']] }),
  ...stageNames.map((name) => {
    const events = JSON.stringify(wholeWay[name]);
    const marked = events.replaceAll('"officerUnitId"', '"disclosure":"restricted","officerUnitId"');
    return after({ ...wholeWay, [name]: JSON.parse(marked) as EventBody[] });
  }),
  ...Object.values(negotiationHistories).map((negotiation) => after({ ...wholeWay, negotiation })),
  ...Object.values(landingHistories).map((landing) => after({ ...wholeWay, landing })),
];

const viewers = fc.record({
  kind: fc.constant('person' as const),
  personId: fc.constantFrom(...experts, secretaryId, 'person-officer', 'person-successor', 'person-stranger'),
  unitId: fc.constantFrom('unit-centre', 'unit-industry', 'unit-talent', 'unit-strange'),
  unitsBelow: fc.subarray(['unit-centre', 'unit-industry', 'unit-talent']),
  roles: fc.oneof(
    fc.constantFrom(...roles).map((role) => [role]),
    fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 4 }),
  ),
});

function answers(words: readonly string[], viewer: PersonActor): boolean {
  return wordsOf(viewer).some((word) => words.includes(word));
}

describe('the audience of a stage', () => {
  it('is exactly whom the stage’s own rule shows it to', () => {
    const prepared = views.flatMap((view) => {
      const states = statesOf(view);
      return stageNames.flatMap((name) => {
        const state = states[name];
        if (state === undefined) return [];
        return [{ name, state, words: audienceOf(name, state, states) }];
      });
    });
    fc.assert(
      fc.property(viewers, (viewer) => {
        const wrong = prepared.filter(({ name, state, words }) => {
          return answers(words, viewer) !== folded[name].visible.seesCase(viewer, state);
        });
        expect(wrong.map(({ name, state }) => [name, state])).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('stays small enough for an index', () => {
    const states = statesOf(after(wholeWay));
    for (const name of stageNames) {
      expect(audienceOf(name, states[name], states).length).toBeLessThan(100);
    }
  });

  it('names an expert of the panel alone, not every expert', () => {
    const states = statesOf(after({ evaluation: wholeWay.evaluation.slice(0, 2) }));
    const words = audienceOf('evaluation', states.evaluation, states);
    expect(words).toContain(`*:${experts[0]}`);
    expect(words).not.toContain('expert');
  });
});
