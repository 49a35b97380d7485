import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PersonActor } from '#domain/shared/actor';
import { issueToken } from '#platform/access/token';
import { readConfig, type Config } from '#platform/config/config';
import { createShell, openHouse, type ServiceModule } from '#platform/http/shell';
import { tokenSecret } from '#platform/keys/keys';
import { createLog } from '#platform/log/log';
import type { House } from '#platform/service/house';
import { Caller } from './caller.js';

/** Services of one test, in their own space on the shared engines. */
export interface RunningServices {
  readonly url: string;
  readonly house: House;
  readonly app: NestFastifyApplication;
  /** HTTP as this person: a real token, a real request. */
  as(person: PersonActor): Promise<Caller>;
  stop(): Promise<void>;
}

export interface RunOptions {
  readonly modules: readonly ServiceModule[];
  /** The same space again after a stop: the record is still there. */
  readonly space?: string;
  readonly masterKey?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly adjust?: (house: House) => House;
  /** Adds to the application what no module brings, before it listens. */
  readonly mount?: (app: NestFastifyApplication) => Promise<void>;
}

/** A fresh space: `t` and ten hex digits, so that tests running at once never meet. */
export function freshSpace(): string {
  return `t${randomBytes(5).toString('hex')}-`;
}

export function testConfig(options: Omit<RunOptions, 'modules'>): Config {
  const engines = {
    MONGO_URL: required('DUET_TEST_MONGO_URL'),
    KAFKA_BROKERS: required('DUET_TEST_KAFKA_BROKERS'),
    TEMPORAL_ADDRESS: required('DUET_TEST_TEMPORAL_ADDRESS'),
  };
  return readConfig({
    ...engines,
    DUET_PORT: '0',
    DUET_SPACE: options.space ?? freshSpace(),
    DUET_MASTER_KEY: options.masterKey ?? randomBytes(32).toString('base64'),
    DUET_LOG: process.env['DUET_TEST_LOG'] ?? 'error',
    // A slow, busy machine is no reason to fail: the product's own limit is 2 s.
    DUET_MONGO_TIMEOUT_MS: '15000',
    ...options.environment,
  });
}

/** Runs modules in one process against the test engines, listening on a free port. */
export async function runServices(options: RunOptions): Promise<RunningServices> {
  const config = testConfig(options);
  const opened = await openHouse(config, createLog(config.logLevel, { space: config.space }));
  const house = options.adjust ? options.adjust(opened) : opened;
  const app = await createShell(house, options.modules);
  await options.mount?.(app);
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    url,
    house,
    app,
    as: async (person) => new Caller(url, await issueToken(person, tokenSecret(house.masterKey))),
    stop: () => app.close(),
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: integration specs run under "npm test"`);
  return value;
}
