import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { instanceName, type EngineServer, type ServerOptions } from './engine-server.js';
import type { KafkaWire } from './ports.js';
import { launchOf, listenAddress, type EngineProgram } from './program.js';
import { lastWords, runCommand } from './run-command.js';

/** The quick compiler alone halves the start and is enough for one person's or a test's traffic. */
const jvmFlags = ['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
/** Kafka logs with slf4j-simple from registries, with log4j in its maker's archive and image. */
const loggingFlags = [
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS',
];
const formatTimeoutMs = 60_000;
const probeTimeoutMs = 2_000;

/** One Kafka process that is broker and controller at once. */
export const kafkaServer: EngineServer = {
  engine: 'kafka',
  address: (ports) => `127.0.0.1:${String(ports.kafka)}`,
  prepare: async (options) => {
    const { program, folder, ports } = options;
    await mkdir(join(folder, 'data'), { recursive: true });
    const properties = join(folder, 'server.properties');
    await writeFile(properties, serverProperties(options));
    if (!existsSync(join(folder, 'data', 'meta.properties'))) await format(options, properties);
    return launchOf(program, {
      name: instanceName('kafka'),
      folder,
      ports: [ports.kafka],
      arguments: [...javaArguments(program), 'kafka.Kafka', properties],
    });
  },
  probe: async ({ ports }) => {
    const kafka = new Kafka({
      brokers: [`127.0.0.1:${String(ports.kafka)}`],
      connectionTimeout: probeTimeoutMs,
      requestTimeout: probeTimeoutMs,
      logLevel: logLevel.NOTHING,
      retry: { retries: 0 },
    });
    const admin = kafka.admin();
    try {
      await admin.connect();
      const { brokers, controller } = await admin.describeCluster();
      if (brokers.length === 0 || controller === null) throw new Error('no broker yet');
      await admin.fetchTopicMetadata();
    } finally {
      await admin.disconnect();
    }
  },
};

/** The text of Kafka's server.properties. */
export function serverProperties(options: ServerOptions): string {
  const { program, folder, ports, durability, kafkaWire } = options;
  const listen = listenAddress(program);
  const broker = String(ports.kafka);
  const controller = String(ports.kafkaController);
  const settings: Record<string, string> = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://${listen}:${broker},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker}`,
    ...(kafkaWire && wired(kafkaWire, { listen, broker, controller })),
    'log.dirs': join(folder, 'data'),
    // The platform creates its topics, with its own numbers of partitions.
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '5',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '5',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    // With one consumer of each group there is nobody to wait for.
    'group.initial.rebalance.delay.ms': '0',
    // What happened does not expire, and neither does how far a reader has come: a demo that
    // rested for a month must go on where it was.
    'log.retention.ms': '-1',
    'offsets.retention.minutes': '5256000',
    // The default of 128 MB would be most of this heap.
    'log.cleaner.dedupe.buffer.size': '8388608',
    ...(durability === 'full' ? { 'log.flush.interval.messages': '1' } : {}),
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** Clients that come through the wire are told its port, all others the broker's own. */
function wired(
  wire: KafkaWire,
  { listen, broker, controller }: { listen: string; broker: string; controller: string },
): Record<string, string> {
  const own = `PLAINTEXT://${listen}:${broker},CONTROLLER://127.0.0.1:${controller}`;
  return {
    listeners: `${own},WIRE://127.0.0.1:${String(wire.listen)}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker},WIRE://127.0.0.1:${String(wire.advertised)}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,WIRE:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
  };
}

function javaArguments(program: EngineProgram): string[] {
  return [...jvmFlags, ...loggingFlags, '-cp', program.classpath ?? ''];
}

async function format(options: ServerOptions, properties: string): Promise<void> {
  // One id in 64 begins with a hyphen, which by itself would be read as another option.
  const clusterId = randomBytes(16).toString('base64url');
  const launch = launchOf(options.program, {
    name: `${instanceName('kafka')}-format`,
    folder: options.folder,
    ports: [],
    arguments: [
      ...javaArguments(options.program),
      ...['kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '-c', properties],
    ],
  });
  const result = await runCommand(launch.command, launch.arguments, {
    timeoutMs: formatTimeoutMs,
    environment: launch.environment,
  });
  if (result.code !== 0) throw new Error(`its folder could not be laid out: ${lastWords(result)}`);
}
