import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Environment of a process that is gone (kill -9) before it commits its `events`-th event. */
export function goneAtCommit(events: number): { NODE_OPTIONS: string } {
  const preload = pathToFileURL(resolve('tests/core/preload/gone-at-commit.mjs'));
  preload.searchParams.set('events', String(events));
  return { NODE_OPTIONS: `--import=${preload.href}` };
}
