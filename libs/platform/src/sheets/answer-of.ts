import type { EventEmitter } from 'node:events';

/**
 * The one answer of a process that answers and ends; undefined where it ended without one. A process
 * is heard to the end of what it said: on a busy machine its end is told before its answer is read.
 */
export function answerOf(child: EventEmitter): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    // Not `exit`: `close` comes when the channel to it has been read to its end as well.
    child.once('close', () => {
      resolve(undefined);
    });
  });
}
