import { databaseName } from '#platform/config/names';
import { rebuildReadModel } from '../../../journey/src/rebuild-read-model.js';
import type { Subcommand } from './subcommand.js';
import { withHouse } from './with-house.js';

export const rebuild: Subcommand = {
  summary: 'Puts board, timeline and work right out of all events, while they are read and written.',
  usage: 'journey',
  words: ['journey'],
  options: {},
  run: (_given, { say }) =>
    withHouse(async ({ config, connections: { kafka, patientMongo } }) => {
      const startedAt = performance.now();
      const db = patientMongo.db(databaseName(config.space, 'journey'));
      const { events, cases, corrected, removed } = await rebuildReadModel(kafka, db, config.space);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      say(`Folded ${String(events)} events of ${String(cases)} cases in ${seconds} s.`);
      say(
        `${String(corrected)} were missing or different and are right now; ` +
          `${String(removed)} had no events and are gone.`,
      );
    }),
};
