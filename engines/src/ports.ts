import { connect, createServer, type Server } from 'node:net';
import { Problem } from './problem.js';
import { listenerOf } from './processes.js';

export interface EnginePorts {
  readonly mongo: number;
  readonly kafka: number;
  readonly kafkaController: number;
  readonly temporal: number;
}

/** A second way into Kafka, through something in between that can be disturbed. */
export interface KafkaWire {
  /** Where the broker listens for it. */
  readonly listen: number;
  /** What it tells its clients to connect to: the port of what stands in between. */
  readonly advertised: number;
}

/** What `npm start` uses unless told otherwise: out of the way of the engines' own defaults. */
const defaultEnginePort = 27_717;
const defaultProductPort = 8_080;
const portMax = 65_535;

/** The port of the product's pages and API: DUET_PORT, else 8080. */
export function productPort(environment: NodeJS.ProcessEnv): number {
  return readPort(environment, 'DUET_PORT', defaultProductPort);
}

/** Four neighbouring ports from DUET_ENGINE_PORT (27717) on, the same at every start. */
export function fixedEnginePorts(environment: NodeJS.ProcessEnv): EnginePorts {
  const base = readPort(environment, 'DUET_ENGINE_PORT', defaultEnginePort);
  if (base + 3 > portMax) {
    throw new Problem(
      `DUET_ENGINE_PORT ${String(base)} leaves no room for four ports.`,
      `Choose one up to ${String(portMax - 3)}.`,
    );
  }
  return { mongo: base, kafka: base + 1, kafkaController: base + 2, temporal: base + 3 };
}

/** Below what systems give to outgoing connections, which would take a port that is free just now. */
const freePortsFrom = 10_000;
const freePortsTo = 30_000;

/** Ports nobody listens on at the moment, all different. */
export async function freeEnginePorts(): Promise<EnginePorts> {
  const holders: Server[] = [];
  while (holders.length < 4) holders.push(await listenSomewhere());
  const [mongo, kafka, kafkaController, temporal] = holders.map(portOf);
  await Promise.all(holders.map((holder) => close(holder)));
  if (!mongo || !kafka || !kafkaController || !temporal) throw new Error('no free ports');
  return { mongo, kafka, kafkaController, temporal };
}

/** A port nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const holder = await listenSomewhere();
  const port = portOf(holder);
  await close(holder);
  if (!port) throw new Error('no free port');
  return port;
}

async function listenSomewhere(): Promise<Server> {
  const spread = freePortsTo - freePortsFrom;
  for (let tried = 0; tried < 100; tried += 1) {
    const port = freePortsFrom + Math.floor(Math.random() * spread);
    if (await answers(port)) continue;
    const holder = await listen(port).catch(() => undefined);
    if (holder) return holder;
  }
  // A crowded machine: whatever the operating system still has.
  return listen(0);
}

/** Throws a Problem naming the first busy port, who holds it and what to do. */
export async function requireFreePorts(
  ports: Readonly<Record<string, number>>,
  fix: string,
): Promise<void> {
  for (const [what, port] of Object.entries(ports)) {
    if (!(await isBusy(port))) continue;
    const holder = (await listenerOf(port)) ?? 'another process';
    throw new Problem(`Port ${String(port)}, wanted for ${what}, is held by ${holder}.`, fix);
  }
}

/** Whether something already listens on this port of the loopback. */
export async function isBusy(port: number): Promise<boolean> {
  if (await answers(port)) return true;
  try {
    await close(await listen(port));
    return false;
  } catch {
    return true;
  }
}

function readPort(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > portMax) {
    throw new Problem(`${name} is “${text}”, which is no port.`, `Set ${name} to 1–65535.`);
  }
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 500 });
    const settle = (busy: boolean): void => {
      socket.destroy();
      resolve(busy);
    };
    socket.once('connect', () => {
      settle(true);
    });
    socket.once('error', () => {
      settle(false);
    });
    socket.once('timeout', () => {
      settle(false);
    });
  });
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
