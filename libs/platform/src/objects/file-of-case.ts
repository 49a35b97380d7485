import type { Viewing } from '../http/asking.js';
import { houseProblem, ProblemError } from '../http/problems.js';
import type { ObjectStore, StoredObject } from './object-store.js';

export interface FileContent extends StoredObject {
  readonly content: Uint8Array;
}

/**
 * A file as it was handed in for this case; whether the viewer may have it is asked before.
 * @throws ProblemError the one 404 for a file of another case, an erased one and one never stored.
 */
export async function fileOfCase(
  objects: ObjectStore,
  caseId: string,
  objectId: string,
  { language }: Pick<Viewing, 'language'>,
): Promise<FileContent> {
  const stored = await objects.find(objectId);
  const content = stored?.caseId === caseId ? await objects.read(objectId) : undefined;
  if (!stored || !content) throw new ProblemError(houseProblem('unknown-case', 404, language));
  return { ...stored, content };
}
