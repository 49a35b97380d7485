/**
 * Numbers and codes as the rules want them. People type them full width, grouped by spaces or
 * hyphens, in small letters; all of that is form and goes before a rule looks.
 */
export function tidyCode(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase();
}

/** A telephone number: as `tidyCode`, without brackets and without China's own country code. */
export function tidyPhone(written: string): string {
  return tidyCode(written)
    .replace(/[().]/g, '')
    .replace(/^(?:\+86|0086)/, '');
}

/** A name stays as it is written but for invisible characters and runs of spaces. */
export function tidyName(written: string): string {
  return written
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Two ways of writing one name, a person's, a holder's or a bank's, compare as equal text. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}
