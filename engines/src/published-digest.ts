/**
 * Finds the digest of one file in what its maker publishes beside it: `<hex>`, `<hex>  <name>`
 * lines, or Apache's `<name>: <HEX HEX …>` spread over lines. Undefined when it is not there.
 */
export function publishedDigest(
  text: string,
  fileName: string,
  algorithm: 'sha256' | 'sha512',
): string | undefined {
  const length = algorithm === 'sha256' ? 64 : 128;
  const wholeDigest = new RegExp(`^[0-9a-f]{${String(length)}}$`, 'i');
  const lines = text.split('\n').map((line) => line.trim());
  for (const line of lines) {
    const [digest, name] = line.split(/\s+\*?/);
    if (digest !== undefined && name === fileName && wholeDigest.test(digest)) {
      return digest.toLowerCase();
    }
  }
  const spread = text.trim().startsWith(`${fileName}:`)
    ? text.trim().slice(fileName.length + 1)
    : text;
  const joined = spread.replaceAll(/\s+/g, '');
  return wholeDigest.test(joined) ? joined.toLowerCase() : undefined;
}
