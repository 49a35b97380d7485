import { closingLine, jestStep } from './steps.js';

describe('the last line of a test run', () => {
  it('adds up what both jest runs counted', () => {
    const counts = [
      { passed: 120, failed: 0 },
      { passed: 30, failed: 0 },
    ];
    expect(closingLine(counts, true)).toBe('150 passed, 0 failed');
  });

  it('never says that nothing failed when a step without counts did', () => {
    expect(closingLine([], false)).toBe('0 passed, 1 failed');
    expect(closingLine([{ passed: 5, failed: 2 }], false)).toBe('5 passed, 2 failed');
  });
});

describe('a jest run', () => {
  it('passes the words after npm test on', () => {
    const step = jestStep('engines', ['-t', 'reward'], 'counts.json');
    expect(step.arguments.slice(-2)).toEqual(['-t', 'reward']);
    expect(step.environment?.['NODE_OPTIONS']).toContain('--experimental-vm-modules');
  });
});
