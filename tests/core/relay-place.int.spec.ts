import { afterEach, describe, expect, it } from '@jest/globals';
import { databaseName } from '#platform/config/names';
import { createLog } from '#platform/log/log';
import type { Outlet } from '#platform/relay/outlet';
import type { PlaceDocument } from '#platform/relay/place';
import { markPlaces, Relay } from '#platform/relay/relay';
import { eventually } from '#testing/caller';
import { ownRecord, someone } from './own-record.js';
import { tickerStage } from './ticker.js';

const li = someone('p-li');
const open = { type: 'open-ticker', ticksMax: 100, tickDays: 4 };
const note = (words: string) => ({ type: 'take-note', note: words });

describe('the place of an outlet', () => {
  const ended: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ended.splice(0).reverse()) await end();
  });

  async function relaying(heeds?: Outlet['heeds']) {
    const record = await ownRecord([tickerStage()]);
    ended.push(() => record.close());
    const db = record.client.db(databaseName(record.space, 'ticker'));
    await markPlaces(db);
    const heard: string[] = [];
    const outlet: Outlet = {
      name: 'wake',
      ...(heeds && { heeds }),
      deliver: (events) => {
        heard.push(...events.map(({ _id }) => _id));
        return Promise.resolve();
      },
    };
    const relay = new Relay(db, [outlet], createLog('error'));
    relay.start();
    ended.push(() => relay.stop());
    const place = () => db.collection<PlaceDocument>('relay-places').findOne({ _id: 'wake' });
    return { record, relay, heard, place };
  }

  it('is not written once an event, and is where the last one left when the relay has stopped', async () => {
    const { record, relay, heard, place } = await relaying();
    let saved = 0;
    record.client.on('commandStarted', ({ commandName, command }) => {
      if (commandName === 'update' && command['update'] === 'relay-places') saved += 1;
    });
    await record.give('ticker-1', li, open);
    const startedAt = performance.now();
    const notes = 60;
    for (let turn = 0; turn < notes; turn += 1) {
      await record.give('ticker-1', li, note(String(turn)));
      await eventually('it has left', () => Promise.resolve(heard.length >= turn + 2));
    }
    await relay.stop();
    // Four a second, the first, the one when it stops, and those of a stream that stood still.
    const most = (performance.now() - startedAt) / 250 + 3;
    expect(saved).toBeLessThanOrEqual(most);
    const [last] = (await record.events('ticker-1')).slice(-1);
    expect((await place())?.deliveredUntil).toBe(last?.at);
  });

  it('moves on past what does not concern the outlet, which never sees it', async () => {
    const { record, heard } = await relaying([{ version: 1 }, { wakes: true }]);
    await record.give('ticker-1', li, open);
    await record.give('ticker-1', li, note('wakes nothing'));
    await record.give('ticker-1', li, { type: 'stop' });
    await record.give('ticker-2', li, open);
    await eventually('what concerns it has left', () => Promise.resolve(heard.length >= 3));
    expect(heard).toEqual(['ticker-1:1', 'ticker-1:3', 'ticker-2:1']);
  });
});
