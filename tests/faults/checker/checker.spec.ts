import { describe, expect, it } from '@jest/globals';
import { checkAnswers } from './answers.js';
import { checkDeadlines } from './deadlines.js';
import { checkMoney } from './money.js';
import type { Recorded, RecordedEvent } from './recorded.js';
import { checkTrail } from './trail.js';

/** A checker that never finds anything would pass every campaign: each invariant, broken once. */
function recording(stream: string, bodies: readonly (Record<string, unknown> & { type: string })[], persons: readonly string[] = []): Recorded {
  const [kind = ''] = stream.split('-');
  const events = bodies.map((event, index): RecordedEvent => ({
    _id: `${stream}:${String(index + 1)}`,
    stream,
    kind,
    caseId: 'c1',
    version: index + 1,
    epoch: 1,
    event,
    at: '2026-01-01T00:00:00.000Z',
    by: { kind: 'person', personId: persons[index] ?? 'p' },
    previous: '',
    digest: '',
  }));
  return { events, streams: new Map([[stream, events]]), snapshots: [] };
}

const moved = (from: string, to: string, amount: string) => ({
  type: 'fund-moved',
  entries: [{ fiscalYear: 2026, from, to, amount }],
});
const payment = (type: string) => ({ type, paymentId: 'pay-1', amount: '5' });
const invariants = (found: readonly { invariant: string }[]) => found.map(({ invariant }) => invariant);

describe('the checker finds', () => {
  it('a commitment above what was appropriated (I2)', () => {
    const over = recording('fund-f', [moved('appropriated', 'free', '10'), moved('free', 'committed', '11')]);
    expect(invariants(checkMoney(over))).toContain('I2');
    const within = recording('fund-f', [moved('appropriated', 'free', '10'), moved('free', 'committed', '10')]);
    expect(checkMoney(within)).toEqual([]);
  });

  it('a payment in two sheets, paid twice, or unapproved (I1), and by two persons (I8)', () => {
    const steps = ['prepared', 'reviewed', 'approved', 'placed', 'placed', 'paid', 'paid'].map((step) => payment(`payment-${step}`));
    const found = invariants(checkMoney(recording('reward-c1', steps, ['p1', 'p2', 'p1'])));
    expect(found.filter((one) => one === 'I1').length).toBeGreaterThanOrEqual(2);
    expect(found).toContain('I8');
    expect(invariants(checkMoney(recording('reward-c1', [payment('payment-placed')])))).toContain('I1');
  });

  it('a review that stands after the account was changed (I1), or was done again by who changed it (I8)', () => {
    const found = (steps: readonly string[], persons: readonly string[]) =>
      invariants(checkMoney(recording('reward-c1', steps.map(payment), persons))).filter((one) => one !== 'I3');
    const twoReviews = ['payment-prepared', 'payment-reviewed', 'account-changed', 'payment-reviewed'];
    expect(found(twoReviews, ['p1', 'p2', 'p1', 'p2'])).toEqual([]);
    expect(found(twoReviews, ['p1', 'p2', 'p3', 'p3'])).toEqual(['I8']);
    expect(found([...twoReviews.slice(0, 3), 'payment-placed'], ['p1', 'p2', 'p1'])).toEqual(['I1']);
  });

  it('money paid that no fund knows of (I3)', () => {
    const steps = ['prepared', 'reviewed', 'approved', 'placed', 'paid'].map((step) => payment(`payment-${step}`));
    expect(invariants(checkMoney(recording('reward-c1', steps, ['p1', 'p2', 'p3'])))).toEqual(['I3']);
  });

  it('a limit nobody noticed, and one that passed twice (I10)', () => {
    const passed = { type: 'first-response-overdue' };
    const now = Date.parse('2026-06-02T12:00:00.000Z');
    const due = (dueAt: string, ended = false) => {
      const recorded = recording('contact-c1', [{ type: 'case-opened' }, passed]);
      const snapshot = { _id: 'contact-c1', kind: 'contact', caseId: 'c1', version: 2, state: {}, lastDigest: '', errandId: null };
      return checkDeadlines({ ...recorded, snapshots: [{ ...snapshot, dueAt, ended }] }, now);
    };
    expect(due('2026-06-02T16:00:00.000Z')).toEqual([]);
    expect(due('2026-06-01T16:00:00.000Z', true)).toEqual([]);
    expect(invariants(due('2026-06-01T16:00:00.000Z'))).toEqual(['I10']);
    expect(invariants(checkDeadlines(recording('contact-c1', [passed, passed]), now))).toEqual(['I10']);
  });

  it('an altered event and a missing snapshot (I6, I7)', () => {
    const found = invariants(checkTrail(recording('contact-c1', [{ type: 'case-opened' }])));
    expect(found).toEqual(expect.arrayContaining(['I6', 'I7']));
  });

  it('an answer nobody can find in the record, and an effect nobody was answered for (I4, I5)', () => {
    const recorded = recording('contact-c1', [{ type: 'case-opened' }, { type: 'touch-logged' }]);
    const told = (version: number, key = 'k') => ({
      stream: 'contact-c1',
      key,
      personId: 'p',
      leaves: 'touch-logged',
      answers: [JSON.stringify({ version, events: ['touch-logged'] })],
    });
    expect(checkAnswers(recorded, [told(2)])).toEqual([]);
    expect(invariants(checkAnswers(recorded, [told(3)]))).toEqual(['I4']);
    expect(invariants(checkAnswers(recorded, [told(2), told(2, 'other')]))).toEqual(['I4', 'I5']);
    expect(invariants(checkAnswers(recorded, [{ ...told(2), answers: [] }]))).toEqual(['I5']);
  });
});
