import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonActor } from '#domain/shared/actor';
import { freePort } from '#engines/ports';
import { issueToken } from '#platform/access/token';
import { tokenSecret } from '#platform/keys/keys';
import { Caller, eventually } from '#testing/caller';
import { freshSpace } from '#testing/running-service';
import { startFront, type Front } from './front.js';
import { servicesThatExist } from './services-that-exist.js';

/** Addresses the processes are given; they start no engine themselves. */
export interface GivenAddresses {
  readonly mongoUrl: string;
  readonly kafkaBrokers: string;
  readonly temporalAddress: string;
}

export interface HouseOptions {
  readonly services?: readonly string[];
  readonly copies?: number | ((service: string) => number);
  readonly environment?: Readonly<Record<string, string>>;
  /** Words for `node` before the program: a preload that shifts clocks or plants faults. */
  readonly nodeWords?: (service: string, copy: number) => readonly string[];
  /** Another program than the built one. */
  readonly program?: (service: string) => string;
  readonly space?: string;
  readonly masterKey?: string;
}

/** One copy of one service: a process of its own on a port of its own, which it keeps. */
export class ServiceCopy {
  /** Its last words each time it ended by itself, which nobody asked it to. */
  readonly fell: string[] = [];
  private child: ChildProcess | undefined;

  constructor(
    readonly service: string,
    readonly copy: number,
    readonly port: number,
    private readonly logFile: string,
    private readonly launch: (copy: ServiceCopy) => ChildProcess,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  get pid(): number | undefined {
    return this.running ? this.child?.pid : undefined;
  }

  get running(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  start(): void {
    if (this.running) return;
    const child = this.launch(this);
    this.child = child;
    // Who is killed ends by a signal; who is asked to leave, with nothing to tell.
    child.once('exit', (code) => {
      if (code !== null && code !== 0) this.fell.push(this.lastWords());
    });
  }

  /** Waits until it can record commands. */
  async ready(): Promise<void> {
    await eventually(`${this.service} ${String(this.copy)} is ready`, async () => {
      if (!this.running) throw new Error(this.lastWords());
      const ready = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      return ready?.status === 200;
    }, 180_000);
  }

  private lastWords(): string {
    const log = readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
    return `${this.service} ended with ${String(this.child?.exitCode)}:\n${log}`;
  }

  /** Waits until nothing behind the answers is still starting. */
  async settled(): Promise<void> {
    await eventually(`${this.service} ${String(this.copy)} waits for nothing`, async () => {
      const ready = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      const { waitingFor } = ((await ready?.json()) ?? {}) as { waitingFor?: string[] };
      return waitingFor?.length === 0;
    }, 180_000);
  }

  /** Sends a signal and waits for the end; answers the exit code. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const { child } = this;
    if (!child || !this.running) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => {
      child.once('exit', (code) => {
        resolve(code);
      });
    });
    child.kill(signal);
    return ended;
  }
}

/** Services as processes of their own, so many copies of each, behind one small reverse proxy. */
export class ProcessHouse {
  readonly space: string;
  readonly masterKey: string;
  readonly copies: ServiceCopy[] = [];
  /** Each copy's log, `<service>-<copy>.log`. */
  readonly logFolder = mkdtempSync(join(tmpdir(), 'duet-processes-'));
  private front: Front | undefined;
  private keepsLogs = false;

  constructor(
    private readonly given: GivenAddresses,
    private readonly options: HouseOptions = {},
  ) {
    this.space = options.space ?? freshSpace();
    this.masterKey = options.masterKey ?? randomBytes(32).toString('base64');
  }

  /** Starts every copy at once, as a cluster would, and waits until all can record. */
  async start(): Promise<void> {
    const { services = servicesThatExist(), copies = 1 } = this.options;
    for (const service of services) {
      const count = typeof copies === 'number' ? copies : copies(service);
      for (let copy = 1; copy <= count; copy += 1) {
        const log = this.logFileOf(service, copy);
        this.copies.push(new ServiceCopy(service, copy, await freePort(), log, (of) => this.launch(of)));
      }
    }
    this.raise();
    this.front = await startFront((service) => this.of(service).map(({ port }) => port));
    await Promise.all(this.copies.map((copy) => copy.ready()));
  }

  of(service: string): ServiceCopy[] {
    return this.copies.filter((copy) => copy.service === service);
  }

  get url(): string {
    if (!this.front) throw new Error('the house is not started');
    return this.front.url;
  }

  /** Who ended by itself, and the last words of each time. */
  get fell(): readonly string[] {
    return this.copies.flatMap(({ fell }) => fell);
  }

  /** Starts whoever is down, as a supervisor would. */
  raise(): void {
    for (const copy of this.copies) copy.start();
  }

  /** How many requests the proxy had this port answer. */
  answeredBy(port: number): number {
    return this.front?.answered.get(port) ?? 0;
  }

  async as(person: PersonActor, url = this.url): Promise<Caller> {
    return new Caller(url, await issueToken(person, tokenSecret(this.masterKey)));
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    await Promise.all(this.copies.map((copy) => copy.end(signal)));
    await this.front?.stop();
    if (!this.keepsLogs) rmSync(this.logFolder, { recursive: true, force: true });
  }

  /** Leaves the logs where they are when the house stops. @returns where. */
  keepLogs(): string {
    this.keepsLogs = true;
    return this.logFolder;
  }

  private logFileOf(service: string, copy: number): string {
    return join(this.logFolder, `${service}-${String(copy)}.log`);
  }

  private launch({ service, copy, port }: ServiceCopy): ChildProcess {
    const { environment, nodeWords, program } = this.options;
    const log = openSync(this.logFileOf(service, copy), 'a');
    const words = nodeWords?.(service, copy) ?? [];
    const main = program?.(service) ?? join('dist/apps', service, 'src/main.js');
    const child = spawn(process.execPath, [...words, main], {
      stdio: ['ignore', log, log],
      env: {
        PATH: process.env['PATH'],
        MONGO_URL: this.given.mongoUrl,
        KAFKA_BROKERS: this.given.kafkaBrokers,
        TEMPORAL_ADDRESS: this.given.temporalAddress,
        DUET_SPACE: this.space,
        DUET_MASTER_KEY: this.masterKey,
        DUET_PORT: String(port),
        DUET_LOG: 'warn',
        ...environment,
        DUET_COPY: `${service}-${String(copy)}`,
      },
    });
    closeSync(log);
    return child;
  }
}

/** The engines of the test run, as processes are given them. */
export function testEngines(): GivenAddresses {
  const given = (name: string) => {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: run under "npm test"`);
    return value;
  };
  return {
    mongoUrl: given('DUET_TEST_MONGO_URL'),
    kafkaBrokers: given('DUET_TEST_KAFKA_BROKERS'),
    temporalAddress: given('DUET_TEST_TEMPORAL_ADDRESS'),
  };
}
