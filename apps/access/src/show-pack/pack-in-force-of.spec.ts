import { describe, expect, it } from '@jest/globals';
import { loadPack } from '#platform/pack/load-pack';
import { packInForceOf } from './pack-in-force-of.js';

describe('the pack in force', () => {
  const pack = loadPack('packs/ordos');
  const inForce = packInForceOf(pack);

  it('names every policy clause with its document, number and date, or as a sample', () => {
    const clauses = inForce.facts.filter(({ part, id }) => part === 'policyClauses' && !id.includes(' · '));

    expect(clauses.map(({ id }) => id)).toEqual(pack.policyClauses.map(({ policyClauseId }) => policyClauseId));
    for (const { document, sample, name } of clauses) {
      expect(name?.zh).toBeTruthy();
      expect(sample).toBe(document === undefined);
    }
    expect(clauses.some(({ number, date }) => number !== undefined && date !== undefined)).toBe(true);
  });

  it('tells the source of who is responsible apart from the document’s own', () => {
    const ids = inForce.facts.filter(({ part }) => part === 'policyClauses').map(({ id }) => id);
    const [first] = pack.policyClauses;

    expect(ids).toContain(`${first?.policyClauseId ?? ''} · responsibleUnit`);
  });

  it('gives the number a bare time limit is about', () => {
    const found = inForce.facts.find(({ part, id }) => part === 'timeLimits' && id === 'triageWorkingDays');

    expect(found).toMatchObject({ value: String(pack.timeLimits.triageWorkingDays.value), sample: true });
  });

  it('has a fact for every source there is', () => {
    const sources = JSON.stringify(pack).match(/"(source|\w+Source)":\{/g) ?? [];

    expect(inForce.facts).toHaveLength(sources.length);
  });
});
