import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { instanceName, type EngineServer } from './engine-server.js';
import { launchOf, listenAddress } from './program.js';

const namespace = 'default';
const probeTimeoutMs = 2_000;

/** Temporal's development server with its data in one SQLite file. */
export const temporalServer: EngineServer = {
  engine: 'temporal',
  address: (ports) => `127.0.0.1:${String(ports.temporal)}`,
  prepare: async ({ program, folder, ports, durability }) => {
    await mkdir(folder, { recursive: true });
    const synchronous = durability === 'full' ? 'FULL' : 'NORMAL';
    return launchOf(program, {
      name: instanceName('temporal'),
      folder,
      ports: [ports.temporal],
      arguments: [
        ...['server', 'start-dev', '--headless', '--namespace', namespace],
        ...['--ip', listenAddress(program), '--port', String(ports.temporal)],
        ...['--db-filename', join(folder, 'temporal.sqlite')],
        ...['--sqlite-pragma', 'journal_mode=WAL'],
        ...['--sqlite-pragma', `synchronous=${synchronous}`],
        ...['--log-level', 'warn'],
      ],
    });
  },
  probe: async ({ ports }) => {
    const connection = await Connection.connect({
      address: `127.0.0.1:${String(ports.temporal)}`,
      connectTimeout: probeTimeoutMs,
    });
    try {
      await connection.withDeadline(Date.now() + probeTimeoutMs, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
    } finally {
      await connection.close();
    }
  },
};
