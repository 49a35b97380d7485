import { publishedDigest } from './published-digest.js';

const sha256 = 'ab'.repeat(32);
const sha512 = '0123456789abcdef'.repeat(8);

describe('finding a published digest', () => {
  it('reads a list of digests and names', () => {
    const list = `${'00'.repeat(32)}  other.tgz\n${sha256}  engine.tgz\n`;
    expect(publishedDigest(list, 'engine.tgz', 'sha256')).toBe(sha256);
  });

  it('reads a digest that stands alone', () => {
    expect(publishedDigest(`${sha256}\n`, 'engine.tgz', 'sha256')).toBe(sha256);
  });

  it("reads Apache's spread form", () => {
    const groups = sha512.toUpperCase().match(/.{8}/g) ?? [];
    const spread = `engine.tgz: ${groups.slice(0, 8).join(' ')}\n   ${groups.slice(8).join(' ')}\n`;
    expect(publishedDigest(spread, 'engine.tgz', 'sha512')).toBe(sha512);
  });

  it.each([
    ['another file only', `${sha256}  other.tgz\n`],
    ['a page that is no digest', '<html>not found</html>'],
    ['a digest of another length', 'abcd  engine.tgz'],
    ["another file's spread digest", `other.tgz: ${sha256}`],
  ])('finds none in %s', (_what, text) => {
    expect(publishedDigest(text, 'engine.tgz', 'sha256')).toBeUndefined();
  });
});
