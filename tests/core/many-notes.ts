import { mongoClock } from '#platform/store/clock';
import type { Giving } from '#platform/store/giving';
import { ownRecord, someone, type OwnRecord } from './own-record.js';
import { tickerStage } from './ticker.js';

/**
 * Many commands as an import gives them: a thousand tickers opened, each with a note of its own.
 * Started as a program it records them, to be killed while it does.
 */
export function manyNotes({ giving }: OwnRecord): readonly Giving[] {
  const li = someone('p-li');
  return Array.from({ length: 1000 }, (_, index) => `ticker-${String(index)}`).flatMap((stream) => [
    giving(stream, li, { type: 'open-ticker', ticksMax: 100, tickDays: 4 }, 'open'),
    giving(stream, li, { type: 'take-note', note: stream }, 'note'),
  ]);
}

const [space, masterKey] = process.argv.slice(2);
if (import.meta.filename === process.argv[1] && space !== undefined) {
  const record = await ownRecord([tickerStage()], mongoClock, 'ticker', space, masterKey);
  await record.recorder.recordMany(manyNotes(record));
}
