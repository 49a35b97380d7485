import { createHash } from 'node:crypto';
import { houseProblem, ProblemError } from '../http/problems.js';
import { faultOfFile, type ReceivedFile } from '../http/received-file.js';
import type { Asking } from '../http/asking.js';
import { commandIdOf } from '../store/recorder.js';
import { documentTypeOf, documentTypes } from './document-type.js';
import type { ObjectStore, StoredObject } from './object-store.js';

/** Which case's which stream a document is handed in for, and by whom under which key. */
export interface HandedIn {
  readonly stream: string;
  readonly caseId: string;
  readonly asking: Asking;
}

/** The same person with the same key means the same document: its id derives from both. */
export function documentIdOf({ stream, asking }: HandedIn): string {
  return `d${commandIdOf(`${stream}/file`, asking.by, asking.key).slice(0, 20)}`;
}

/**
 * Stores a document somebody handed in for a case.
 * @throws InvalidInput when it is no document by its content.
 * @throws ProblemError when the key was used with another file.
 */
export async function keepDocument(
  objects: ObjectStore,
  file: ReceivedFile,
  handedIn: HandedIn,
): Promise<StoredObject> {
  const type = documentTypeOf(file.bytes);
  if (!type) throw faultOfFile('is no PDF, OFD, PNG, JPEG, DOCX or XLSX document');
  const stored = await objects.put({
    objectId: documentIdOf(handedIn),
    caseId: handedIn.caseId,
    name: file.name,
    mediaType: documentTypes[type],
    bytes: file.bytes,
  });
  if (createHash('sha256').update(file.bytes).digest('hex') !== stored.digest) {
    throw new ProblemError(houseProblem('key-used-for-another-body', 422, handedIn.asking.language));
  }
  return stored;
}
