import { describe, expect, it } from '@jest/globals';
import type * as domain from '#domain/register/entry';
import {
  AddAlias,
  CorrectEntry,
  ErasePerson,
  FindDuplicates,
  MergeEntries,
  SearchRegister,
  UndoMerge,
  Unmask,
} from './commands.js';
import { EntryEvent } from './events.js';

/** The compiler holds contract and domain together: what one says the other can say, both ways. */
const fromDomain = (event: domain.EntryEvent): EntryEvent => event;
const toDomain = (event: EntryEvent): domain.EntryEvent => event;

const note = { textId: 'cmd-1:note', digest: 'a1b2' };
const payment = { caseId: 'c-1', paymentId: 'payment-1' };

const events: Record<domain.EntryEvent['type'], domain.EntryEvent> = {
  'entry-registered': {
    type: 'entry-registered',
    entryId: 'ra-1',
    kind: 'account',
    ownerId: 'rp-1',
    unitId: 'u-1',
  },
  'entry-corrected': {
    type: 'entry-corrected',
    fields: ['name'],
    reason: 'renamed',
    note,
    by: 'p-1',
    byFor: 'p-2',
  },
  'alias-added': { type: 'alias-added', aliasId: 'a-1', aliasKind: 'short', by: 'p-1' },
  'field-disclosed': {
    type: 'field-disclosed',
    field: 'phone',
    purpose: 'reach-the-person',
    note,
    disclosureId: 'd-1',
    by: 'p-1',
  },
  'entry-merged': { type: 'entry-merged', into: 'rp-2', by: 'p-1' },
  'entries-absorbed': { type: 'entries-absorbed', entryIds: ['rp-1'] },
  'merge-undone': { type: 'merge-undone', from: 'rp-2', by: 'p-1' },
  'entries-released': { type: 'entries-released', entryIds: ['rp-1'] },
  'person-erased': { type: 'person-erased', reason: 'own-request', by: 'p-1' },
  'entry-erased': { type: 'entry-erased', personId: 'rp-1' },
  'account-sealed': {
    type: 'account-sealed',
    accountId: 'ra-1',
    forService: 'reward',
    ...payment,
  },
  'payment-noted': { type: 'payment-noted', ...payment, stands: 'paid', on: '2026-03-01' },
};

describe('what happens to an entry', () => {
  it.each(Object.entries(events))('is published whole: %s', (_, event) => {
    expect(toDomain(EntryEvent.parse(fromDomain(event)))).toEqual(event);
  });

  it('has a contract for each of its events, and no more', () => {
    const types = EntryEvent.options.map(({ shape }) => shape.type.value);
    expect(types.sort()).toEqual(Object.keys(events).sort());
  });
});

describe('what may be asked of an entry', () => {
  it.each([
    ['a correction', CorrectEntry, { phone: '１３８ 0013 8000', reason: 'changed' }],
    ['another name', AddAlias, { name: '草风', kind: 'short' }],
    ['a look', Unmask, { field: 'phone', purpose: 'reach-the-person', note: '约访' }],
    ['a merge', MergeEntries, { into: 'rp-2' }],
    ['its undoing', UndoMerge, {}],
    ['an erasure', ErasePerson, { reason: 'own-request' }],
    ['a search', SearchRegister, { q: '草原' }],
    ['a warning', FindDuplicates, { kind: 'person', name: '张三' }],
  ])('takes %s', (_, schema, example) => {
    expect(schema.safeParse(example).error).toBeUndefined();
  });

  it.each([
    ['a correction without a reason', CorrectEntry, { phone: '1' }],
    ['another number of an account', CorrectEntry, { number: '1', reason: 'changed' }],
    ['a look without a purpose', Unmask, { field: 'phone' }],
    ['a look at everything', Unmask, { field: 'all', purpose: 'reach-the-person' }],
    ['a merge into nothing', MergeEntries, {}],
    ['an empty search', SearchRegister, { q: '　' }],
    ['an endless search', SearchRegister, { q: '长'.repeat(121) }],
  ])('refuses %s', (_, schema, example) => {
    expect(schema.safeParse(example).success).toBe(false);
  });
});
