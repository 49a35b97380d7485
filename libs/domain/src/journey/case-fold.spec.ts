import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents } from '#testing/specify';
import { evaluation, type EvaluationEvent } from '../evaluation/evaluation.js';
import {
  emptyView,
  foldCase,
  inEpoch,
  isUndoneBy,
  refolded,
  restoreMark,
  statesOf,
  subjectOf,
  type CaseView,
  type PublishedFact,
} from './case-fold.js';
import { contactEvents, published, wholeWay } from './examples.js';
import { stageNames } from './stages.js';

const panel = published('evaluation', wholeWay.evaluation);
const [first, second, third] = panel as [PublishedFact, PublishedFact, PublishedFact];
const everything = stageNames.flatMap((name) => published(name, wholeWay[name]));

/** What a reader does: what leaves a gap waits until the event before it has come. */
function arriving(facts: readonly PublishedFact[], start: CaseView = emptyView): CaseView {
  const waiting = [...facts];
  let view = start;
  for (let moved = true; moved;) {
    moved = false;
    for (const fact of waiting.splice(0)) {
      const next = foldCase(view, fact);
      if (next.result === 'applied') [view, moved] = [next.view, true];
      if (next.result === 'gap') waiting.push(fact);
    }
  }
  return view;
}

function applied(view: CaseView, fact: PublishedFact): CaseView {
  const next = foldCase(view, fact);
  if (next.result !== 'applied') throw new Error(`the example is ${next.result}`);
  return next.view;
}

describe('folding a case', () => {
  it('keeps each stage as its own rules would', () => {
    const history = wholeWay.evaluation as readonly EvaluationEvent[];
    expect(statesOf(arriving(everything)).evaluation).toEqual(foldEvents(evaluation, history));
  });

  it('applies only the version after the last one', () => {
    const view = applied(emptyView, first);
    expect(foldCase(view, first)).toEqual({ result: 'already' });
    expect(foldCase(view, third)).toEqual({ result: 'gap' });
    expect(foldCase(view, second)).toMatchObject({ result: 'applied' });
    expect(foldCase(emptyView, second)).toEqual({ result: 'gap' });
  });

  it('keeps the streams of a case apart', () => {
    const view = applied(emptyView, first);
    const [opened] = published('contact', wholeWay.contact) as [PublishedFact];
    expect(foldCase(view, opened)).toMatchObject({
      result: 'applied',
      view: { streams: { contact: { version: 1 }, evaluation: { version: 1 } } },
    });
  });

  it('remembers when a stream began and when it last changed', () => {
    expect(arriving(panel).streams.evaluation).toMatchObject({
      openedAt: first.at,
      changedAt: panel.at(-1)?.at,
    });
  });

  it('leaves the view it was given as it was', () => {
    const view = applied(emptyView, first);
    const before = JSON.stringify(view);
    foldCase(view, second);
    expect(JSON.stringify(view)).toBe(before);
  });

  it('does not mind in what order, or how often, events arrive', () => {
    const shuffled = fc.shuffledSubarray([...everything, ...everything], {
      minLength: everything.length * 2,
    });
    fc.assert(
      fc.property(shuffled, (facts) => {
        expect(arriving(facts)).toEqual(arriving(everything));
      }),
      { numRuns: 50 },
    );
  });

  it('ignores streams that are no part of a case', () => {
    const fund = { ...first, stream: 'fund-talent' };
    expect(subjectOf(fund)).toBeUndefined();
    expect(foldCase(emptyView, fund)).toEqual({ result: 'already' });
  });

  it('gives a batch a document of its own, whatever case its event names', () => {
    expect(subjectOf({ stream: 'batch-b1', caseId: 'anything' })).toEqual({
      kind: 'batch',
      id: 'b1',
    });
    expect(subjectOf(first)).toEqual({ kind: 'evaluation', id: 'case-1' });
  });
});

describe('when the record was restored', () => {
  const dropped = { ...contactEvents['case-dropped'] };
  const contact = published('contact', wholeWay.contact);
  const afterRestore = published('contact', [dropped], { epoch: 2, from: 3 });
  const known = arriving(contact);
  const [restored] = afterRestore as [PublishedFact];

  it('asks for the stream to be folded again where a version now means something else', () => {
    expect(foldCase(known, restored)).toEqual({ result: 'restored' });
  });

  it('folds again up to there and goes on with what the record now says', () => {
    const again = refolded(
      known,
      'contact',
      contact.filter(({ version }) => version < 3),
    );
    expect(statesOf(applied(again, restored)).contact).toMatchObject({ phase: 'dropped' });
  });

  it('goes on without a break where nothing was lost', () => {
    const one = applied(emptyView, published('contact', wholeWay.contact)[0] as PublishedFact);
    const [next] = published('contact', wholeWay.contact.slice(1), { epoch: 2, from: 2 });
    expect(foldCase(one, next as PublishedFact)).toMatchObject({ result: 'applied' });
  });

  it('lets no lost event in afterwards', () => {
    const view = applied(refolded(known, 'contact', contact.slice(0, 2)), restored);
    const [, , , lostClosing] = contact as [unknown, unknown, unknown, PublishedFact];
    expect(foldCase(view, lostClosing)).toEqual({ result: 'already' });
  });

  it('takes of two events with one version the one of the newer epoch', () => {
    const all = [...contact, ...afterRestore];
    expect(statesOf(refolded(emptyView, 'contact', all)).contact).toMatchObject({
      phase: 'dropped',
    });
  });

  it('hears by a mark, said once a stream, how far the record still reaches', () => {
    const [mark] = published('contact', [{ type: restoreMark }], { epoch: 2, from: 2 });
    const second = mark as PublishedFact;
    expect(foldCase(known, second)).toEqual({ result: 'restored' });
    expect(contact.map((fact) => isUndoneBy(fact, second))).toEqual(
      contact.map(({ version }) => version > 2),
    );
    const back = inEpoch(refolded(known, 'contact', contact.slice(0, 2)), 'contact', 2);
    expect(foldCase(back, second)).toEqual({ result: 'already' });
    expect(foldCase(back, contact[2] as PublishedFact)).toEqual({ result: 'already' });
    expect(foldCase(back, restored)).toMatchObject({ result: 'applied' });
  });
});
