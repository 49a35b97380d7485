/** The number people say of a clause, milestone or payment: 2 for `clause-2`; undefined for an id that counts nothing. */
export function numberIn(id: string): number | undefined {
  const [, digits] = /^[a-z]+-(\d+)$/.exec(id) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
