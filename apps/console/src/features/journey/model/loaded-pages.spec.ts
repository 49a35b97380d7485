import { describe, expect, it } from '@jest/globals';
import type { BoardCase, BoardView } from '#contracts/journey/views';
import { withCase } from './loaded-pages.js';

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T00:00:00.000Z`;
const row = (caseId: string, openedOn: number, phase = 'working') =>
  ({ caseId, phase, openedAt: day(openedOn) }) as BoardCase;
const page = (cases: BoardCase[], nextCursor?: string) =>
  ({ cases, ...(nextCursor !== undefined && { nextCursor }) }) as BoardView;
const idsOf = (pages: readonly BoardView[]) => pages.map(({ cases }) => cases.map(({ caseId }) => caseId));

describe('loaded pages and news of one case', () => {
  const loaded = [page([row('e', 9), row('d', 8)], 'after d'), page([row('c', 6), row('b', 6)], 'after b')];

  it('have it as it is now where it stood, and every other page as it was', () => {
    const after = withCase(loaded, 'c', row('c', 6, 'qualified'));

    expect(after[1]?.cases[0]?.phase).toBe('qualified');
    expect(idsOf(after)).toEqual(idsOf(loaded));
    expect(after[0]).toBe(loaded[0]);
  });

  it('have it no longer where it left the list', () => {
    expect(idsOf(withCase(loaded, 'd', undefined))).toEqual([['e'], ['c', 'b']]);
  });

  it('have a new one first, and one that came from elsewhere by when it was opened', () => {
    expect(idsOf(withCase(loaded, 'f', row('f', 10)))).toEqual([['f', 'e', 'd'], ['c', 'b']]);
    expect(idsOf(withCase(loaded, 'x', row('x', 7)))).toEqual([['e', 'd'], ['x', 'c', 'b']]);
    expect(idsOf(withCase(loaded, 'bb', row('bb', 6)))).toEqual([['e', 'd'], ['c', 'bb', 'b']]);
  });

  it('leave what stands behind them to its own page, and take it where there is none', () => {
    const ended = [page([row('c', 6)])];

    expect(withCase(loaded, 'a', row('a', 2))).toBe(loaded);
    expect(idsOf(withCase(ended, 'a', row('a', 2)))).toEqual([['c', 'a']]);
    expect(idsOf(withCase([page([])], 'a', row('a', 2)))).toEqual([['a']]);
  });

  it('know nothing of a case that is neither there nor of the list', () => {
    expect(withCase(loaded, 'z', undefined)).toBe(loaded);
  });
});
