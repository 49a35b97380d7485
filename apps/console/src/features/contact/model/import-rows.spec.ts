import { describe, expect, it } from '@jest/globals';
import type { ImportView } from '#contracts/contact/views';
import { keptIn, percentDone, rowsChosen } from './import-rows.js';

const rows: ImportView['rows'] = [
  { row: 2, result: 'opened', caseId: 'c-2', faults: [] },
  { row: 3, result: 'opened', caseId: 'c-3', code: 'worked-on-since', because: '已有人跟进', faults: [] },
  { row: 4, result: 'withdrawn', caseId: 'c-4', faults: [] },
  { row: 5, result: 'refused', code: 'import-undone', faults: [] },
  { row: 6, result: 'duplicate', code: 'already-being-attracted', faults: [] },
  { row: 7, result: 'suspected', faults: [], resembles: [] },
];
const numbers = (chosen: readonly { readonly row: number }[]) => chosen.map(({ row }) => row);

describe('the rows of an import', () => {
  it('name as kept only cases that say why', () => {
    expect(keptIn(rows)).toEqual([rows[1]]);
  });

  it('are chosen by what became of them', () => {
    expect(numbers(rowsChosen(rows, 'faulty'))).toEqual([5, 6]);
    expect(numbers(rowsChosen(rows, 'taken-back'))).toEqual([3, 4]);
    expect(rowsChosen(rows, 'all')).toBe(rows);
  });

  it('are not all done while one waits to be judged', () => {
    const view = { rows, pending: 0, suspected: 1 } as unknown as ImportView;

    expect(percentDone({ ...view, phase: 'judging' })).toBe(83);
    expect(percentDone({ ...view, phase: 'finished' })).toBe(100);
    expect(percentDone({ ...view, rows: [], suspected: 0, phase: 'reading' })).toBe(0);
  });
});
