/** Ids of what is counted within a case: a word and a number from 1. */
export function numbered(word: 'clause' | 'milestone' | 'payment', index: number): string {
  return `${word}-${String(index + 1)}`;
}

/** The number people say of a clause, milestone or payment: 2 for `clause-2`; undefined for an id that counts nothing. */
export function numberIn(id: string): number | undefined {
  const [, digits] = /^(?:clause|milestone|payment)-(\d+)$/.exec(id) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The number, or the id of what has none. */
export function numberSaid(id: string): string {
  return String(numberIn(id) ?? id);
}
