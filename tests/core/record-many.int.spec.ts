import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Giving } from '#platform/store/giving';
import { goneAtCommit } from './gone-at-commit.js';
import { manyNotes } from './many-notes.js';
import { handClock, ownRecord, someone, untilTaken, type OwnRecord } from './own-record.js';
import { tickerStage } from './ticker.js';

const li = someone('p-li');
const open = { type: 'open-ticker', ticksMax: 100, tickDays: 4 };
const note = (words: string, more: object = {}) => ({ type: 'take-note', note: words, ...more });
const monday = '2026-06-01T04:00:00.000Z';
const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `ticker-${String(index)}`);

describe('many commands recorded together', () => {
  const records: OwnRecord[] = [];
  async function fresh(...options: Parameters<typeof ownRecord>) {
    const record = await ownRecord(...options);
    records.push(record);
    return record;
  }
  afterEach(async () => {
    await Promise.all(records.splice(0).map((record) => record.close()));
  });
  async function opened(count: number, ...options: Parameters<typeof ownRecord>) {
    const record = await fresh(...options);
    await record.recorder.recordMany(names(count).map((one) => record.giving(one, li, open)));
    return record;
  }
  const typesOf = async (record: OwnRecord, stream: string) =>
    (await record.events(stream)).map(({ event }) => event.type);

  it('answers each in its place and writes a hundred in one transaction', async () => {
    const record = await fresh([tickerStage()]);
    let commits = 0;
    record.client.on('commandStarted', ({ commandName }) => {
      if (commandName === 'commitTransaction') commits += 1;
    });
    const answers = await record.recorder.recordMany(
      names(300).map((one) => record.giving(one, li, open)),
    );
    expect(commits).toBe(3);
    expect(answers).toHaveLength(300);
    expect(answers.every((answer) => answer.ok && answer.answer.version === 1)).toBe(true);
    expect(await record.recorder.record.events.countDocuments()).toBe(300);
    expect(await record.recorder.record.snapshots.countDocuments({ version: 1 })).toBe(300);
  });

  it('leaves nothing of a refused one and stops no other for it', async () => {
    const record = await opened(3, [tickerStage({ notesMax: 1 })]);
    const answers = await record.recorder.recordMany([
      record.giving('ticker-0', li, note('a')),
      record.giving('ticker-1', li, note('b')),
      record.giving('ticker-1', li, note('c')),
      record.giving('ticker-none', li, note('d')),
      record.giving('ticker-2', someone('p-zhou', 'expert'), note('e')),
      record.giving('ticker-2', li, note('f')),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'ok' : [answer.code, answer.caseId]))).toEqual([
      'ok',
      'ok',
      ['too-many-notes', 'case-1'],
      ['unknown-case', 'case-1'],
      ['unknown-case', 'case-1'],
      'ok',
    ]);
    expect(await record.recorder.record.events.countDocuments()).toBe(6);
  });

  it('gives the same keys twice, in one call and in another, one effect and the first answer', async () => {
    const record = await opened(2, [tickerStage()]);
    const once = record.giving('ticker-0', li, note('once'), 'key-0001');
    const other = record.giving('ticker-1', li, note('other'), 'key-0001');
    const altered = record.giving('ticker-0', li, note('altered'), 'key-0001');
    const answers = await record.recorder.recordMany([once, other, once, altered, once]);
    const [first] = answers;
    expect(first).toMatchObject({ ok: true, answer: { version: 2, events: ['note-taken'] } });
    expect([answers[2], answers[4]]).toEqual([first, first]);
    expect(answers[3]).toMatchObject({ ok: false, code: 'key-used-for-another-body' });
    await record.give('ticker-0', li, note('later'));
    expect(await record.recorder.recordMany([once, other])).toEqual(answers.slice(0, 2));
    expect(await record.recorder.give(once)).toEqual(first);
    expect(await record.recorder.record.events.countDocuments()).toBe(5);
  });

  it('gives two calls with the same commands at once one effect each', async () => {
    const record = await opened(60, [tickerStage()]);
    const notes = names(60).map((one) => record.giving(one, li, note(one), 'key-0001'));
    const twin = await ownRecord([tickerStage()], undefined, 'ticker', record.space, record.masterKey);
    const [one, other] = await Promise.all([
      untilTaken(() => record.recorder.recordMany(notes)),
      untilTaken(() => twin.recorder.recordMany([...notes].reverse())),
    ]);
    await twin.client.close();
    expect([...other].reverse()).toEqual(one);
    expect(one.every((answer) => answer.ok)).toBe(true);
    expect(await record.recorder.record.events.countDocuments()).toBe(120);
  });

  it('refuses a claim that is held, in the record or by one before it, and takes one set free', async () => {
    const record = await opened(4, [tickerStage()]);
    await record.give('ticker-0', li, note('a', { claim: 'held' }));
    const answers = await record.recorder.recordMany([
      record.giving('ticker-1', li, note('b', { claim: 'held' })),
      record.giving('ticker-1', li, note('c', { claim: 'new' })),
      record.giving('ticker-2', li, note('d', { claim: 'new' })),
      record.giving('ticker-0', li, note('e', { frees: 'held' })),
      record.giving('ticker-3', li, note('f', { claim: 'held' })),
      record.giving('ticker-3', li, note('g')),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code))).toEqual([
      'note-claimed',
      'ok',
      'note-claimed',
      'ok',
      'ok',
      'ok',
    ]);
    const claims = await record.recorder.record.claims.find().sort({ _id: 1 }).toArray();
    expect(claims.map(({ _id, stream }) => [_id, stream])).toEqual([
      ['note:held', 'ticker-3'],
      ['note:new', 'ticker-1'],
    ]);
    const notes = (await record.events('ticker-3')).map(({ event }) => 'note' in event && event.note);
    expect(notes).toEqual([false, 'f', 'g']);
  });

  it('lets what comes behind a twin wait with it, so that a claim goes to who asked first', async () => {
    const record = await opened(2, [tickerStage()]);
    const answers = await record.recorder.recordMany([
      record.giving('ticker-0', li, note('a'), 'key-0001'),
      record.giving('ticker-0', li, note('other words'), 'key-0001'),
      record.giving('ticker-0', li, note('b', { claim: 'x', frees: 'x' })),
      record.giving('ticker-1', li, note('c', { claim: 'x' })),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code))).toEqual([
      'ok',
      'key-used-for-another-body',
      'ok',
      'ok',
    ]);
  });

  it('applies passed deadlines first, and keeps them where the command is refused', async () => {
    const clock = handClock(monday);
    const record = await fresh([tickerStage({ asks: false })], clock);
    await record.recorder.recordMany(
      names(2).map((one, index) => record.giving(one, li, { ...open, ticksMax: index + 2 })),
    );
    clock.set('2026-06-10T00:00:00.000Z');
    const answers = await record.recorder.recordMany(
      names(2).map((one) => record.giving(one, li, note('late'))),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
    expect(await typesOf(record, 'ticker-0')).toEqual(['ticker-opened', 'ticked', 'ticked', 'stopped']);
    expect(await typesOf(record, 'ticker-1')).toEqual(['ticker-opened', 'ticked', 'ticked', 'note-taken']);
  });

  it('decides companions on one shared stream in turn; refused, they leave nothing of their command', async () => {
    const record = await opened(4, [tickerStage({ notesMax: 2 })]);
    const shared = { beside: 'ticker-3' };
    const answers = await record.recorder.recordMany(
      names(3).map((one) => record.giving(one, li, note(one, shared))),
    );
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code))).toEqual([
      'ok',
      'ok',
      'too-many-notes',
    ]);
    expect(await record.events('ticker-2')).toHaveLength(1);
    const besides = await record.events('ticker-3');
    expect(besides.map(({ event }) => 'note' in event && event.note)).toEqual([
      false,
      'ticker-0',
      'ticker-1',
    ]);
  });

  it('keeps every command and gapless versions when others move the same streams', async () => {
    const record = await opened(50, [tickerStage()]);
    const twin = await ownRecord([tickerStage()], undefined, 'ticker', record.space);
    const shared = { beside: 'ticker-49' };
    const notes = (who: OwnRecord, words: string) =>
      names(49).map((one) => who.giving(one, li, note(`${words} ${one}`, shared)));
    const single = async () => {
      for (const one of names(10)) await record.give(one, li, note('alone'));
    };
    const [mine, theirs] = await Promise.all([
      untilTaken(() => record.recorder.recordMany(notes(record, 'mine'))),
      untilTaken(() => twin.recorder.recordMany(notes(twin, 'theirs'))),
      single(),
    ]);
    await twin.client.close();
    expect([...mine, ...theirs].filter(({ ok }) => !ok)).toEqual([]);
    const events = await record.events('ticker-49');
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
    expect(events).toHaveLength(1 + 98);
    expect(await record.recorder.record.events.countDocuments()).toBe(50 + 2 * 98 + 10);
  });

  it('records what single commands would, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommand, { minLength: 2, maxLength: 30 }), async (commands) => {
        const clock = handClock(monday);
        const stage = () => [tickerStage({ notesMax: 3, asks: false })];
        const [one, many] = [await fresh(stage(), clock), await fresh(stage(), clock)];
        const as = ({ giving }: OwnRecord): Giving[] =>
          commands.map(({ stream, key, command }) => ({
            ...giving(stream, li, command, key),
            bodyDigest: JSON.stringify(command),
          }));
        const singly = [];
        for (const giving of as(one)) singly.push(await one.recorder.give(giving));
        expect(await many.recorder.recordMany(as(many))).toEqual(singly);
        const kept = async ({ recorder: { record } }: OwnRecord) => [
          // A group wakes a workflow once, after the last of its events: a mark no digest covers.
          await record.events.find({}, { projection: { wakes: 0 } }).sort({ _id: 1 }).toArray(),
          await record.snapshots.find().sort({ _id: 1 }).toArray(),
          await record.claims.find().sort({ _id: 1 }).toArray(),
        ];
        expect(await kept(many)).toEqual(await kept(one));
      }),
      // Looking for a smaller example takes longer than a test may.
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('killed half-way, is finished by giving the same commands again', async () => {
    const record = await fresh([tickerStage()]);
    const program = join(process.cwd(), 'dist/tests/core/many-notes.js');
    const child = spawn(process.execPath, [program, record.space, record.masterKey], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...goneAtCommit(1000) },
    });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    const { events } = record.recorder.record;
    const whole = manyNotes(record);
    const left = await events.countDocuments();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(whole.length);

    // What the kill left open keeps its streams until MongoDB ends it: “send the same key again”.
    const answers = await untilTaken(() => record.recorder.recordMany(whole));
    expect(answers.map((answer) => (answer.ok ? answer.answer.version : answer.code))).toEqual(
      whole.map((_, index) => 1 + (index % 2)),
    );
    expect(await events.countDocuments()).toBe(whole.length);
    expect(await record.recorder.record.snapshots.countDocuments({ version: 2 })).toBe(1000);
  });
});

const anyStream = fc.constantFrom('ticker-0', 'ticker-1', 'ticker-2');
const anyWord = fc.constantFrom('x', 'y');
const anyCommand = fc.record({
  stream: anyStream,
  key: fc.constantFrom('key-0001', 'key-0002', 'key-0003', 'key-0004'),
  command: fc.oneof(
    fc.constant(open),
    fc.constant({ type: 'stop' }),
    fc
      .record({ claim: anyWord, frees: anyWord }, { requiredKeys: [] })
      .map((more) => note('a note', more)),
  ),
});
