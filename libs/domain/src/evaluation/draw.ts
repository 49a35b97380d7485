/** How a panel came by lot: with these two anyone can draw again and must find the same. */
export interface Drawn {
  /** 64 hex digits. */
  readonly seed: string;
  /** Everybody who could have been drawn, sorted. */
  readonly candidates: readonly string[];
}

/**
 * Draws `size` of the candidates, each as likely as any other, in the order they are drawn. The same
 * seed and candidates give the same draw, however the candidates are listed.
 * @throws RangeError when the seed is not 64 hex digits, or fewer candidates than `size` are given.
 */
export function drawOf({ seed, candidates }: Drawn, size: number): readonly string[] {
  const left = [...new Set(candidates)].sort();
  if (size > left.length) throw new RangeError('fewer candidates than seats');
  const next = randomWords(seed);
  const drawn: string[] = [];
  while (drawn.length < size) {
    drawn.push(...left.splice(below(left.length, next), 1));
  }
  return drawn;
}

const wordRange = 2 ** 32;

/** A whole number from 0 to `limit` − 1; words beyond the last whole multiple are left out. */
function below(limit: number, next: () => number): number {
  const fair = wordRange - (wordRange % limit);
  let word = next();
  while (word >= fair) word = next();
  return word % limit;
}

/**
 * xoshiro128** (Blackman and Vigna 2018): 32-bit words from 128 bits of state. The seed's eight
 * words are folded in two by two, and the first outputs left out so that close seeds part.
 */
function randomWords(seed: string): () => number {
  if (!/^[0-9a-f]{64}$/.test(seed)) throw new RangeError('a seed is 64 hex digits');
  const word = (place: number) => Number.parseInt(seed.slice(place * 8, place * 8 + 8), 16);
  let [a, b, c, d] = [word(0) ^ word(4), word(1) ^ word(5), word(2) ^ word(6), word(3) ^ word(7)];
  // The one state it cannot leave.
  if ((a | b | c | d) === 0) a = 1;
  const step = () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result;
  };
  for (let warmUp = 0; warmUp < 16; warmUp += 1) step();
  return step;
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
