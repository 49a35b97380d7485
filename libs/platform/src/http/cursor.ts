import { InvalidInput } from './invalid-input.js';

/** Where the next page of a list begins, opaque to whoever asks for it. */
export function cursorAt(...place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The place a cursor names; undefined where the list begins.
 * @throws InvalidInput when the cursor is none that a list of `parts` parts gave.
 */
export function placeAt(cursor: string | undefined, parts: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  const place = parsed(Buffer.from(cursor, 'base64url').toString());
  if (Array.isArray(place) && place.length === parts && place.every(isText)) return place;
  throw new InvalidInput([{ path: ['cursor'], message: 'is not a cursor of this list' }]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isText(part: unknown): part is string {
  return typeof part === 'string';
}
