import { randomUUID } from 'node:crypto';
import { Caller, type Reply } from '#testing/caller';
import type { Tally } from './heard.js';

/** A first try counts when it is answered within this; everything within the longer one. */
const deadlineMs = 5000;
const patienceMs = 120_000;
const lateMs = 30_000;
const pauseMs = 250;

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
  ): Promise<Reply<Body>> {
    return this.patiently('command', path, () => super.post<Body>(path, body, key));
  }

  override upload<Body = Record<string, unknown>>(
    path: string,
    file: Parameters<Caller['upload']>[1],
    key: string = randomUUID(),
  ): Promise<Reply<Body>> {
    return this.patiently('command', path, () => super.upload<Body>(path, file, key));
  }

  override postForFile(path: string, key: string): ReturnType<Caller['postForFile']> {
    return this.patiently('command', path, () => super.postForFile(path, key));
  }

  private async patiently<Answer extends { readonly status: number }>(
    kind: 'read' | 'command',
    path: string,
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    const startedAt = Date.now();
    for (let tries = 1; ; tries += 1) {
      const answer = await within(deadlineMs, send()).catch(() => undefined);
      if (answer?.status === 500 && !this.tally.planted) this.tally.unexpected.push(path);
      if (answer && answer.status < 500) {
        const tookMs = Date.now() - startedAt;
        this.tally.count(kind, tries, tookMs);
        if (tookMs > lateMs) this.tally.late.push(path);
        return answer;
      }
      if (Date.now() - startedAt > patienceMs) {
        throw new Error(`${path} was not answered within ${String(patienceMs)} ms: ${String(answer?.status)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
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
