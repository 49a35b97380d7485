import { MongoError } from 'mongodb';
import { reasonOf, type ServiceLog } from '../log/log.js';

/** The driver lets a socket's own error through when the other end is gone as it writes. */
const brokenConnection = new Set<unknown>(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT']);

/** Whether MongoDB did not answer, or not in time: what was asked may be asked again. */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof MongoError) {
    return error.code === undefined || error.hasErrorLabel('RetryableWriteError');
  }
  return brokenConnection.has((error as { code?: unknown } | null)?.code);
}

const pauseMs = 500;
const patienceMs = 180_000;

/**
 * Takes a step of starting that may be taken again, until MongoDB was in reach for it: engines and
 * sixteen processes that start together keep each other waiting longer than a person would.
 *
 * @throws what MongoDB said when it stays out of reach for three minutes, or anything else at once.
 */
export async function untilReached<Value>(
  what: string,
  log: ServiceLog,
  step: () => Promise<Value>,
): Promise<Value> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!isOutOfReach(error) || performance.now() > until) throw error;
      log.warn('waiting-for-mongo', { for: what, reason: reasonOf(error) });
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
