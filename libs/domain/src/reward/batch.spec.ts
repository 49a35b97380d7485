import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../shared/actor.js';
import type { Errand, ErrandAnswer } from '../shared/stage.js';
import { foldEvents, noon, person, specify } from '#testing/specify';
import {
  batch,
  type Batch,
  type BatchCommand,
  type BatchEvent,
  type BatchPayment,
} from './batch.js';
import type { ReportedLine } from './batch-results.js';
import { batchLinesMax } from './batch-size.js';

const service: Actor = { kind: 'service', service: 'reward' };
const officer = person('officer', 'finance-officer', 'finance');
const head = person('head', 'finance-head', 'finance');

function payment(n: number, amount = `${String(n)}00`): BatchPayment {
  const account = `digest-${String(n)}`;
  return { caseId: `c${String(n)}`, paymentId: 'payment-1', amount, accountDigest: account };
}

const open = (...payments: BatchPayment[]): BatchCommand => ({
  type: 'open-batch',
  batchId: 'b1',
  fundId: 'talent',
  payments,
});

const opened: BatchEvent = {
  type: 'batch-opened',
  batchId: 'b1',
  fundId: 'talent',
  openedBy: 'officer',
  lines: [1, 2, 3].map((line) => ({ line, ...payment(line) })),
};
const allPlaced: BatchEvent = {
  type: 'lines-placed',
  placed: [1, 2, 3],
  leftOut: [],
  totals: { count: 3, total: '600' },
};
const exported: BatchEvent = { type: 'batch-exported', sheetDigest: 's1', exportedBy: 'officer' };
const sent = [opened, allPlaced, exported] as const;

const paidRow = (line: number, amount = `${String(line)}00`): ReportedLine => ({
  line,
  amount,
  result: 'paid',
});
const results = (...lines: ReportedLine[]): BatchCommand => ({
  type: 'import-results',
  sheetDigest: 'r1',
  lines,
});
const imported: BatchEvent = {
  type: 'results-imported',
  sheetDigest: 'r1',
  importedBy: 'officer',
  matched: [
    { line: 1, result: 'paid' },
    { line: 2, result: 'returned', bankReason: 'account-closed' },
  ],
  mismatched: [],
  ignored: [],
};
const settledTwo: BatchEvent = { type: 'lines-settled', settled: [1, 2], unsettled: [] };
const importedLast: BatchEvent = {
  ...imported,
  sheetDigest: 'r2',
  matched: [{ line: 3, result: 'paid' }],
};
const settledLast: BatchEvent = { type: 'lines-settled', settled: [3], unsettled: [] };

const spec = specify(batch);

function errandOf(state: Batch): Errand {
  const errand = batch.errand(state);
  if (!errand) throw new Error('an errand is open');
  return errand;
}

describe('opening a batch', () => {
  it('numbers its lines from 1', () => {
    spec.given().when(open(payment(1), payment(2), payment(3)), officer).then(opened);
  });

  it('is for a finance officer, once', () => {
    spec.given().when(open(payment(1)), head).thenRefused('finance-officer-only');
    spec.given(opened).when(open(payment(1)), officer).thenRefused('already-opened');
  });

  it('takes from one payment up to the limit, each once', () => {
    const many = Array.from({ length: batchLinesMax + 1 }, (_, index) => payment(index + 1));
    spec.given().when(open(), officer).thenRefused('batch-is-empty');
    spec
      .given()
      .when(open(...many), officer)
      .thenRefused('batch-too-large', { size: 501, max: 500 });
    spec.given().when(open(...many.slice(1)), officer).thenEvents('batch-opened');
    spec
      .given()
      .when(open(payment(1), payment(2), payment(1)), officer)
      .thenRefused('payment-named-twice', { payments: ['c1/payment-1'] });
  });
});

describe('placing the lines', () => {
  const { state, when } = spec.given(opened);
  const answer = (reply: ErrandAnswer) => when(batch.answered(errandOf(state), reply), service);

  it('is asked of the cases, all lines at once', () => {
    expect(errandOf(state)).toEqual({
      service: 'reward',
      type: 'place-lines',
      raisedAtVersion: 1,
      request: {
        type: 'place-lines',
        batchId: 'b1',
        lines: [1, 2, 3].map((line) => ({
          line,
          caseId: `c${String(line)}`,
          paymentId: 'payment-1',
        })),
      },
    });
  });

  it('locks the batch with the control totals of the lines that were placed', () => {
    const lines = [
      { line: 1, placed: true },
      { line: 2, placed: false, code: 'payment-not-approved' },
    ];
    answer({ ok: true, result: { lines } }).then({
      type: 'lines-placed',
      placed: [1],
      leftOut: [
        { line: 2, code: 'payment-not-approved' },
        { line: 3, code: 'not-answered' },
      ],
      totals: { count: 1, total: '100' },
    });
    expect(spec.given(opened, allPlaced).state).toMatchObject({
      phase: 'locked',
      totals: { count: 3, total: '600' },
    });
  });

  it('ends the batch when no line could be placed', () => {
    const refusal = answer({ ok: false, code: 'fund-not-open', details: {} });
    refusal.thenEvents('lines-placed');
    const events = refusal.decision.ok ? refusal.decision.events : [];
    const after = spec.given(opened, ...events).state;
    expect(after).toMatchObject({ phase: 'refused' });
    expect(batch.outcome(after)).toEqual({ kind: 'refused', batchId: 'b1', version: 2 });
  });

  it('is waited for, and its answer is never refused', () => {
    when({ type: 'record-export', sheetDigest: 's1' }, officer).thenRefused('waiting-for-reward');
    when(results(paidRow(1)), officer).thenRefused('waiting-for-reward');
    spec.given(...sent).when({ type: 'record-placements', lines: [] }, service).then();
    when({ type: 'record-placements', lines: [] }, officer).thenRefused('service-only');
  });
});

describe('the sheet', () => {
  const recordExport: BatchCommand = { type: 'record-export', sheetDigest: 's1' };
  const another: BatchCommand = { type: 'record-export', sheetDigest: 's2' };

  it('leaves once the batch is locked, by anyone in finance', () => {
    spec.given(opened, allPlaced).when(recordExport, officer).then(exported);
    spec.given(opened, allPlaced).when(recordExport, head).thenEvents('batch-exported');
    spec
      .given(opened, allPlaced)
      .when(recordExport, person('x', 'unit-officer'))
      .thenRefused('finance-only');
  });

  it('leaves no second trace when it is the same sheet', () => {
    spec.given(...sent).when(recordExport, head).then();
    spec.given(...sent).when(another, officer).thenEvents('batch-exported');
  });

  it('cannot leave in another form once the bank has answered', () => {
    const history = [...sent, imported, settledTwo] as const;
    spec.given(...history).when(another, officer).thenRefused('results-already-in');
    spec.given(...history).when(recordExport, officer).then();
  });

  it('is waited for, and then its results are', () => {
    const wait = { about: 'b1', role: 'finance-officer' };
    expect(batch.waits(spec.given(opened).state)).toEqual([]);
    expect(batch.waits(spec.given(opened, allPlaced).state)).toEqual([
      { command: 'record-export', ...wait },
    ]);
    expect(batch.waits(spec.given(...sent).state)).toEqual([
      { command: 'import-results', ...wait },
    ]);
  });
});

describe('importing results', () => {
  it('matches line by line, and a return without a reason is for another reason', () => {
    spec
      .given(...sent)
      .when(results(paidRow(1), { line: 2, amount: '200', result: 'returned' }), officer)
      .then({
        ...imported,
        matched: [
          { line: 1, result: 'paid' },
          { line: 2, result: 'returned', bankReason: 'other' },
        ],
      });
  });

  it('names what does not match and leaves those lines as they are', () => {
    const rows = [
      paidRow(9),
      paidRow(1),
      paidRow(1),
      paidRow(2, '201'),
      { ...paidRow(3), accountDigest: 'digest-1' },
    ];
    const imports = spec.given(...sent).when(results(...rows), officer);
    const mismatched = [
      { line: 9, code: 'line-unknown' },
      { line: 1, code: 'line-doubled' },
      { line: 2, code: 'line-altered' },
      { line: 3, code: 'line-altered' },
    ] as const;
    const event = { ...imported, matched: [], mismatched } as BatchEvent;
    imports.then(event);
    const { state } = spec.given(...sent, event);
    expect(state).toMatchObject({ phase: 'exported', mismatched });
    expect(batch.errand(state)).toBe(undefined);
  });

  it('does not know a line that was left out', () => {
    const leftOut: BatchEvent = {
      type: 'lines-placed',
      placed: [1, 2],
      leftOut: [{ line: 3, code: 'payment-not-approved' }],
      totals: { count: 2, total: '300' },
    };
    spec
      .given(opened, leftOut, exported)
      .when(results(paidRow(3)), officer)
      .then({ ...imported, matched: [], mismatched: [{ line: 3, code: 'line-unknown' }] });
  });

  it('ignores a line settled the same way before, and refuses it another result', () => {
    spec
      .given(...sent, imported, settledTwo)
      .when(results(paidRow(1), paidRow(2), paidRow(3)), officer)
      .then({
        ...imported,
        matched: [{ line: 3, result: 'paid' }],
        mismatched: [{ line: 2, code: 'line-already-settled' }],
        ignored: [1],
      });
  });

  it('is for a finance officer, after the sheet has left, one sheet at a time', () => {
    const sheet = results(paidRow(1));
    spec.given(...sent).when(sheet, head).thenRefused('finance-officer-only');
    spec.given(opened, allPlaced).when(sheet, officer).thenRefused('not-in-this-phase');
    spec.given(...sent, imported).when(sheet, officer).thenRefused('waiting-for-reward');
    spec.given(...sent).when(results(), officer).thenRefused('sheet-is-empty');
  });

  it('has a sentence in both languages for every line that does not match', () => {
    for (const code of ['line-unknown', 'line-doubled', 'line-altered', 'line-already-settled']) {
      expect(batch.sentences[code]).toEqual({ zh: expect.any(String), en: expect.any(String) });
    }
  });
});

describe('settling the lines', () => {
  const { state, when } = spec.given(...sent, imported);

  it('tells the cases what the bank said', () => {
    expect(errandOf(state)).toEqual({
      service: 'reward',
      type: 'settle-lines',
      raisedAtVersion: 4,
      request: {
        type: 'settle-lines',
        batchId: 'b1',
        lines: [
          { line: 1, caseId: 'c1', paymentId: 'payment-1', result: 'paid' },
          {
            line: 2,
            caseId: 'c2',
            paymentId: 'payment-1',
            result: 'returned',
            bankReason: 'account-closed',
          },
        ],
      },
    });
  });

  it('leaves lines without a result open for another sheet', () => {
    const lines = [1, 2].map((line) => ({ line, settled: true }));
    const answer = batch.answered(errandOf(state), { ok: true, result: { lines } });
    when(answer, service).then(settledTwo);
    const after = spec.given(...sent, imported, settledTwo).state;
    expect(after).toMatchObject({ phase: 'exported' });
    expect(batch.outcome(after)).toBe(undefined);
  });

  it('takes a line its case did not settle as not reported yet', () => {
    const answer = batch.answered(errandOf(state), { ok: false, code: 'busy', details: {} });
    const unsettled = [1, 2].map((line) => ({ line, code: 'busy' }));
    when(answer, service).then({ type: 'lines-settled', settled: [], unsettled });
    const after = spec.given(...sent, imported, { type: 'lines-settled', settled: [], unsettled });
    after.when(results(paidRow(1)), officer).thenEvents('results-imported');
    expect(after.state).toMatchObject({ phase: 'exported', resultsIn: true });
  });

  it('ends the batch with the last line', () => {
    const after = spec.given(...sent, imported, settledTwo, importedLast, settledLast);
    expect(batch.outcome(after.state)).toEqual({
      kind: 'settled',
      batchId: 'b1',
      paid: 2,
      returned: 1,
      version: 7,
    });
    after.when({ type: 'record-settlements', lines: [] }, service).then();
    after.when(results(paidRow(1)), officer).thenRefused('not-in-this-phase');
  });
});

describe('whoever may see a batch', () => {
  const state = foldEvents(batch, [opened]);
  const sees = (viewer: Actor) => batch.visible.seesCase(viewer, state);

  it('pays it, or oversees the whole', () => {
    const overseers = [person('l', 'leader'), person('m', 'deputy-mayor'), person('a', 'administrator')];
    expect([officer, head, service, ...overseers].every(sees)).toBe(true);
  });

  it('is not whoever promises money, nor anybody else, nor anybody before it opens', () => {
    const others = ['centre-officer', 'centre-head', 'unit-officer', 'unit-head', 'expert', 'service-officer'] as const;
    expect(others.filter((role) => sees(person('o', role)))).toEqual([]);
    expect(batch.visible.seesCase(head, batch.initial)).toBe(false);
  });
});

describe('whatever the cases and the bank answer', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
  const seeds = fc.array(fc.constantFrom('paid', 'returned', 'silent', 'left-out'), {
    minLength: 20,
    maxLength: 20,
  });

  it('keeps the control totals, and accounts for every line under them exactly once', () => {
    fc.assert(
      fc.property(amounts, fc.array(seeds, { minLength: 1, maxLength: 4 }), (given, fates) => {
        const events: BatchEvent[] = [];
        const state = () => foldEvents(batch, events);
        const give = (command: BatchCommand, by: Actor) => {
          const decision = batch.decide({ ...command, by, at: noon, commandId: 'cmd' }, state());
          if (!decision.ok) throw new Error(decision.code);
          events.push(...decision.events);
        };
        const fateOf = (line: number, round = 0) => fates[round]?.[line - 1];
        give(open(...given.map((amount, index) => payment(index + 1, String(amount)))), officer);
        const placements = given.map((_, index) => {
          return { line: index + 1, placed: fateOf(index + 1) !== 'left-out' };
        });
        const placed = placements.filter((one) => one.placed).map(({ line }) => line);
        give({ type: 'record-placements', lines: placements }, service);
        if (placed.length === 0) {
          expect(batch.outcome(state())).toMatchObject({ kind: 'refused' });
          return;
        }
        const total = placed.reduce((sum, line) => sum + (given[line - 1] ?? 0), 0);
        const totals = { count: placed.length, total: String(total) };
        expect(state()).toMatchObject({ phase: 'locked', totals });

        give({ type: 'record-export', sheetDigest: 's1' }, officer);
        const last = placed.map((line) => paidRow(line, String(given[line - 1])));
        const sheets = fates.map((_, round) =>
          last.flatMap((row): ReportedLine[] => {
            const fate = fateOf(row.line, round);
            return fate === 'paid' || fate === 'returned' ? [{ ...row, result: fate }] : [];
          }),
        );
        for (const sheet of [...sheets, last]) {
          if (sheet.length === 0 || state().phase !== 'exported') continue;
          give(results(...sheet), officer);
          if (state().phase !== 'settling') continue;
          const lines = sheet.map(({ line }) => ({ line, settled: true }));
          give({ type: 'record-settlements', lines }, service);
        }
        const after = state();
        if (after.phase !== 'settled') throw new Error('every line has its result');
        expect(after.totals).toEqual(totals);
        const outcome = batch.outcome(after);
        if (outcome?.kind !== 'settled') throw new Error('the batch has settled');
        expect(outcome.paid + outcome.returned).toBe(totals.count);
      }),
    );
  });
});
