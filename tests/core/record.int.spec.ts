import { afterEach, describe, expect, it } from '@jest/globals';
import { databaseName } from '#platform/config/names';
import { eventDigest } from '#platform/store/stream-draft';
import { handClock, ownRecord, someone, type OwnRecord } from './own-record.js';
import { tickerStage } from './ticker.js';

const li = someone('p-li');
const wang = someone('p-wang');
const stream = 'ticker-1';
const open = { type: 'open-ticker', ticksMax: 100, tickDays: 4 };
const note = (words: string) => ({ type: 'take-note', note: words });
const monday = '2026-06-01T04:00:00.000Z';

describe('the record', () => {
  const records: OwnRecord[] = [];
  async function fresh(...options: Parameters<typeof ownRecord>) {
    const record = await ownRecord(...options);
    records.push(record);
    return record;
  }
  afterEach(async () => {
    await Promise.all(records.splice(0).map((record) => record.close()));
  });

  it('gives fifty twins sent at once one effect and one answer', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => record.give(stream, li, note('once'), 'key-0001')),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true, answer: { version: 2, events: ['note-taken'] } });
    expect(await record.events(stream)).toHaveLength(2);
  });

  it('keeps what lies beside a command with it, or neither', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    const beside = record.client.db(databaseName(record.space, 'ticker')).collection('beside');
    await beside.insertOne({ kept: 0 });
    const give = (key: string, failing: boolean) =>
      record.recorder.give({
        stream,
        caseId: 'case-1',
        by: li,
        command: note(key),
        commandId: key,
        bodyDigest: key,
        beside: async (session) => {
          await beside.updateOne({}, { $inc: { kept: 1 } }, { session });
          if (failing) throw new Error('cut off half-way');
        },
      });
    await expect(give('key-0001', true)).rejects.toThrow('cut off half-way');
    expect([await record.events(stream), (await beside.findOne())?.['kept']]).toMatchObject([
      { length: 1 },
      0,
    ]);
    const twins = await Promise.all([give('key-0002', false), give('key-0002', false)]);
    expect(twins.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await beside.findOne())?.['kept']).toBe(1);
  });

  it('gives a retry the first answer, however the case has moved on since', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    const first = await record.give(stream, li, note('a'), 'key-0001');
    await record.give(stream, li, note('b'), 'key-0002');
    await record.give(stream, li, { type: 'stop' }, 'key-0003');
    expect(await record.give(stream, li, note('a'), 'key-0001')).toEqual(first);
    expect(await record.events(stream)).toHaveLength(4);
  });

  it('refuses a key that was used with another body', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    await record.give(stream, li, note('a'), 'key-0001');
    expect(await record.give(stream, li, note('b'), 'key-0001')).toMatchObject({
      ok: false,
      code: 'key-used-for-another-body',
    });
  });

  it('takes another person’s same key as their own', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    await record.give(stream, li, note('mine'), 'key-0001');
    expect(await record.give(stream, wang, note('theirs'), 'key-0001')).toMatchObject({ ok: true });
    const events = await record.events(stream);
    expect(events.map(({ by }) => 'personId' in by && by.personId)).toEqual(['p-li', 'p-li', 'p-wang']);
  });

  it('keeps versions gapless and every command when many meet on one stream', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    const sent = Array.from({ length: 12 }, (_, index) => note(String(index)));
    for (const batch of [sent.slice(0, 4), sent.slice(4, 8), sent.slice(8)]) {
      const answers = await Promise.all(batch.map((one) => record.give(stream, li, one)));
      expect(answers.every((answer) => answer.ok)).toBe(true);
    }
    const events = await record.events(stream);
    expect(events.map(({ version }) => version)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
  });

  it('lets two processes meet on one stream: a version conflict is read and decided again', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    const twin = await ownRecord([tickerStage()], undefined, 'ticker', record.space);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? record : twin).give(stream, li, note(String(index))),
      ),
    );
    await twin.client.close();
    expect(answers.every((answer) => answer.ok)).toBe(true);
    const events = await record.events(stream);
    expect(events.map(({ version }) => version)).toEqual(Array.from({ length: 11 }, (_, i) => i + 1));
    const notes = events.flatMap(({ event }) => ('note' in event ? [event.note] : []));
    expect(new Set(notes).size).toBe(10);
  });

  it('answers a twin at another process alike, though its effect is only just committed', async () => {
    const first = await ownRecord([tickerStage()]);
    const second = await ownRecord([tickerStage()], undefined, 'ticker', first.space, first.masterKey);
    const stop = { type: 'stop' };
    for (let count = 0; count < 60; count += 1) {
      const stream = `ticker-${String(count)}`;
      await first.give(stream, li, { type: 'open-ticker', ticksMax: 100, tickDays: 4 });
      const giving = first.give(stream, li, stop, 'twin');
      while ((await second.recorder.record.events.countDocuments({ stream })) < 2);
      expect(await second.give(stream, li, stop, 'twin')).toEqual(await giving);
    }
    await second.client.close();
    await first.close();
  });

  it('applies every passed deadline, by the clock, before a late command is decided', async () => {
    const clock = handClock(monday);
    const record = await fresh([tickerStage({ asks: false })], clock);
    await record.give(stream, li, { ...open, ticksMax: 2 });
    clock.set('2026-06-30T00:00:00.000Z');
    const late = await record.give(stream, li, note('too late'));
    expect(late).toMatchObject({ ok: false, code: 'not-ticking', details: { ticks: 2 } });
    const events = await record.events(stream);
    expect(events.map(({ event, by }) => [event.type, by.kind])).toEqual([
      ['ticker-opened', 'person'],
      ['ticked', 'clock'],
      ['ticked', 'clock'],
      ['stopped', 'clock'],
    ]);
  });

  it('leaves nothing of a refused command but what time did by itself', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    await record.give(stream, li, { ...note('a'), claim: 'one' });
    const taken = await record.give(stream, wang, { ...note('b'), claim: 'one' });
    expect(taken).toMatchObject({ ok: false, code: 'note-claimed' });
    expect(await record.events(stream)).toHaveLength(2);
  });

  it('shows one 404 for a stream that is hidden and for one that does not exist', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    const expert = someone('p-zhou', 'expert');
    const hidden = await record.give(stream, expert, note('x'));
    const unknown = await record.give('ticker-none', expert, note('x'));
    expect(hidden).toEqual(unknown);
    expect(hidden).toMatchObject({ ok: false, code: 'unknown-case' });
  });

  it('answers with the version and events this person may see', async () => {
    const clock = handClock(monday);
    const record = await fresh([tickerStage({ asks: false })], clock);
    await record.give(stream, li, open);
    clock.set('2026-06-10T00:00:00.000Z');
    const given = await record.give(stream, li, note('a'));
    const recorded = (await record.events(stream)).map(({ event }) => event.type);
    expect(recorded).toEqual(['ticker-opened', 'ticked', 'ticked', 'note-taken']);
    expect(given).toMatchObject({ ok: true, answer: { version: 2, events: ['note-taken'] } });
  });

  it('chains the events so that a change to any of them shows', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    await record.give(stream, li, note('a'));
    await record.give(stream, li, note('b'));
    const events = await record.events(stream);
    events.forEach((event, index) => {
      expect(event.digest).toBe(eventDigest(event));
      expect(event.previous).toBe(events[index - 1]?.digest ?? '');
    });
    const [, second] = events;
    if (!second) throw new Error('there is a second event');
    expect(eventDigest({ ...second, at: monday })).not.toBe(second.digest);
  });

  it('gives an errand answered twice, also at once, its first answer', async () => {
    const record = await fresh([tickerStage()]);
    await record.give(stream, li, open);
    const entry = {
      stream,
      caseId: 'case-1',
      by: { kind: 'service' as const, service: 'other' },
      command: note('by errand'),
    };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        record.recorder.answerErrand('other-1:7', [entry], { attempt: index }),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await record.recorder.answerErrand('other-1:7', [entry], { attempt: 99 })).toEqual(answers[0]);
    expect(await record.events(stream)).toHaveLength(2);
  });

  it('keeps an errand’s refusal as its answer, even when the reason has gone', async () => {
    const strict = await fresh([tickerStage({ notesMax: 0 })]);
    await strict.give(stream, li, open);
    const entry = {
      stream,
      caseId: 'case-1',
      by: { kind: 'service' as const, service: 'other' },
      command: note('x'),
    };
    const refusal = await strict.recorder.answerErrand('other-1:7', [entry]);
    expect(refusal).toMatchObject({ ok: false, code: 'too-many-notes' });
    expect(await strict.recorder.answerErrand('other-1:7', [])).toEqual(refusal);
  });

  it('has an errand wait for a stream that is not open yet instead of refusing it', async () => {
    const record = await fresh([tickerStage()]);
    const entry = {
      stream: 'ticker-later',
      caseId: 'case-1',
      by: { kind: 'service' as const, service: 'other' },
      command: note('x'),
    };
    await expect(record.recorder.answerErrand('other-1:7', [entry])).rejects.toMatchObject({
      name: 'StreamNotOpen',
    });
  });
});
