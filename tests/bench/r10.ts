import { MongoClient } from 'mongodb';
import type { Engines } from '#engines/bring-up';
import { stageNames } from '#domain/journey/stages';
import { databaseName } from '#platform/config/names';
import { loadDemoPeople } from '#platform/pack/load-pack';
import type { Caller } from '#testing/caller';
import { ProcessHouse } from '../processes/process-house.js';
import type { Theatre } from '../stories/cast.js';
import { carryOneCase } from '../stories/thread.js';
import { bareCases } from './bare-case.js';
import { inBlocks, ratioOf, type Ratio } from './blocks.js';

/** Cases under way at once, each of which waits for its own workflows now and then. */
const casesAtOnce = 6;
const plan = { blocks: 5, runsPerBlock: 1, warmUp: 1 };

/**
 * R10: whole cases, from a row of a lead sheet to the last payment and the closed case, as the story
 * plays them over HTTP with every service as its own process (refusals and looks at views included) ÷
 * as many bare transactions of two documents as such a case records, within a bare parent with five
 * children on the same Temporal. Cases a second: the bare time of a case ÷ the product's.
 */
export async function r10(engines: Engines): Promise<Record<string, Ratio>> {
  const house = new ProcessHouse(engines);
  await house.start();
  await Promise.all(house.copies.map((copy) => copy.settled()));
  const theatre = theatreOf(house);
  const client = await new MongoClient(engines.mongoUrl).connect();
  // The first enters the experts; the second records what every further one does.
  let seed = Date.now();
  const carry = () => carryOneCase(theatre, (seed += 1));
  await carry();
  const before = await recordedIn(client, house.space);
  await carry();
  const after = await recordedIn(client, house.space);
  const transactions = after.map((count, index) => count - (before[index] ?? 0));
  process.stdout.write(`  a case records ${stageNames.map((name, index) => `${String(transactions[index])} in ${name}`).join(', ')}\n`);
  const bare = await bareCases(engines);
  const severalAtOnce = async (one: () => Promise<unknown>) => {
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: casesAtOnce }, one));
    return (performance.now() - startedAt) / casesAtOnce;
  };
  const times = await inBlocks(
    plan,
    () => severalAtOnce(carry),
    () => severalAtOnce(() => bare.carry(transactions)),
  );
  await bare.stop();
  await client.close();
  await house.stop('SIGKILL');
  const { product, bare: reference } = times;
  return { 'R10 bare ÷ product, a case': ratioOf({ product: reference, bare: product }, 0.5) };
}

function theatreOf(house: ProcessHouse): Theatre {
  const people = loadDemoPeople('packs/ordos')?.people ?? [];
  const callers = new Map<string, Promise<Caller>>();
  const calling = (account: string) => {
    const person = people.find((one) => one.account === account);
    if (!person) throw new Error(`nobody signs in as ${account}`);
    const { personId, unitId, roles } = person;
    return house.as({ kind: 'person', personId, unitId, roles });
  };
  return {
    as(account) {
      const caller = callers.get(account) ?? calling(account);
      callers.set(account, caller);
      return caller;
    },
    say: () => undefined,
  };
}

/** How many transactions each stage's service recorded: one a command, of people and of services. */
function recordedIn(client: MongoClient, space: string): Promise<number[]> {
  return Promise.all(
    stageNames.map((stage) =>
      client
        .db(databaseName(space, stage))
        .collection('events')
        .countDocuments({ command: { $exists: true } }),
    ),
  );
}
