import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '../shared/actor.js';
import { specify } from '#testing/specify';
import {
  accountChanged,
  approve,
  approved,
  change,
  entitled,
  frozen,
  head,
  one,
  opened,
  outsider,
  paid,
  placed,
  prepared,
  preparer,
  reject,
  review,
  reviewed,
  reviewer,
  service,
  throughApproval,
  words,
} from './examples.js';
import { reward, type RewardCommand, type RewardEvent } from './reward.js';

const spec = specify(reward);
const third: PersonActor = { ...reviewer, personId: 'third' };
const ready = [opened, entitled, prepared(), frozen()] as const;
const levelled: RewardEvent = {
  ...opened,
  approvalLevels: [
    { level: 1, role: 'finance-head', above: '0' },
    { level: 2, role: 'finance-head', above: '999' },
  ],
};
const half = [levelled, ...ready.slice(1), reviewed(), approved()] as const;
const frozenAnew: RewardEvent = {
  ...{ type: 'account-frozen', ...one },
  ...{ account: { textId: 'text-2', digest: 'digest-2' }, accountDigest: 'digest-b' },
};

/** The same person as an officer and as a head of finance: only four eyes keep the two apart. */
function alsoHead(personId: string, actsFor?: string): PersonActor {
  const roles = ['finance-officer', 'finance-head'] as const;
  return { ...head, personId, roles, ...(actsFor !== undefined && { actsFor }) };
}

describe('changing the account of a payment', () => {
  it('says who changed it, which account it replaces, and whose word is void', () => {
    spec.given(...ready).when(change, preparer).then(accountChanged());
    const afterReview = spec.given(...ready, reviewed()).when(change, preparer);
    afterReview.then(accountChanged('preparer', ['reviewer']));
    expect(afterReview.decision).toMatchObject({ alongside: [] });
    const away = { ...reviewed(), reviewedFor: 'away' } as RewardEvent;
    spec
      .given(levelled, ...ready.slice(1), away, approved())
      .when(change, { ...third, actsFor: 'absent' })
      .then({ ...accountChanged('third', ['reviewer', 'away', 'head']), changedFor: 'absent' });
  });

  it('puts the payment back to where its account is asked for, with nobody’s word for it', () => {
    const { state } = spec.given(...half, accountChanged('preparer', ['reviewer', 'head']));
    expect(state).toMatchObject({ payments: [{ state: 'awaiting-account', accountId: 'account-2' }] });
    const [payment] = 'payments' in state ? state.payments : [];
    for (const gone of ['account', 'accountDigest', 'reviewedBy', 'approvals']) {
      expect(payment).not.toHaveProperty(gone);
    }
    expect(reward.errand(state)).toMatchObject({
      raisedAtVersion: 7,
      request: { accountId: 'account-2', paymentId: 'payment-1', ownerId: 'org-1' },
    });
  });

  it('waits for its turn at the register: an earlier payment’s account comes first', () => {
    const both = [...ready, prepared(2, '500', 2027), accountChanged()] as const;
    expect(reward.errand(spec.given(...both).state)).toMatchObject({
      raisedAtVersion: 5,
      request: { paymentId: 'payment-2' },
    });
    expect(reward.errand(spec.given(...both, frozen('payment-2')).state)).toMatchObject({
      raisedAtVersion: 6,
      request: { paymentId: 'payment-1' },
    });
  });

  it('takes what the register answers, and is reviewed and approved on every level anew', () => {
    const changed = [...half, accountChanged('preparer', ['reviewer', 'head'])] as const;
    const waiting = spec.given(...changed);
    const errand = reward.errand(waiting.state);
    if (!errand) throw new Error('the account is asked for');
    const result = { account: { textId: 'text-2', digest: 'digest-2' }, accountDigest: 'digest-b' };
    waiting.when(reward.answered(errand, { ok: true, result }), service).then(frozenAnew);
    const again = spec.given(...changed, frozenAnew);
    again.when(approve, head).thenRefused('payment-not-at-this-step');
    again.when(review, reviewer).then(reviewed());
    const { state } = spec.given(...changed, frozenAnew, reviewed(), approved());
    expect(state).toMatchObject({
      payments: [{ state: 'reviewed', accountDigest: 'digest-b', approvals: [{ level: 1 }] }],
    });
  });

  it('may be asked of the account it has, which the register may have corrected since', () => {
    const same = { ...change, accountId: 'account-1' } as RewardCommand;
    spec.given(...ready).when(same, preparer).thenEvents('account-changed');
  });

  it('leaves the banner’s word standing', () => {
    const share = { ...prepared(), bannerShare: '400' } as RewardEvent;
    const confirmed: RewardEvent = {
      ...{ type: 'banner-share-confirmed', ...one },
      ...{ confirmedBy: 'reviewer', document: words },
    };
    const { state } = spec.given(opened, entitled, share, frozen(), confirmed, accountChanged());
    expect(state).toMatchObject({ payments: [{ bannerConfirmation: { confirmedBy: 'reviewer' } }] });
  });

  it('is for a finance officer, and not while the register is asked', () => {
    for (const by of [head, outsider]) {
      spec.given(...ready).when(change, by).thenRefused('finance-officer-only');
    }
    spec.given(opened, entitled, prepared()).when(change, preparer).thenRefused('waiting-for-register');
    const unknown = { ...change, paymentId: 'payment-9' } as RewardCommand;
    const refuses = spec.given(...ready).when(unknown, preparer);
    refuses.thenRefused('payment-unknown', { paymentId: 'payment-9' });
  });

  it('is refused by name from the last approval on', () => {
    const returned: RewardEvent = {
      ...{ type: 'payment-returned', ...one, batchId: 'b1', line: 1 },
      bankReason: 'account-closed',
    };
    for (const after of [[], [placed], [placed, paid], [placed, returned]]) {
      spec.given(...throughApproval, ...after).when(change, preparer).thenRefused('account-frozen');
    }
    const rejected: RewardEvent = { type: 'payment-rejected', ...one, rejectedBy: 'reviewer' };
    const refuses = spec.given(...ready, rejected).when(change, preparer);
    refuses.thenRefused('payment-not-at-this-step');
  });
});

describe('whoever changed the account', () => {
  const byReviewer = { ...accountChanged('reviewer', ['reviewer']), changedFor: 'absent' };
  const changed = [...ready, reviewed(), byReviewer, frozenAnew] as const;

  it('counts as a preparer, and so does whom they stood in for', () => {
    const again = spec.given(...changed);
    for (const personId of ['preparer', 'reviewer', 'absent']) {
      again.when(review, { ...third, personId }).thenRefused('preparer-cannot-review');
      again.when(review, { ...third, actsFor: personId }).thenRefused('preparer-cannot-review');
      again.when(reject, { ...third, personId }).thenRefused('preparer-cannot-review');
    }
    again.when(review, third).then({ ...reviewed(), reviewedBy: 'third' } as RewardEvent);
    const reviewedAnew = { ...reviewed(), reviewedBy: 'third' } as RewardEvent;
    const next = spec.given(...changed, reviewedAnew);
    for (const personId of ['preparer', 'reviewer', 'absent']) {
      next.when(approve, alsoHead(personId)).thenRefused('preparer-cannot-approve');
      next.when(approve, alsoHead('other', personId)).thenRefused('preparer-cannot-approve');
    }
    next.when(approve, head).then(approved());
  });

  it('stays one when somebody else changes it once more', () => {
    const twice = spec.given(...changed, accountChanged('third'), frozenAnew);
    for (const by of [reviewer, third]) twice.when(review, by).thenRefused('preparer-cannot-review');
  });

  it('is left out of who is waited for, and cannot vouch for the banner', () => {
    const except = ['preparer', 'reviewer', 'absent'];
    expect(reward.waits(spec.given(...changed).state)).toMatchObject([
      { command: 'review-payment', except },
    ]);
    const share = { ...prepared(), bannerShare: '400' } as RewardEvent;
    const confirm: RewardCommand = { type: 'confirm-banner-share', ...one, document: words };
    spec
      .given(opened, entitled, share, frozen(), byReviewer, frozenAnew)
      .when(confirm, reviewer)
      .thenRefused('preparer-cannot-confirm');
  });
});
