import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { contractsFiles, contractsFolder } from '../../apps/duet/src/contracts-files.js';
import { eventUnions } from '../../apps/duet/src/published-events.js';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { root, sourceFiles } from './source-tree.js';

const folder = join(root, contractsFolder);

function committedFiles(): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => /\.(json|yaml)$/.test(path))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

/** What differs, with what to do about it. */
function drift(said: ReadonlyMap<string, string>, committed: ReadonlyMap<string, string>): string[] {
  const paths = [...new Set([...said.keys(), ...committed.keys()])].sort();
  return paths
    .filter((path) => said.get(path) !== committed.get(path))
    .map((path) => `${path} is not what the sources say: npm run contracts`);
}

describe('the published contracts', () => {
  let said: Map<string, string>;

  beforeAll(async () => {
    said = await contractsFiles(serviceModules);
  }, 120_000);

  it('are what the sources say, byte for byte', () => {
    expect(drift(said, committedFiles())).toEqual([]);
  });

  it('give the console the types it reads answers by', () => {
    const openApi = join(contractsFolder, 'openapi.json');
    const args = ['node_modules/openapi-typescript/bin/cli.js', openApi, '--check'];
    const types = ['-o', 'apps/console/src/generated/api.ts'];
    const { status, stderr } = spawnSync(process.execPath, [...args, ...types], { cwd: root });

    expect([status, status === 0 ? '' : `${String(stderr)} Run npm run contracts.`]).toEqual([0, '']);
  });

  it('would show a change, a missing and a left-over file', () => {
    const committed = new Map([...said, ['events/gone.v1.json', '{}'], ['openapi.json', '{}']]);
    committed.delete('asyncapi.yaml');

    expect(drift(said, committed).map((line) => line.split(' ')[0])).toEqual([
      'asyncapi.yaml',
      'events/gone.v1.json',
      'openapi.json',
    ]);
  });

  it('hold every event any service has', async () => {
    const published = new Set<unknown>(Object.values(eventUnions).flat());
    const forgotten: string[] = [];
    for (const { path } of sourceFiles('libs/contracts/src')) {
      if (!path.endsWith('/events.ts')) continue;
      const exported = (await import(`${root}/${path}`)) as Record<string, unknown>;
      for (const [name, schema] of Object.entries(exported)) {
        const isUnion = schema instanceof z.ZodDiscriminatedUnion;
        if (isUnion && !published.has(schema)) forgotten.push(`${path}#${name}`);
      }
    }

    expect(forgotten).toEqual([]);
  });

  it('refer to no schema they do not hold', () => {
    const openApi = said.get('openapi.json') ?? '';
    const { components } = JSON.parse(openApi) as { components: { schemas: object } };
    const held = Object.keys(components.schemas);
    const referred = [...openApi.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, id]) => id);

    expect([...new Set(referred)].filter((id) => !held.includes(id ?? ''))).toEqual([]);
    expect(openApi).not.toContain('"definitions"');
  });

  it('describe every command and view with an operation id of its own', () => {
    const { paths } = JSON.parse(said.get('openapi.json') ?? '{}') as {
      paths: Record<string, Record<string, { operationId?: string }>>;
    };
    const ids = Object.values(paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );

    expect(ids).toContain('evaluation.give-opinion');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(undefined);
  });
});
