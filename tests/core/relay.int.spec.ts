import { afterEach, describe, expect, it } from '@jest/globals';
import { databaseName } from '#platform/config/names';
import { createLog } from '#platform/log/log';
import type { Outlet } from '#platform/relay/outlet';
import { markPlaces, Relay, republish } from '#platform/relay/relay';
import type { EventDocument } from '#platform/store/documents';
import { eventually } from '#testing/caller';
import { ownRecord, someone, type OwnRecord } from './own-record.js';
import { tickerStage } from './ticker.js';

const li = someone('p-li');
const open = { type: 'open-ticker', ticksMax: 100, tickDays: 4 };
const note = (words: string) => ({ type: 'take-note', note: words });
const log = createLog('error');

/** An outlet that remembers what left, and fails as long as it is told to. */
class Ear implements Outlet {
  readonly heard: string[] = [];
  failures = 0;

  constructor(
    readonly name: 'kafka' | 'wake',
    private failing = 0,
  ) {}

  deliver(events: readonly EventDocument[]): Promise<void> {
    if (this.failing > 0) {
      this.failing -= 1;
      this.failures += 1;
      return Promise.reject(new Error('the other side is down'));
    }
    this.heard.push(...events.map((event) => event._id));
    return Promise.resolve();
  }
}

describe('the relay', () => {
  const ended: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ended.splice(0).reverse()) await end();
  });

  async function recordWithPlaces(): Promise<{ record: OwnRecord; db: ReturnType<typeof dbOf> }> {
    const record = await ownRecord([tickerStage()]);
    ended.push(() => record.close());
    const db = dbOf(record);
    await markPlaces(db);
    return { record, db };
  }

  function relaying(db: ReturnType<typeof dbOf>, ...outlets: Outlet[]): Relay {
    const relay = new Relay(db, outlets, log);
    relay.start();
    ended.push(() => relay.stop());
    return relay;
  }

  const heardAll = (ear: Ear, count: number) =>
    eventually(`${String(count)} events have left`, () =>
      Promise.resolve(new Set(ear.heard).size >= count),
    );

  it('delivers what was recorded while no relay ran, in order', async () => {
    const { record, db } = await recordWithPlaces();
    await record.give('ticker-1', li, open);
    await record.give('ticker-1', li, note('a'));
    const ear = new Ear('kafka');
    relaying(db, ear);
    await record.give('ticker-1', li, note('b'));
    await heardAll(ear, 3);
    expect(ear.heard).toEqual(['ticker-1:1', 'ticker-1:2', 'ticker-1:3']);
  });

  it('moves on only after a delivery succeeded, and each outlet by itself', async () => {
    const { record, db } = await recordWithPlaces();
    const failing = new Ear('kafka', 2);
    const sound = new Ear('wake');
    relaying(db, failing, sound);
    await record.give('ticker-1', li, open);
    await heardAll(sound, 1);
    await heardAll(failing, 1);
    expect(failing.failures).toBe(2);
    expect(failing.heard).toEqual(['ticker-1:1']);
  });

  it('works once at a time: a second relay waits and takes over', async () => {
    const { record, db } = await recordWithPlaces();
    const first = new Ear('kafka');
    const firstRelay = relaying(db, first);
    await record.give('ticker-1', li, open);
    await heardAll(first, 1);
    const second = new Ear('kafka');
    relaying(db, second);
    await record.give('ticker-1', li, note('a'));
    await heardAll(first, 2);
    expect(second.heard).toEqual([]);
    await firstRelay.stop();
    await record.give('ticker-1', li, note('b'));
    await heardAll(second, 1);
    expect(second.heard).toEqual(['ticker-1:3']);
  });

  it('lets a second relay deliver what the first one cannot', async () => {
    const { record, db } = await recordWithPlaces();
    const failing = new Ear('kafka', Number.POSITIVE_INFINITY);
    relaying(db, failing);
    await record.give('ticker-1', li, open);
    await eventually('the first one fails', () => Promise.resolve(failing.failures > 0));
    const sound = new Ear('kafka');
    relaying(db, sound);
    await heardAll(sound, 1);
    await record.give('ticker-1', li, note('a'));
    await heardAll(sound, 2);
    expect(sound.heard).toEqual(['ticker-1:1', 'ticker-1:2']);
  });

  it('can send everything again', async () => {
    const { record } = await recordWithPlaces();
    await record.give('ticker-1', li, open);
    await record.give('ticker-2', li, open);
    await record.give('ticker-1', li, note('a'));
    const ear = new Ear('kafka');
    expect(await republish(record.recorder.record.events, ear, '')).toBe(3);
    expect(new Set(ear.heard)).toEqual(new Set(['ticker-1:1', 'ticker-2:1', 'ticker-1:2']));
  });

  it('is told to wake a workflow only by what that workflow did not do itself', async () => {
    const { record } = await recordWithPlaces();
    await record.give('ticker-1', li, open);
    const { keys } = record.recorder;
    const stop = { type: 'stop' };
    await record.recorder.give({
      ...{ stream: 'ticker-1', caseId: 'case-1', command: stop, commandId: 'by-workflow-1' },
      ...{ by: { kind: 'service', service: 'ticker' }, bodyDigest: keys.digest(stop) },
      byWorkflow: true,
    });
    await record.give('ticker-2', li, open);
    await record.give('ticker-2', li, note('changes nothing the workflow races'));
    await record.give('ticker-2', li, stop);
    const marks = async (stream: string) =>
      (await record.events(stream)).map(({ wakes }) => wakes === true);
    expect(await marks('ticker-1')).toEqual([true, false]);
    expect(await marks('ticker-2')).toEqual([true, false, true]);
  });
});

function dbOf(record: OwnRecord) {
  return record.client.db(databaseName(record.space, 'ticker'));
}
