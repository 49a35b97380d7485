import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUpEngines, type BringUpOptions, type Engines, type GivenEngines } from '#engines/bring-up';
import { run, type CommandResult } from './run.js';

/** Engines of one test's own: it kills them, or throws their data away. */
export interface OwnEngines extends Engines {
  readonly dataDir: string;
}

export async function ownEngines(
  given: GivenEngines = {},
  more: Pick<BringUpOptions, 'kafkaWire'> = {},
): Promise<OwnEngines> {
  const dataDir = await mkdtemp(join(tmpdir(), 'duet-own-engines-'));
  return { ...(await bringUpEngines({ dataDir, throwAway: true, durability: 'full', given, ...more })), dataDir };
}

/** The command line as an operator runs it, against these engines. */
export function cli(
  engines: Pick<Engines, 'mongoUrl' | 'kafkaBrokers' | 'temporalAddress'>,
  installation: { readonly space: string; readonly masterKey: string },
  ...words: readonly string[]
): Promise<CommandResult> {
  return run(process.execPath, ['dist/apps/duet/src/cli.js', ...words], {
    MONGO_URL: engines.mongoUrl,
    KAFKA_BROKERS: engines.kafkaBrokers,
    TEMPORAL_ADDRESS: engines.temporalAddress,
    DUET_SPACE: installation.space,
    DUET_MASTER_KEY: installation.masterKey,
    DUET_LOG: 'error',
  });
}
