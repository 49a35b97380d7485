import { InvalidInput } from '#platform/http/invalid-input';

/** What a list returns: as many as asked for, and where the next page begins if there is one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

/**
 * Reads on until the page is full of what the viewer may see, and one further, so that a cursor is
 * given only where something follows. `take` answers undefined for what is not theirs.
 */
export async function fillPage<Document, Item>(
  documents: AsyncIterable<Document>,
  limit: number,
  take: (document: Document) => Item | undefined | Promise<Item | undefined>,
  placeOf: (document: Document) => readonly string[],
): Promise<Page<Item>> {
  const items: Item[] = [];
  let last: Document | undefined;
  for await (const document of documents) {
    const item = await take(document);
    if (item === undefined) continue;
    if (items.length === limit) {
      return { items, ...(last !== undefined && { nextCursor: cursorAt(placeOf(last)) }) };
    }
    items.push(item);
    last = document;
  }
  return { items };
}

function cursorAt(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws InvalidInput when the cursor is none of ours. */
export function placeAt(cursor: string | undefined, parts: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  const place = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  const fits = Array.isArray(place) && place.length === parts && place.every(isText);
  if (!fits)
    throw new InvalidInput([{ path: ['cursor'], message: 'is not a cursor of this list' }]);
  return place as readonly string[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isText(part: unknown): boolean {
  return typeof part === 'string';
}
