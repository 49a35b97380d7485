import { parseStartArguments } from './start-arguments.js';

describe('the words after npm start', () => {
  it('ask for nothing by default', () => {
    expect(parseStartArguments([])).toEqual({ fresh: false, yes: false, help: false });
  });

  it('ask for a fresh start, with or without being asked back', () => {
    expect(parseStartArguments(['--fresh'])).toMatchObject({ fresh: true, yes: false });
    expect(parseStartArguments(['--yes', '--fresh'])).toMatchObject({ fresh: true, yes: true });
  });

  it('are refused by name when unknown', () => {
    expect(() => parseStartArguments(['--frehs'])).toThrow('npm start does not know “--frehs”.');
  });
});
