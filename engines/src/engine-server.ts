import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EnginePorts, KafkaWire } from './ports.js';
import { Problem, sentenceOf } from './problem.js';
import type { EngineName, EngineProgram, Launch } from './program.js';

/** 'full' flushes every write to the disk itself: for tests that cut the power. */
export type Durability = 'normal' | 'full';

export interface ServerOptions {
  readonly program: EngineProgram;
  /** This engine's own folder. */
  readonly folder: string;
  readonly ports: EnginePorts;
  readonly durability: Durability;
  readonly kafkaWire?: KafkaWire;
}

/** How one engine is laid out on disk, started, and known to be ready. */
export interface EngineServer {
  readonly engine: EngineName;
  /** What the product connects to. */
  readonly address: (ports: EnginePorts) => string;
  /** Prepares the folder and says what to start. */
  readonly prepare: (options: ServerOptions) => Promise<Launch>;
  /** One attempt at using the engine; throws while it is not ready. */
  readonly probe: (options: ServerOptions) => Promise<void>;
}

const readyWithinMs = 60_000;
const probePauseMs = 100;

/** Unique on this machine, and recognisable in a list of containers. */
export function instanceName(engine: EngineName): string {
  return `duet-${engine}-${randomUUID().slice(0, 8)}`;
}

/**
 * Probes until the engine answers. Throws a Problem when it ended or took more than a minute.
 * `endedEarly` resolves when its process ends.
 */
export async function waitUntilReady(
  server: EngineServer,
  options: ServerOptions,
  endedEarly: Promise<unknown>,
): Promise<void> {
  const running = { ended: false };
  void endedEarly.then(() => {
    running.ended = true;
  });
  const giveUpAt = Date.now() + readyWithinMs;
  for (;;) {
    try {
      await server.probe(options);
      return;
    } catch (failure) {
      if (running.ended) throw new Problem('it ended while starting');
      if (Date.now() > giveUpAt) throw new Problem(`it is not ready: ${sentenceOf(failure)}`);
      await sleep(probePauseMs);
    }
  }
}
