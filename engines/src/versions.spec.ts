import { atLeast, javaMajor, parseVersion } from './versions.js';

describe('reading a version', () => {
  it.each([
    ['db version v8.2.0\nBuild Info: {', '8.2.0'],
    ['temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)', '1.5.1'],
    ['4.2.0 (Commit:abcdef)', '4.2.0'],
    ['go version go1.26 linux/amd64', '1.26.0'],
  ])('finds the first one in %j', (text, expected) => {
    expect(parseVersion(text)).toEqual(parseVersion(expected));
  });

  it('finds none where there is none', () => {
    expect(parseVersion('no such command')).toBeUndefined();
  });
});

describe('comparing versions', () => {
  it.each([
    ['8.2.0', '8.0.0', true],
    ['8.0.0', '8.0.0', true],
    ['7.0.99', '8.0.0', false],
    ['10.0.0', '9.9.9', true],
    ['1.4.9', '1.5.0', false],
    ['1.5.0', '1.5.1', false],
  ])('%s is at least %s: %s', (version, least, expected) => {
    expect(atLeast(parseVersion(version), least)).toBe(expected);
  });

  it('never takes an unknown version for new enough', () => {
    expect(atLeast(undefined, '0.0.0')).toBe(false);
  });
});

describe('reading the version of Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "21" 2023-09-19', 21],
    ['java version "1.8.0_392"', 8],
  ])('%j is %i', (text, expected) => {
    expect(javaMajor(text)).toBe(expected);
  });
});
