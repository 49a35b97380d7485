import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#domain/shared/actor';
import { foldEvents, person, specify } from '#testing/specify';
import { disclosurePurposes, personalFields, purposeCovers } from './disclosure.js';
import { keptUntil } from './duties.js';
import { entry, type EntryCommand, type EntryEvent } from './entry.js';

const officer = person('p-li', 'centre-officer', 'centre');
const head = person('p-zhao', 'centre-head', 'centre');
const stranger = person('p-far', 'centre-officer', 'far-centre');
const finance = person('p-guo', 'finance-officer', 'finance');
const administrator = person('p-admin', 'administrator', 'office');
const reward: Actor = { kind: 'service', service: 'reward' };

const registered = (entryId = 'rp-1', unitId?: string): EntryEvent => ({
  type: 'entry-registered',
  entryId,
  kind: 'person',
  ...(unitId !== undefined && { unitId }),
});
const account: EntryEvent = {
  type: 'entry-registered',
  entryId: 'ra-1',
  kind: 'account',
  ownerId: 'rp-1',
  unitId: 'centre',
};
const organisation: EntryEvent = { type: 'entry-registered', entryId: 'org-1', kind: 'organisation' };
const merged: EntryEvent = { type: 'entry-merged', into: 'rp-2', by: 'p-zhao' };
const erased: EntryEvent = { type: 'person-erased', reason: 'own-request', by: 'p-zhao' };
const sealed: EntryEvent = {
  type: 'account-sealed',
  accountId: 'ra-1',
  forService: 'reward',
  caseId: 'c1',
  paymentId: 'payment-1',
};
const noted = (stands: 'paid' | 'released', on: string): EntryEvent => ({
  type: 'payment-noted',
  caseId: 'c1',
  paymentId: 'payment-1',
  stands,
  on,
});

const correct = {
  type: 'correct-entry',
  fields: ['name'],
  reason: 'mistyped',
  tiedUnits: [],
} as const;
const unmask = {
  type: 'unmask',
  field: 'phone',
  purpose: 'reach-the-person',
  disclosureId: 'd-1',
  holds: true,
  tiedUnits: [],
} as const;
const merge = {
  type: 'merge-entries',
  into: 'rp-2',
  intoKind: 'person',
  numbers: 'agree',
} as const;
const erase = {
  type: 'erase-person',
  reason: 'own-request',
  openCases: 0,
  accountIds: ['ra-1'],
  otherPayments: [],
} as const;

const { given } = specify(entry);

describe('an entry of the register', () => {
  it('is entered once', () => {
    const enter: EntryCommand = { type: 'enter-entry', entryId: 'rp-1', kind: 'person' };
    given().when(enter, officer).thenEvents('entry-registered');
    given(registered()).when(enter, officer).thenRefused('entry-exists');
  });

  it('is corrected by the unit that keeps it, and by one with a case it belongs to', () => {
    const kept = given(registered('rp-1', 'centre'));
    kept.when(correct, officer).thenEvents('entry-corrected');
    kept.when(correct, stranger).thenRefused('not-your-entry');
    kept.when({ ...correct, tiedUnits: ['far-centre'] }, stranger).thenEvents('entry-corrected');
    kept.when(correct, administrator).thenEvents('entry-corrected');
    kept.when({ ...correct, fields: [] }, officer).thenRefused('nothing-differs');
  });

  it('brought by a lead sheet is every centre’s', () => {
    given(registered()).when(correct, stranger).thenEvents('entry-corrected');
    given(registered()).when(correct, finance).thenRefused('not-your-entry');
  });

  it('takes a name it does not have yet', () => {
    const alias = { type: 'add-alias', aliasId: 'a-1', aliasKind: 'former', tiedUnits: [] } as const;
    given(registered()).when({ ...alias, known: false }, officer).thenEvents('alias-added');
    given(registered()).when({ ...alias, known: true }, officer).thenRefused('alias-known');
  });

  it('remembers whom somebody stood in for', () => {
    const deputy: Actor = { ...(officer as Actor & { kind: 'person' }), actsFor: 'p-zhao' };
    const { decision } = given(registered()).when(correct, deputy);
    expect(decision).toMatchObject({ events: [{ by: 'p-li', byFor: 'p-zhao' }] });
  });

  it.each(entry.commands)('is not there, merged or erased: %s says which', (type) => {
    const may = (history: EntryEvent[]) =>
      entry.may(type, { by: head, at: '2026-06-01T04:00:00.000Z' }, foldEvents(entry, history))
        ?.code;
    const standing = type === 'undo-merge' ? 'not-merged' : undefined;
    expect(may([])).toBe('entry-unknown');
    expect(may([registered()])).toBe(standing);
    expect(may([registered(), merged])).toBe(type === 'undo-merge' ? undefined : 'entry-merged');
    expect(may([registered(), erased])).toBe('entry-erased');
  });
});

describe('seeing a value in full', () => {
  it('leaves who, what and why, and nothing of the value', () => {
    given(registered())
      .when(unmask, officer)
      .then({
        type: 'field-disclosed',
        field: 'phone',
        purpose: 'reach-the-person',
        disclosureId: 'd-1',
        by: 'p-li',
      });
  });

  it('needs a purpose that covers the field, a role that serves it and a value', () => {
    const kept = given(registered('rp-1', 'centre'));
    kept.when({ ...unmask, field: 'idNumber' }, officer).thenRefused('purpose-does-not-cover');
    kept.when({ ...unmask, field: 'number' }, officer).thenRefused('field-not-held');
    kept.when({ ...unmask, holds: false }, officer).thenRefused('field-not-held');
    kept.when(unmask, administrator).thenRefused('not-your-entry');
    given(account)
      .when({ ...unmask, field: 'number', purpose: 'sign-terms' }, finance)
      .thenRefused('purpose-not-yours');
  });

  it('is open to finance for accounts, and for people once they are paid', () => {
    const forPayment = { ...unmask, purpose: 'prepare-payment' } as const;
    given(account).when({ ...forPayment, field: 'number' }, finance).thenEvents('field-disclosed');
    const number = { ...forPayment, field: 'idNumber' } as const;
    given(registered()).when(number, finance).thenRefused('not-your-entry');
    given(registered(), sealed).when(number, finance).thenEvents('field-disclosed');
  });

  it('covers something for every purpose, and every field by some', () => {
    for (const purpose of disclosurePurposes) {
      expect(personalFields.some((field) => purposeCovers(purpose, field))).toBe(true);
    }
    for (const field of personalFields) {
      expect(disclosurePurposes.some((purpose) => purposeCovers(purpose, field))).toBe(true);
    }
    expect(purposeCovers('reach-the-person', 'idNumber')).toBe(false);
  });
});

describe('merging', () => {
  it('asks the survivor in the same breath', () => {
    const { decision } = given(registered(), { type: 'entries-absorbed', entryIds: ['rp-0'] }).when(
      merge,
      head,
    );
    expect(decision).toMatchObject({
      ok: true,
      events: [{ type: 'entry-merged', into: 'rp-2', by: 'p-zhao' }],
      alongside: [
        { stream: 'entry-rp-2', command: { type: 'absorb-entry', entryIds: ['rp-1', 'rp-0'] } },
      ],
    });
  });

  it.each([
    ['merge-into-itself', { into: 'rp-1' }],
    ['survivor-unknown', { intoKind: undefined }],
    ['kinds-differ', { intoKind: 'organisation' }],
    ['numbers-differ', { numbers: 'differ' }],
    ['merge-the-other-way', { numbers: 'only-here' }],
  ] as const)('is refused: %s', (code, more) => {
    given(registered()).when({ ...merge, ...more }, head).thenRefused(code);
  });

  it('leaves accounts alone', () => {
    const other = { ...merge, into: 'ra-2', intoKind: 'account' } as const;
    given(account).when(other, head).thenRefused('accounts-do-not-merge');
  });

  it('never goes into an entry that was merged or erased itself', () => {
    const absorb = { type: 'absorb-entry', entryIds: ['rp-9'] } as const;
    const register: Actor = { kind: 'service', service: 'register' };
    given(registered()).when(absorb, register).thenEvents('entries-absorbed');
    given(registered(), merged).when(absorb, register).thenRefused('survivor-merged');
    given(registered(), erased).when(absorb, register).thenRefused('entry-erased');
    given(registered()).when(absorb, officer).thenRefused('register-service-only');
  });

  it('can be undone, the last one first', () => {
    const undo = { type: 'undo-merge' } as const;
    const { decision, thenEvents } = given(registered(), merged).when(undo, head);
    thenEvents('merge-undone');
    expect(decision).toMatchObject({
      alongside: [{ stream: 'entry-rp-2', command: { type: 'release-entry', entryIds: ['rp-1'] } }],
    });
    const release = { type: 'release-entry', entryIds: ['rp-0'] } as const;
    given(registered(), merged).when(release, reward).thenRefused('later-merge-first');
    given(registered('rp-1', 'centre'), merged, { type: 'merge-undone', from: 'rp-2', by: 'p-zhao' })
      .when(correct, officer)
      .thenEvents('entry-corrected');
  });
});

describe('erasing', () => {
  it('takes the person’s accounts and merged entries along', () => {
    const absorbed: EntryEvent = { type: 'entries-absorbed', entryIds: ['rp-0'] };
    const { decision, thenEvents } = given(registered(), absorbed).when(erase, head);
    thenEvents('person-erased');
    expect(decision).toMatchObject({
      alongside: [{ stream: 'entry-rp-0' }, { stream: 'entry-ra-1' }],
    });
    given(account)
      .when({ type: 'erase-with', personId: 'rp-1' }, reward)
      .then({ type: 'entry-erased', personId: 'rp-1' });
    given(account, { type: 'entry-erased', personId: 'rp-1' })
      .when({ type: 'erase-with', personId: 'rp-1' }, reward)
      .then();
  });

  it('is for people only', () => {
    given(organisation).when(erase, head).thenRefused('only-people-are-erased');
  });

  it('is refused by the name of the duty that forbids it', () => {
    given(registered(), sealed).when(erase, head).thenRefused('payment-under-way');
    given(registered(), sealed, noted('paid', '2026-03-01'))
      .when(erase, head)
      .thenRefused('payment-under-retention', { until: '2056-12-31' });
    given(registered())
      .when({ ...erase, openCases: 2 }, head)
      .thenRefused('case-under-way', { count: 2 });
    given(registered())
      .when({ ...erase, otherPayments: [{ caseId: 'c', paymentId: 'p', stands: 'under-way' }] }, head)
      .thenRefused('payment-under-way');
  });

  it('is free again once the duty is over', () => {
    given(registered(), sealed, noted('released', '2026-03-01'))
      .when(erase, head)
      .thenEvents('person-erased');
    const paid = given(registered(), sealed, noted('paid', '2026-03-01'));
    paid.when(erase, head, '2056-12-31T04:00:00.000Z').thenRefused('payment-under-retention');
    paid.when(erase, head, '2057-01-01T04:00:00.000Z').thenEvents('person-erased');
    expect(keptUntil('2026-01-01')).toBe('2056-12-31');
  });

  it('leaves nothing to seal, and takes news of payments once', () => {
    const trace = { ...sealed, type: 'trace-sealing' } as const;
    given(registered()).when(trace, reward).thenEvents('account-sealed');
    given(registered(), erased).when(trace, reward).thenRefused('account-unknown');
    const news = { ...noted('paid', '2026-03-01'), type: 'note-payment' } as EntryCommand;
    given(registered(), sealed).when(news, reward).thenEvents('payment-noted');
    given(registered(), sealed, noted('paid', '2026-03-01')).when(news, reward).then();
    given(registered()).when(news, reward).then();
  });
});
