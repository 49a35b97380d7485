import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { mutants } from './mutants.js';

describe('the planted bugs', () => {
  it.each(mutants.map(({ bug, file, find }) => [bug, file, find]))('“%s” still has its place in %s', (_, file, find) => {
    expect(readFileSync(file, 'utf8').split(find)).toHaveLength(2);
  });

  it('are another text than what stands there', () => {
    expect(mutants.filter(({ find, put }) => find === put)).toEqual([]);
  });
});
