import { readConfig } from '#platform/config/config';
import { openHouse } from '#platform/http/shell';
import { createLog } from '#platform/log/log';
import type { House } from '#platform/service/house';
import { CliProblem } from './subcommand.js';

/**
 * Does the work with the engines, pack and keys of this installation, and lets go of them after.
 * Kafka and Temporal are connected to only when used.
 * @throws CliProblem where the environment is not complete or a secret is refused.
 */
export async function withHouse(work: (house: House) => Promise<void>): Promise<void> {
  const house = await opened();
  try {
    await work(house);
  } finally {
    await house.connections.close();
  }
}

async function opened(): Promise<House> {
  try {
    const config = readConfig();
    return await openHouse(config, createLog(config.logLevel, { process: 'cli' }));
  } catch (error) {
    throw new CliProblem(error instanceof Error ? error.message : String(error));
  }
}
