import { Client, Connection } from '@temporalio/client';
import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';
import type { Config } from '../config/config.js';
import type { ServiceLog } from '../log/log.js';
import { untilReached } from '../store/out-of-reach.js';
import { wholeAnswerSockets } from './whole-answers.js';

/** This process's connections to the engines; every service in it shares them. */
export interface Connections {
  /** Gives up after `mongoTimeoutMs`, so that a person hears "send it again" instead of waiting. */
  readonly mongo: MongoClient;
  /** Waits as long as it takes: change streams and read models. */
  readonly patientMongo: MongoClient;
  readonly kafka: Kafka;
  /** Connects when first used, so that Temporal may be down when a service starts. */
  readonly temporal: Client;
  close(): Promise<void>;
}

export async function connect(config: Config, log: ServiceLog): Promise<Connections> {
  const mongo = new MongoClient(config.mongoUrl, {
    serverSelectionTimeoutMS: config.mongoTimeoutMs,
    connectTimeoutMS: config.mongoTimeoutMs,
    socketTimeoutMS: config.mongoTimeoutMs,
    waitQueueTimeoutMS: config.mongoTimeoutMs,
    maxPoolSize: 100,
    writeConcern: { w: 'majority', journal: true },
  });
  const patientMongo = new MongoClient(config.mongoUrl, {
    writeConcern: { w: 'majority', journal: true },
  });
  await untilReached('a connection', log, () => Promise.all([mongo.connect(), patientMongo.connect()]));
  const kafka = new Kafka({
    clientId: 'duet',
    brokers: [...config.kafkaBrokers],
    logLevel: logLevel.ERROR,
    logCreator: () => ({ level, log: { message } }) => {
      // Coordinator errors in the first seconds are ordinary and retried; ids and texts stay out.
      if (level === logLevel.ERROR) log.debug('kafka-client', { message });
    },
    retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 3000 },
    socketFactory: wholeAnswerSockets,
  });
  const connection = Connection.lazy({ address: config.temporalAddress });
  const temporal = new Client({ connection, namespace: config.temporalNamespace });
  return {
    mongo,
    patientMongo,
    kafka,
    temporal,
    async close() {
      await connection.close().catch(() => undefined);
      await Promise.all([mongo.close(), patientMongo.close()]);
    },
  };
}
