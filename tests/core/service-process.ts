import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PersonActor } from '#domain/shared/actor';
import { freePort } from '#engines/ports';
import { issueToken } from '#platform/access/token';
import { tokenSecret } from '#platform/keys/keys';
import { Caller, eventually } from '#testing/caller';
import { freshSpace } from '#testing/running-service';

/** One service as a process of its own, built and started as in production, to be killed. */
export class ServiceProcess {
  readonly space = freshSpace();
  readonly masterKey = randomBytes(32).toString('base64');
  private child: ChildProcess | undefined;
  private port = 0;

  constructor(
    private readonly service: string,
    private readonly environment: Readonly<Record<string, string>> = {},
  ) {}

  /** Starts it (again) on the same port and record, and waits until it can record commands. */
  async start(changed: Readonly<Record<string, string>> = {}): Promise<void> {
    this.port ||= await freePort();
    const child = spawn(process.execPath, [join('dist/apps', this.service, 'src/main.js')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        MONGO_URL: process.env['DUET_TEST_MONGO_URL'],
        KAFKA_BROKERS: process.env['DUET_TEST_KAFKA_BROKERS'],
        TEMPORAL_ADDRESS: process.env['DUET_TEST_TEMPORAL_ADDRESS'],
        DUET_SPACE: this.space,
        DUET_MASTER_KEY: this.masterKey,
        DUET_PORT: String(this.port),
        DUET_MONGO_TIMEOUT_MS: '15000',
        DUET_LOG: 'error',
        ...this.environment,
        ...changed,
      },
    });
    this.child = child;
    await eventually(`${this.service} is ready`, async () => {
      if (child.exitCode !== null) throw new Error(`${this.service} ended with ${String(child.exitCode)}`);
      const ready = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      return ready?.status === 200;
    });
  }

  /** kill -9: no drain, no last words. */
  async kill(): Promise<void> {
    const child = this.child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Waits until it has ended by itself. */
  async gone(): Promise<void> {
    const child = this.child;
    if (child?.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  async as(person: PersonActor): Promise<Caller> {
    return new Caller(this.url, await issueToken(person, tokenSecret(this.masterKey)));
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }
}
