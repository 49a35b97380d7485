import { databaseName } from '#platform/config/names';
import { serviceKeys } from '#platform/keys/keys';
import type { House } from '#platform/service/house';
import { definedServices } from '#platform/service/stage-service';
import { rebuildReadModel } from '../../../journey/src/rebuild-read-model.js';
// Importing the modules defines their services.
import '../service-modules.js';
import { sheetsUnknownTo } from './exported-sheets.js';
import { findLost, type LostEvent } from './lost-events.js';
import { beginEpoch, nextEpoch, stillRunning, type RestoredRecord } from './new-epoch.js';
import { endOrphans, restartWorkflows } from './restart-workflows.js';
import { CliProblem, type Given, type Subcommand, type Terminal } from './subcommand.js';
import { withHouse } from './with-house.js';

/** Lost versions shown one by one; the rest is counted, and all are in `lost-events`. */
const shownMax = 200;

/**
 * Starts everything that is open anew out of MongoDB. Where Kafka knows more than the record, or
 * where it is said to be restored, a new epoch begins first and what was lost is listed.
 */
export const recover: Subcommand = {
  summary: 'Starts all open cases anew; after a restore of MongoDB lists what was lost.',
  usage: '[--restored] [--sheets <folder>]',
  options: { restored: { type: 'boolean' }, sheets: { type: 'string' } },
  run: (given, terminal) => withHouse((house) => recoverHouse(house, given, terminal)),
};

async function recoverHouse(house: House, given: Given, terminal: Terminal): Promise<void> {
  const { config, connections, masterKey } = house;
  const { space } = config;
  const databaseOf = (service: string) => connections.patientMongo.db(databaseName(space, service));
  const definitions = definedServices();
  const records: RestoredRecord[] = [];
  for (const { service } of definitions) {
    const db = databaseOf(service);
    records.push({ service, db, lost: await findLost(connections.kafka, db, space, service) });
  }
  const lost = records.flatMap((record) => record.lost);
  const restarting = { temporal: connections.temporal, space, definitions, databaseOf };
  if (lost.length > 0 || given['restored'] === true) {
    await newEpoch(house, records, lost, terminal);
    const ended = await endOrphans(restarting, lost);
    terminal.say(`${String(ended)} runs of cases the record does not know were ended.`);
  }
  if (typeof given['sheets'] === 'string') {
    const keys = serviceKeys(masterKey, 'reward');
    await sheetsUnknownTo(databaseOf('reward'), keys, given['sheets'], terminal.say);
  }
  const { cases, processes } = await restartWorkflows(restarting);
  terminal.say(
    `${String(cases)} open cases and ${String(processes)} imports or batches were started anew.`,
  );
}

async function newEpoch(
  { config, connections }: House,
  records: readonly RestoredRecord[],
  lost: readonly LostEvent[],
  { say }: Terminal,
): Promise<void> {
  const running = await stillRunning(records);
  if (running.length > 0) {
    throw new CliProblem(
      `The record was restored, and these services still run: ${running.join(', ')}. ` +
        'Stop every service first; a new epoch is for a house that stands still.',
    );
  }
  const epoch = await nextEpoch(records);
  for (const record of records) await beginEpoch(connections.kafka, config.space, record, epoch);
  say(`Epoch ${String(epoch)} begins. ${String(lost.length)} events were published and are lost:`);
  for (const event of lost.slice(0, shownMax)) say(`  ${lineOf(event)}`);
  if (lost.length > shownMax) say('  … all of them in the collection lost-events of each service');
  for (const line of sheetsThatLeft(lost)) say(`  ! ${line}`);
  const journey = connections.patientMongo.db(databaseName(config.space, 'journey'));
  const { corrected, removed } = await rebuildReadModel(connections.kafka, journey, config.space);
  say(`Board and timeline were rebuilt: ${String(corrected)} cases put right, ${String(removed)} gone.`);
}

function lineOf({ service, stream, version, epoch, at, by, event }: LostEvent): string {
  const who = by.kind === 'person' ? by.personId : by.kind;
  return `${service} ${stream} version ${String(version)} of epoch ${String(epoch)}: ${event.type}, ${at}, ${who}`;
}

/** Sheets finance may have given to the bank, although the record knows nothing of it now. */
function sheetsThatLeft(lost: readonly LostEvent[]): string[] {
  return lost
    .filter(({ event }) => event.type === 'batch-exported')
    .map(({ stream }) => `${stream} left as a payment sheet: ask the bank before paying its lines again.`);
}
