import { z } from 'zod';
import { freeText, Id } from '#contracts/shared/fields';
import type { StoredObject } from './object-store.js';

/**
 * A stored file as a command names it once the store knows it. What a file is called is free text:
 * it is set aside like any other words.
 */
export const KeptFile = z.strictObject({
  documentId: Id,
  digest: z.string(),
  bytes: z.int(),
  name: freeText(200),
});
export type KeptFile = z.infer<typeof KeptFile>;

export function keptFile({ objectId, digest, bytes, name }: StoredObject): KeptFile {
  return { documentId: objectId, digest, bytes, name: name as KeptFile['name'] };
}
