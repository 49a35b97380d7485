import { InvalidInput } from '#platform/http/invalid-input';

/** Where the next page of a list begins, opaque to whoever asks for it. */
export function cursorAt(...place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws InvalidInput when the cursor is none that a list of `parts` parts gave. */
export function placeAt(cursor: string, parts: number): readonly string[] {
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
