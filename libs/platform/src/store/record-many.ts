import type { MongoClient } from 'mongodb';
import type { ServiceKeys } from '../keys/keys.js';
import { encryptedWords, type Given, type Giving } from './giving.js';
import { sharedIn } from './plan.js';
import { planGroup, type Numbered, type PlannedGroup } from './plan-group.js';
import { moment, type Held, type SharedWriters } from './shared-writers.js';
import type { StreamReader } from './stream-reader.js';
import { writeKeepingHeads } from './write-keeping-heads.js';
import type { Fence } from './writer-lease.js';

/** What the group path shares with the recorder it belongs to. */
export interface GroupTools {
  readonly reader: StreamReader;
  readonly client: MongoClient;
  readonly keys: ServiceKeys;
  /** Set where the streams of all groups are held, shared ones included. */
  readonly held?: Held;
  /** Has the streams of a group to itself in this process. */
  readonly inTurn: <Result>(
    streams: readonly string[],
    work: () => Promise<Result>,
  ) => Promise<Result>;
  /** Has shared streams to itself among all processes. */
  readonly hold: SharedWriters['hold'];
  /** The path of a single command: what is left when a group conflicts. */
  readonly give: (giving: Giving) => Promise<Given>;
}

/** Commands decided and written together: a transaction stays short, people's commands get through. */
const groupMax = 100;

/**
 * Records many commands in groups of one transaction each, in their order. A group that meets somebody
 * else's change is read and decided again in halves, so that in the end only what conflicts goes alone.
 * @returns one answer a command, in the same order.
 */
export async function recordInGroups(
  tools: GroupTools,
  givings: readonly Giving[],
): Promise<readonly Given[]> {
  const given: Given[] = [];
  const numbered = givings.map((giving, index) => ({ index, giving }));
  const groups = inGroups(numbered);
  for (let group = groups.shift(); group; group = groups.shift()) {
    const [only, second] = group;
    if (!only) continue;
    if (!second) {
      given[only.index] = await tools.give(only.giving);
      continue;
    }
    const written = await tryGroup(tools, group);
    if (!written) {
      const half = Math.ceil(group.length / 2);
      groups.unshift(group.slice(0, half), group.slice(half));
      continue;
    }
    for (const { index, given: answer } of written.answers) given[index] = answer;
    groups.unshift(written.later);
  }
  return given;
}

function inGroups(numbered: readonly Numbered[]): (readonly Numbered[])[] {
  const count = Math.ceil(numbered.length / groupMax);
  return Array.from({ length: count }, (_, index) =>
    numbered.slice(index * groupMax, (index + 1) * groupMax),
  );
}

/** @returns undefined when somebody else moved something of the group on. */
function tryGroup(tools: GroupTools, group: readonly Numbered[]) {
  if (tools.held) return tryHeldGroup(tools, group, tools.held);
  const streams = group.map(({ giving }) => giving.stream);
  return tools.inTurn(streams, async () => {
    const plan = await planGroup(tools.reader, group);
    const shared = sharedIn(plan.write);
    if (shared.length === 0) return writeGroup(tools, plan, []);
    return tools.hold(shared, (held) => tryHeldGroup(tools, group, held));
  });
}

async function tryHeldGroup(tools: GroupTools, group: readonly Numbered[], held: Held) {
  const at = moment();
  const fences = await held.fences();
  const written = await writeGroup(tools, await planGroup(tools.reader, group), fences);
  held.attempted(at, written !== undefined);
  return written;
}

async function writeGroup(
  { client, reader, keys }: GroupTools,
  plan: PlannedGroup,
  fences: readonly Fence[],
): Promise<PlannedGroup | undefined> {
  const texts = plan.leaving.flatMap((giving) => encryptedWords(giving, keys));
  const written = await writeKeepingHeads(client, reader, { ...plan.write, texts, fences });
  return written.kind === 'written' ? plan : undefined;
}
