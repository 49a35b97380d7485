import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '#platform/http/invalid-input';
import { placeAt } from '#platform/http/cursor';
import { fillPage } from './pages.js';

async function* numbers(from: number, to: number) {
  for (let number = from; number <= to; number += 1) yield await Promise.resolve(number);
}

const even = (number: number) => (number % 2 === 0 ? number : undefined);
const placeOf = (number: number) => [String(number)];

describe('a page of a list', () => {
  it('is full although not everything is for the viewer', async () => {
    expect((await fillPage(numbers(1, 20), 3, even, placeOf)).items).toEqual([2, 4, 6]);
  });

  it('begins where the one before ended', async () => {
    const { nextCursor } = await fillPage(numbers(1, 20), 3, even, placeOf);
    const [place] = placeAt(nextCursor, 1) ?? [];
    const next = await fillPage(numbers(Number(place) + 1, 20), 3, even, placeOf);
    expect(next.items).toEqual([8, 10, 12]);
  });

  it('has no next one where nothing more is for the viewer', async () => {
    expect(await fillPage(numbers(1, 7), 3, even, placeOf)).toEqual({ items: [2, 4, 6] });
  });

  it('refuses a cursor of something else', () => {
    const ofTwo = Buffer.from(JSON.stringify(['a', 'b'])).toString('base64url');
    for (const cursor of ['nonsense', ofTwo, Buffer.from('[1]').toString('base64url')]) {
      expect(() => placeAt(cursor, 1)).toThrow(InvalidInput);
    }
    expect(placeAt(undefined, 1)).toBeUndefined();
  });
});
