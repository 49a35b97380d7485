import { afterEach, describe, expect, it } from '@jest/globals';
import { ownRecord, someone, type OwnRecord } from './own-record.js';
import { tickerStage } from './ticker.js';

const li = someone('p-li');
const wang = someone('p-wang');
const stream = 'ticker-1';
const open = { type: 'open-ticker', ticksMax: 100, tickDays: 4 };
const note = (words: string) => ({ type: 'take-note', note: words });

/** Commands sent to MongoDB while `work` goes on, but for the end of the connections' sessions. */
async function sentBy(record: OwnRecord, work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const listen = ({ commandName }: { commandName: string }) => sent.push(commandName);
  record.client.on('commandStarted', listen);
  await work();
  record.client.off('commandStarted', listen);
  return sent;
}

/** Takes the first note back, as a restored record would have lost it. */
async function takeBack({ recorder: { record } }: OwnRecord, kept = {}): Promise<void> {
  await record.events.deleteOne({ stream, version: 2 });
  const opening = await record.events.findOne({ stream, version: 1 });
  const lastDigest = opening?.digest ?? '';
  await record.snapshots.updateOne(
    { _id: stream },
    { $set: { version: 1, 'state.notes': [], lastDigest } },
    kept,
  );
}

describe('a command on a stream this process wrote last', () => {
  const ended: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ended.splice(0).reverse()) await end();
  });

  async function twoProcesses(options: Parameters<typeof tickerStage>[0] = {}) {
    const record = await ownRecord([tickerStage(options)]);
    ended.push(() => record.close());
    const other = await ownRecord([tickerStage(options)], undefined, 'ticker', record.space);
    ended.push(() => other.client.close());
    return { record, other };
  }

  it('is written without a look at it', async () => {
    const { record } = await twoProcesses();
    await record.give(stream, li, open);
    const sent = await sentBy(record, () => record.give(stream, li, note('a')));
    expect(sent).toEqual(['bulkWrite', 'commitTransaction']);
  });

  it('meets what another process wrote meanwhile, and is decided on that', async () => {
    const { record, other } = await twoProcesses();
    await record.give(stream, li, open);
    await other.give(stream, wang, note('theirs'));
    const given = await record.give(stream, li, note('mine'));
    expect(given).toMatchObject({ ok: true, answer: { version: 3 } });
    const events = await record.events(stream);
    expect(events.map(({ version, event }) => [version, event.type])).toEqual([
      [1, 'ticker-opened'],
      [2, 'note-taken'],
      [3, 'note-taken'],
    ]);
    // Read each time from now on: two processes would otherwise meet at every command.
    expect(await sentBy(record, () => record.give(stream, li, note('again')))).toEqual([
      'aggregate',
      'bulkWrite',
      'commitTransaction',
    ]);
  });

  it('is refused only on the record: what stood in its way may be gone', async () => {
    const { record, other } = await twoProcesses({ notesMax: 1 });
    await record.give(stream, li, open);
    await record.give(stream, li, note('a'));
    // The head here has a note that the record has not.
    await takeBack(record);
    expect(await record.give(stream, li, note('b'))).toMatchObject({ ok: true });
    expect(await other.give(stream, wang, note('c'))).toMatchObject({ code: 'too-many-notes' });
  });

  it('is refused by what everybody sees, not by what a majority keeps', async () => {
    const { record } = await twoProcesses({ notesMax: 1 });
    await record.give(stream, li, open);
    for (let count = 0; count < 30; count += 1) {
      await record.give(stream, li, note('a'));
      await takeBack(record, { writeConcern: { w: 1, journal: false } });
      expect(await record.give(stream, li, note('b'))).toMatchObject({ ok: true });
      await takeBack(record);
    }
  });

  it('is not written over another history that reached the same version', async () => {
    const { record, other } = await twoProcesses();
    await record.give(stream, li, open);
    await record.give(stream, li, note('lost by a restore'));
    await takeBack(record);
    await other.give(stream, wang, note('written after it'));
    await record.give(stream, li, note('the next'));
    const chain = await record.events(stream);
    expect(chain.map(({ previous }) => previous)).toEqual(['', chain[0]?.digest, chain[1]?.digest]);
  });

  it('refused, is answered in one look, and with the first answer where it was recorded', async () => {
    const { record } = await twoProcesses();
    await record.give(stream, li, open);
    const first = await record.give(stream, li, note('a'), 'key-0001');
    await record.give(stream, li, { type: 'stop' });
    const refusal = () => record.give(stream, li, note('b'));
    expect(await sentBy(record, refusal)).toEqual(['aggregate']);
    expect(await record.give(stream, li, note('a'), 'key-0001')).toEqual(first);
    expect(await record.give(stream, li, note('other words'), 'key-0001')).toMatchObject({
      code: 'key-used-for-another-body',
    });
  });
});
