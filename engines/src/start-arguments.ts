import { Problem } from './problem.js';

export interface StartArguments {
  /** Start over on empty data. */
  readonly fresh: boolean;
  /** Do not ask before data is removed. */
  readonly yes: boolean;
  readonly help: boolean;
}

export const startHelp = `npm start            brings up everything and runs Duet; Ctrl+C ends it
npm start -- --fresh          starts over: removes all data, after asking
npm start -- --fresh --yes    the same without asking

DUET_PORT          port of the pages and the API (8080)
DUET_ENGINE_PORT   first of four ports of the engines (27717)
DUET_DATA_DIR      folder of all data (.duet in the checkout)
DUET_ENGINE_CACHE  folder of fetched engines (~/.cache/duet/engines)
MONGO_URL, KAFKA_BROKERS, TEMPORAL_ADDRESS   your own engines, used instead of started ones
NODE_ENV=production                          no demo data`;

/** Reads the words after `npm start --`; throws a Problem for one it does not know. */
export function parseStartArguments(words: readonly string[]): StartArguments {
  const known = new Set(['--fresh', '--yes', '-y', '--help', '-h']);
  const unknown = words.find((word) => !known.has(word));
  if (unknown !== undefined) {
    throw new Problem(`npm start does not know “${unknown}”.`, 'See npm start -- --help.');
  }
  return {
    fresh: words.includes('--fresh'),
    yes: words.includes('--yes') || words.includes('-y'),
    help: words.includes('--help') || words.includes('-h'),
  };
}
