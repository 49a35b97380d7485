import { cursorAt } from '#platform/http/cursor';

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
      return { items, ...(last !== undefined && { nextCursor: cursorAt(...placeOf(last)) }) };
    }
    items.push(item);
    last = document;
  }
  return { items };
}
