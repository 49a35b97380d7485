import { performance } from 'node:perf_hooks';

/** Milliseconds of every run, of the product and of the bare reference, taken in turns. */
export interface Blocks {
  readonly product: readonly number[];
  readonly bare: readonly number[];
}

export interface BlockPlan {
  readonly blocks: number;
  readonly runsPerBlock: number;
  readonly warmUp: number;
}

/**
 * Product and reference in alternating blocks on the same engines, so that a machine that slows down
 * slows both. The order within a pair changes, so that neither always comes first. Work that answers
 * a number has taken the time itself (ms).
 */
export async function inBlocks(
  plan: BlockPlan,
  product: () => Promise<unknown>,
  bare: () => Promise<unknown>,
): Promise<Blocks> {
  for (let run = 0; run < plan.warmUp; run += 1) {
    await product();
    await bare();
  }
  const times = { product: [] as number[], bare: [] as number[] };
  for (let block = 0; block < plan.blocks; block += 1) {
    const pair = [
      ['product', product],
      ['bare', bare],
    ] as const;
    for (const [name, work] of block % 2 === 0 ? pair : [...pair].reverse()) {
      for (let run = 0; run < plan.runsPerBlock; run += 1) {
        const startedAt = performance.now();
        const took = await work();
        times[name].push(typeof took === 'number' ? took : performance.now() - startedAt);
      }
    }
  }
  return times;
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export interface Ratio {
  readonly product: number;
  readonly bare: number;
  readonly ratio: number;
  /** 95 % interval of the ratio, by resampling. */
  readonly low: number;
  readonly high: number;
  /** Of both figures; absent: ms. */
  readonly unit?: string;
}

const resamples = 1000;

/** The ratio of a percentile, with its bootstrap interval (a fixed seed: same times, same interval). */
export function ratioOf({ product, bare }: Blocks, share: number): Ratio {
  const next = generator(42);
  const resampled = (times: readonly number[]) =>
    times.map(() => times[Math.floor(next() * times.length)] ?? 0);
  const ratios = Array.from(
    { length: resamples },
    () => percentile(resampled(product), share) / percentile(resampled(bare), share),
  );
  return {
    product: percentile(product, share),
    bare: percentile(bare, share),
    ratio: percentile(product, share) / percentile(bare, share),
    low: percentile(ratios, 0.025),
    high: percentile(ratios, 0.975),
  };
}

/** A small linear congruential generator: reproducible, good enough to resample with. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
