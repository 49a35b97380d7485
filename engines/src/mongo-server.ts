import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { EngineServer, ServerOptions } from './engine-server.js';
import { instanceName } from './engine-server.js';
import type { EnginePorts } from './ports.js';
import { launchOf, listenAddress } from './program.js';

const replicaSet = 'duet';
const cacheGigabytes = '0.25';
/** How far the relay may lag before it has to sweep: hours at this product's pace. */
const oplogMegabytes = '1024';
/**
 * A process that is killed in the middle of a transaction leaves it open, with its locks: every
 * command on those streams waits until MongoDB gives it up, by default after a minute.
 */
const transactionSeconds = '5';
const probeTimeoutMs = 2_000;

/** Server error codes: no replica set yet, and a configuration that no longer names this node. */
const notYetInitialized = 94;
const invalidReplicaSetConfig = 93;

interface ReplicaSetConfig {
  version: number;
  members: { _id: number; host: string }[];
}

/** One mongod as a replica set of one, which transactions and change streams need. */
export const mongoServer: EngineServer = {
  engine: 'mongo',
  address: (ports) => `mongodb://${hostOf(ports)}/?replicaSet=${replicaSet}`,
  prepare: async ({ program, folder, ports }) => {
    const data = join(folder, 'data');
    await mkdir(data, { recursive: true });
    return launchOf(program, {
      name: instanceName('mongo'),
      folder,
      ports: [ports.mongo],
      arguments: [
        ...['--dbpath', data, '--port', String(ports.mongo), '--replSet', replicaSet],
        ...['--bind_ip', listenAddress(program), '--nounixsocket', '--quiet'],
        ...['--wiredTigerCacheSizeGB', cacheGigabytes, '--oplogSize', oplogMegabytes],
        ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
        ...['--setParameter', `transactionLifetimeLimitSeconds=${transactionSeconds}`],
      ],
    });
  },
  probe: beWritablePrimary,
};

async function beWritablePrimary({ ports }: ServerOptions): Promise<void> {
  const client = new mongoose.mongo.MongoClient(`mongodb://${hostOf(ports)}/`, {
    directConnection: true,
    serverSelectionTimeoutMS: probeTimeoutMs,
    connectTimeoutMS: probeTimeoutMs,
  });
  try {
    await client.connect();
    const admin = client.db('admin');
    await ensureReplicaSet(admin, hostOf(ports));
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] !== true) throw new Error('the replica set has no primary yet');
  } finally {
    await client.close();
  }
}

/** Initiates a new folder's replica set, and renames the node of a folder that moved to a port. */
async function ensureReplicaSet(admin: mongoose.mongo.Db, host: string): Promise<void> {
  try {
    const found = await admin.command({ replSetGetConfig: 1 });
    const config = found['config'] as ReplicaSetConfig;
    const [member] = config.members;
    if (member && member.host !== host) {
      const moved = { ...config, version: config.version + 1, members: [{ ...member, host }] };
      await admin.command({ replSetReconfig: moved, force: true });
    }
  } catch (failure) {
    const code = (failure as { code?: unknown }).code;
    if (code !== notYetInitialized && code !== invalidReplicaSetConfig) throw failure;
    const members = [{ _id: 0, host }];
    await admin.command({ replSetInitiate: { _id: replicaSet, members } });
  }
}

function hostOf(ports: EnginePorts): string {
  return `127.0.0.1:${String(ports.mongo)}`;
}
