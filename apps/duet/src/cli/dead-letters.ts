import { databaseName, deadLetterTopicName } from '#platform/config/names';
import { DeadLetters } from '#platform/consumer/dead-letters';
import type { House } from '#platform/service/house';
import { readModelIn } from '../../../journey/src/read-model.js';
import type { Subcommand, Terminal } from './subcommand.js';
import { withHouse } from './with-house.js';

export const deadLetters: Subcommand = {
  summary: 'Shows what the journey could not take in, or sends it again once its reason was put right.',
  usage: 'list | redrive',
  words: ['list', 'redrive'],
  options: {},
  run: ({ word }, terminal) =>
    withHouse(async (house) => {
      const { config, connections } = house;
      const letters = new DeadLetters(connections.kafka, deadLetterTopicName(config.space, 'journey'));
      await (word === 'list' ? list(house, letters, terminal) : redrive(letters, terminal));
    }),
};

async function redrive(letters: DeadLetters, { say }: Terminal): Promise<void> {
  try {
    const sent = await letters.redrive();
    say(`${String(sent)} dead letters were sent again to where they came from.`);
  } finally {
    await letters.close();
  }
}

async function list({ config, connections }: House, letters: DeadLetters, { say }: Terminal): Promise<void> {
  const found = await letters.list();
  say(`${String(found.length)} dead letters that were not redriven:`);
  for (const { topic, partition, offset, id, reason, tries, at } of found) {
    const place = `${topic}/${String(partition)}@${offset}`;
    say(`  ${place} ${at} ${id ?? 'no event'}: ${reason} (${String(tries)} tries)`);
  }
  const { parked } = readModelIn(connections.patientMongo.db(databaseName(config.space, 'journey')));
  const waiting = await parked.find({}, { projection: { raw: 0, event: 0 } }).sort({ at: 1 }).toArray();
  say(`${String(waiting.length)} events wait in the journey:`);
  for (const { _id, reason, at } of waiting) say(`  ${_id} since ${at.toISOString()}: ${reason}`);
}
