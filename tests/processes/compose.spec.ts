import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { kafkaPin, mongoPin, temporalPin } from '#engines/engine-pins';
import { readConfig } from '#platform/config/config';
import { servicesThatExist } from './services-that-exist.js';

interface ComposeService {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: object;
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, object>>;
}

interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
}

const engines = ['mongo', 'kafka', 'temporal'];
const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as ComposeFile;
const nginx = readFileSync('deploy/nginx/duet.conf', 'utf8');
const { $schema: _draft7, ...schema } = JSON.parse(
  readFileSync('tests/processes/compose-spec/compose-spec.json', 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

/** What the shell would make of `${NAME:-default}` and `${NAME:?why}`. */
function interpolated(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{\w+:-([^}]*)\}/g, '$1').replace(/\$\{\w+:\?[^}]*\}/g, 'given'),
    ]),
  );
}

describe('docker-compose.yml', () => {
  it('is as the compose specification says', () => {
    expect(validate(compose) ? [] : validate.errors).toEqual([]);
  });

  it('would not pass with a key the specification does not know', () => {
    const { contact } = compose.services;
    const misspelt = { services: { contact: { ...contact, enviroment: {} } } };
    expect(validate(misspelt)).toBe(false);
  });

  it('runs every service that exists, each from its own program, and nothing else of ours', () => {
    const ours = Object.entries(compose.services).filter(([, { image }]) => image === 'duet:0.1.0');
    expect(ours.map(([name]) => name).sort()).toEqual([...servicesThatExist()].sort());
    for (const [name, { command = [] }] of ours) {
      const program = command.at(-1) ?? '';
      expect(program).toBe(`dist/apps/${name}/src/main.js`);
      expect(existsSync(program.replace('dist/', '').replace(/\.js$/, '.ts'))).toBe(true);
    }
  });

  it('gives every service an environment it can start with', () => {
    for (const name of servicesThatExist()) {
      const environment = interpolated(compose.services[name]?.environment ?? {});
      expect(readConfig(environment)).toMatchObject({ host: '0.0.0.0', mode: 'production' });
      expect(environment['MONGO_URL']).toContain('replicaSet=duet');
    }
  });

  it('starts no service before the engines are healthy, and asks all of them for their health', () => {
    for (const name of servicesThatExist()) {
      const { depends_on: waitsFor = {} } = compose.services[name] ?? {};
      expect(waitsFor).toEqual(
        Object.fromEntries(engines.map((engine) => [engine, { condition: 'service_healthy' }])),
      );
    }
    for (const [name, { healthcheck }] of Object.entries(compose.services)) {
      expect({ name, asked: healthcheck !== undefined }).toEqual({ name, asked: true });
    }
  });

  it('takes the engines this product was run with, from their makers', () => {
    const images = engines.map((name) => compose.services[name]?.image);
    expect(images).toEqual([mongoPin.image, kafkaPin.image, temporalPin.image]);
  });

  it('gives up what a killed process left open in MongoDB after seconds', () => {
    expect(compose.services['mongo']?.command).toContain('transactionLifetimeLimitSeconds=5');
  });

  it('mounts files that are there', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes);
    for (const volume of mounted.filter((one) => one.startsWith('./'))) {
      expect({ volume, exists: existsSync(volume.split(':')[0] ?? '') }).toEqual({ volume, exists: true });
    }
  });
});

describe('the reverse proxy', () => {
  it('leads every service’s addresses to that service', () => {
    const led = [...nginx.matchAll(/location \/api\/([a-z]+)\/ +\{ proxy_pass http:\/\/([a-z]+); \}/g)];
    expect(led.map(([, path]) => path).sort()).toEqual([...servicesThatExist()].sort());
    for (const [, path, upstream] of led) expect(upstream).toBe(path);
    const upstreams = [...nginx.matchAll(/upstream ([a-z]+) +\{ zone ([a-z]+) +64k; server ([a-z]+):8080 +resolve;/g)];
    expect(upstreams.map(([, name]) => name).sort()).toEqual([...servicesThatExist()].sort());
    for (const [, name, zone, server] of upstreams) expect([zone, server]).toEqual([name, name]);
  });

  it('is waited for only when every service is healthy', () => {
    expect(Object.keys(compose.services['proxy']?.depends_on ?? {}).sort()).toEqual(
      [...servicesThatExist()].sort(),
    );
  });
});
