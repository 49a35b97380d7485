import { randomUUID } from 'node:crypto';
import { Caller, type Reply } from '#testing/caller';
import type { Tally } from './heard.js';

/** A first try counts when it is answered within this; everything within the longer one. */
const deadlineMs = 5000;
const patienceMs = 120_000;
const lateMs = 30_000;
const pauseMs = 250;

/** Nothing was heard of a request in all the time a client tried. */
export class OutOfPatience extends Error {}

/**
 * A person's client as everybody should be one: what is not answered in time, or with 502 or 503, is
 * sent again with the same key until it is.
 */
export class PatientCaller extends Caller {
  constructor(
    url: string,
    token: string,
    private readonly tally: Tally,
  ) {
    super(url, token);
  }

  override get<Body = Record<string, unknown>>(path: string): Promise<Reply<Body>> {
    return this.patiently('read', path, () => super.get<Body>(path));
  }

  override post<Body = Record<string, unknown>>(
    path: string,
    body: unknown,
    key: string = randomUUID(),
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply<Body>> {
    return this.patiently('command', path, () => super.post<Body>(path, body, key, headers));
  }

  override upload<Body = Record<string, unknown>>(
    path: string,
    file: Parameters<Caller['upload']>[1],
    key: string = randomUUID(),
    fields?: Readonly<Record<string, string>>,
  ): Promise<Reply<Body>> {
    return this.patiently('command', path, () => super.upload<Body>(path, file, key, fields));
  }

  override getFile(
    path: string,
    headers?: Readonly<Record<string, string>>,
  ): ReturnType<Caller['getFile']> {
    return this.patiently('read', path, () => super.getFile(path, headers));
  }

  override postForFile(
    path: string,
    key: string = randomUUID(),
    body?: object,
  ): ReturnType<Caller['postForFile']> {
    return this.patiently('command', path, () => super.postForFile(path, key, body));
  }

  private async patiently<Answer extends { readonly status: number }>(
    kind: 'read' | 'command',
    path: string,
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    const startedAt = Date.now();
    const heard: string[] = [];
    for (let tries = 1; ; tries += 1) {
      const answer = await within(deadlineMs, send()).catch(() => undefined);
      if (answer?.status === 500 && !this.tally.planted) this.tally.unexpected.push(`${new Date().toISOString()} ${path}`);
      if (answer && answer.status < 500) {
        const tookMs = Date.now() - startedAt;
        this.tally.count(kind, tries, tookMs);
        if (tookMs > lateMs) this.tally.late.push(lateness(path, tookMs, heard));
        return answer;
      }
      heard.push(answer ? String(answer.status) : 'nothing');
      if (Date.now() - startedAt > patienceMs) {
        throw new OutOfPatience(
          `${path} was not answered within ${String(patienceMs)} ms: ${lateness(path, Date.now() - startedAt, heard)}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** When, how long, and what was heard before: `3 × 503, 2 × nothing`. */
function lateness(path: string, tookMs: number, heard: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of heard) counts.set(one, (counts.get(one) ?? 0) + 1);
  const told = [...counts].map(([one, times]) => `${String(times)} × ${one}`).join(', ');
  return `${new Date().toISOString()} ${path} after ${(tookMs / 1000).toFixed(1)} s: ${told}`;
}

async function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('late'));
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
