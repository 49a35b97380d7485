import { Client, Connection } from '@temporalio/client';
import kafkajs from 'kafkajs';
import { MongoClient } from 'mongodb';
import type { Heard } from '../load/heard.js';
import { checkAnswers } from './answers.js';
import { checkDeadlines } from './deadlines.js';
import { checkMoney } from './money.js';
import { checkOutbox, checkViews } from './readers.js';
import { readRecord, type Recorded, type Violation } from './recorded.js';
import { checkSecrets } from './secrets.js';
import { checkTrail } from './trail.js';
import { checkWorkflows } from './workflows.js';

export interface Checked {
  readonly violations: readonly Violation[];
  /** How long after the last command everything held (ms), or the limit. */
  readonly calmAfterMs: number;
  readonly events: number;
  /** Limits that passed, by the record's clock. */
  readonly passed: number;
}

export interface CheckedPlaces {
  readonly mongoUrl: string;
  readonly kafkaBrokers: string;
  readonly temporalAddress: string;
  readonly space: string;
  readonly logFolder: string;
  /** The record's time where it is not this machine's (ms). */
  readonly now?: () => number;
}

const pauseMs = 500;

/**
 * Watches all invariants until they hold or the limit is over. What must hold at every moment (I1–I3,
 * I5–I8) fails at once; what follows behind the answers (I4, I9–I11) may take its while.
 */
export async function checkEverything(
  places: CheckedPlaces,
  heard: readonly Heard[],
  canaries: readonly string[],
  limitMs: number,
): Promise<Checked> {
  const { mongoUrl, kafkaBrokers, temporalAddress, space } = places;
  const mongo = await new MongoClient(mongoUrl).connect();
  const { Kafka, logLevel } = kafkajs;
  const kafka = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
  const connection = await Connection.connect({ address: temporalAddress });
  const temporal = new Client({ connection });
  const startedAt = Date.now();
  try {
    for (;;) {
      const recorded = await readRecord(mongo, space);
      const hard = [...checkMoney(recorded), ...checkTrail(recorded), ...checkAnswers(recorded, heard)];
      const soft = [
        ...(await checkViews(mongo, space, recorded)),
        ...(await checkOutbox(mongo, kafka, space, recorded)),
        ...(await checkWorkflows(temporal, space, recorded)),
        ...checkDeadlines(recorded, places.now?.() ?? Date.now()),
      ];
      const calmAfterMs = Date.now() - startedAt;
      if (hard.length > 0 || soft.length === 0 || calmAfterMs > limitMs) {
        const secrets = await checkSecrets({ ...places, kafka, temporal }, recorded, canaries);
        const passed = recorded.events.filter(({ by }) => by.kind === 'clock').length;
        return { violations: [...hard, ...soft, ...secrets], calmAfterMs, events: countOf(recorded), passed };
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  } finally {
    await connection.close();
    await mongo.close();
  }
}

function countOf({ events }: Recorded): number {
  return events.length;
}
