/** A file on its way into the store. */
export interface NewObject {
  /** Derives from the command that brought it, so that sent twice it is one. */
  readonly objectId: string;
  /** The case it belongs to. */
  readonly caseId: string;
  /** As the person called it: free text. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What is known of a stored file without reading it. */
export interface StoredObject {
  readonly objectId: string;
  readonly caseId: string;
  readonly name: string;
  readonly mediaType: string;
  /** SHA-256 of the file as it was handed in, in lower-case hex. */
  readonly digest: string;
  readonly bytes: number;
}

/**
 * Files people hand in: encrypted at rest, never changed once stored. Also the injection token, so
 * that a service names what it needs and its module decides where files lie.
 */
export abstract class ObjectStore {
  /** Stores a file; the id of one that is stored already answers with that one, whatever is sent. */
  abstract put(object: NewObject): Promise<StoredObject>;
  abstract find(objectId: string): Promise<StoredObject | undefined>;
  /** @throws Error when what lies there is not what was stored. */
  abstract read(objectId: string): Promise<Uint8Array | undefined>;
}
