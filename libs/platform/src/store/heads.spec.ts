import { describe, expect, it } from '@jest/globals';
import type { SnapshotDocument } from './documents.js';
import { Heads } from './heads.js';

function head(stream: string, state: unknown = { phase: 'open' }): SnapshotDocument {
  const fields = { kind: 'ticker', caseId: 'case-1', version: 3, lastDigest: 'd' };
  return { _id: stream, ...fields, state, dueAt: null, errandId: null, ended: false };
}

describe('the heads a process keeps', () => {
  it('come back as Mongo would give them, and nobody can change what is kept', () => {
    const heads = new Heads();
    const state = { notes: ['a'], gone: undefined };
    heads.keep(head('ticker-1', state));
    state.notes.push('b');
    const first = heads.of('ticker-1');
    expect(first?.state).toEqual({ notes: ['a'], gone: null });
    (first?.state as { notes: string[] }).notes.push('c');
    expect(heads.of('ticker-1')?.state).toEqual({ notes: ['a'], gone: null });
  });

  it('take no more room than they may: what was used longest ago goes', () => {
    const heads = new Heads(1000);
    const words = 'x'.repeat(300);
    heads.keep(head('ticker-1', words));
    heads.keep(head('ticker-2', words));
    expect(heads.of('ticker-1')).toBeDefined();
    heads.keep(head('ticker-3', words));
    expect(['ticker-1', 'ticker-2', 'ticker-3'].map((stream) => heads.of(stream)?._id)).toEqual([
      'ticker-1',
      undefined,
      'ticker-3',
    ]);
  });

  it('leave a stream that another process moves on alone for a minute', () => {
    let now = 0;
    const heads = new Heads(1000, () => now);
    heads.keep(head('ticker-1'));
    heads.metAnother('ticker-1');
    heads.keep(head('ticker-1'));
    expect(heads.of('ticker-1')).toBeUndefined();
    now = 60_000;
    heads.keep(head('ticker-1'));
    expect(heads.of('ticker-1')).toBeDefined();
  });
});
