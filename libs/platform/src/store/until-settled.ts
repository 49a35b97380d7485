import { RecordUnavailable } from './record-errors.js';

/** Reading and deciding again after a conflict, before the caller is asked to send it again. */
const attemptsMax = 12;

/**
 * Reads and decides again while somebody else moves the same streams on.
 * @throws RecordUnavailable when they never stand still: the same key may be sent again.
 */
export async function untilSettled<Result>(
  what: string,
  attempt: () => Promise<Result | undefined>,
): Promise<Result> {
  for (let tried = 1; tried <= attemptsMax; tried += 1) {
    const result = await attempt();
    if (result !== undefined) return result;
    const ceilingMs = Math.min(200, 5 * 2 ** tried);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * ceilingMs));
  }
  throw new RecordUnavailable(`${what} is being changed by too many at once`);
}
