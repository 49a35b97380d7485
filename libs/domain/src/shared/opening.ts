/**
 * An opening is known by its predecessor's stream and the version of the outcome it starts from:
 * `<stream>:<version>`. Versions of one stream only grow, so a later outcome is a newer opening.
 */
export function isNewerOpening(openingId: string, than: string): boolean {
  return outcomeVersionOf(openingId) > outcomeVersionOf(than);
}

/** @throws Error when the id does not end in a version. */
function outcomeVersionOf(openingId: string): number {
  const digits = /\d+$/.exec(openingId)?.[0];
  if (digits === undefined) throw new Error(`no opening id: ${openingId}`);
  return Number(digits);
}
