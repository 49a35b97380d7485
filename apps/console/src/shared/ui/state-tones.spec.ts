import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { toneOf } from './state-tones.js';

type Words = { readonly phases?: object; readonly codes?: Readonly<Record<string, object>> };

const stages = ['contact', 'evaluation', 'negotiation', 'landing', 'reward'];
const wordsAt = (path: string) => JSON.parse(readFileSync(`apps/console/src/${path}/words/zh.json`, 'utf8')) as Words;
const all = [wordsAt('shared'), ...stages.map((stage) => wordsAt(`features/${stage}`))];
/** Lists of codes that are shown as states, besides phases. */
const shownAsStates = ['conclusion', 'standing', 'suspension', 'state', 'lineState'];

describe('the look of a state', () => {
  const codes = all.flatMap(({ phases = {}, codes: lists = {} }) => [
    ...Object.keys(phases),
    ...shownAsStates.flatMap((list) => Object.keys(lists[list] ?? {})),
  ]);

  it('is known for every state that has a word', () => {
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => toneOf(code) === undefined)).toEqual([]);
  });

  it('of a case that is over is none of one that goes on', () => {
    for (const ending of Object.keys(wordsAt('shared').phases ?? {})) {
      expect(['good', 'bad', 'quiet']).toContain(toneOf(ending));
    }
    expect(toneOf('completed')).toBe('good');
    expect(toneOf('open')).toBe('going');
  });
});
