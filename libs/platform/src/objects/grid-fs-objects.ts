import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { GridFSBucket, MongoServerError, ObjectId, type Db } from 'mongodb';
import type { ServiceKeys } from '../keys/keys.js';
import { ObjectStore, type NewObject, type StoredObject } from './object-store.js';

interface ObjectDocument {
  /** The object's id. */
  readonly _id: string;
  readonly caseId: string;
  /** Encrypted: what a file is called is free text. */
  readonly name: string;
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: number;
  /** The file's own key, encrypted with the service's: without it the content is gone. */
  readonly key: string;
  readonly contentId: ObjectId;
}

const duplicateKey = 11000;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Files in the service's own database: content in GridFS under a key of its own (AES-256-GCM, bound
 * to the object's id), that key and the name encrypted with the service's.
 */
export class GridFsObjects extends ObjectStore {
  constructor(
    private readonly db: Db,
    private readonly keys: ServiceKeys,
  ) {
    super();
  }

  async put({ objectId, caseId, name, mediaType, bytes }: NewObject): Promise<StoredObject> {
    const known = await this.find(objectId);
    if (known) return known;
    const key = randomBytes(32);
    const contentId = new ObjectId();
    // The content first: a file is known only once all of it is there.
    await this.writeContent(contentId, encrypted(bytes, key, objectId));
    try {
      await this.objects().insertOne({
        _id: objectId,
        caseId,
        name: this.keys.encrypt(name, `${objectId}:name`),
        mediaType,
        digest: sha256(bytes),
        bytes: bytes.byteLength,
        key: this.keys.encrypt(key.toString('base64'), `${objectId}:key`),
        contentId,
      });
    } catch (error) {
      await this.bucket().delete(contentId);
      if (!(error instanceof MongoServerError) || error.code !== duplicateKey) throw error;
    }
    const stored = await this.find(objectId);
    if (!stored) throw new Error(`object ${objectId} was not stored`);
    return stored;
  }

  async find(objectId: string): Promise<StoredObject | undefined> {
    const found = await this.objects().findOne({ _id: objectId });
    if (!found) return undefined;
    const { caseId, mediaType, digest, bytes } = found;
    const name = this.keys.decrypt(found.name, `${objectId}:name`);
    return { objectId, caseId, name, mediaType, digest, bytes };
  }

  async read(objectId: string): Promise<Uint8Array | undefined> {
    const found = await this.objects().findOne({ _id: objectId });
    if (!found) return undefined;
    const key = Buffer.from(this.keys.decrypt(found.key, `${objectId}:key`), 'base64');
    const chunks: Buffer[] = [];
    for await (const chunk of this.bucket().openDownloadStream(found.contentId)) {
      chunks.push(chunk as Buffer);
    }
    const bytes = decrypted(Buffer.concat(chunks), key, objectId);
    if (sha256(bytes) !== found.digest) throw new Error(`object ${objectId} was altered`);
    return bytes;
  }

  /** Destroys one file, its key first; one that is gone already stays gone. */
  async erase(objectId: string): Promise<void> {
    const found = await this.objects().findOneAndDelete({ _id: objectId });
    if (found) await this.bucket().delete(found.contentId).catch(() => undefined);
  }

  /** Destroys every file of a case: the keys first, and with them every copy of what they locked. */
  async eraseCase(caseId: string): Promise<void> {
    const found = await this.objects().find({ caseId }).toArray();
    await this.objects().deleteMany({ caseId });
    for (const { contentId } of found) {
      // Content without an entry is what an upload that was cut off leaves: no key opens it.
      await this.bucket().delete(contentId).catch(() => undefined);
    }
  }

  private async writeContent(contentId: ObjectId, content: Buffer): Promise<void> {
    const upload = this.bucket().openUploadStreamWithId(contentId, contentId.toHexString());
    upload.end(content);
    await finished(upload);
  }

  private objects() {
    return this.db.collection<ObjectDocument>('objects');
  }

  private bucket(): GridFSBucket {
    return new GridFSBucket(this.db, { bucketName: 'objectContent' });
  }
}

function encrypted(bytes: Uint8Array, key: Buffer, objectId: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(objectId));
  const body = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...body]);
}

function decrypted(content: Buffer, key: Buffer, objectId: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, content.subarray(0, nonceBytes))
    .setAAD(Buffer.from(objectId))
    .setAuthTag(content.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([
    decipher.update(content.subarray(nonceBytes + tagBytes)),
    decipher.final(),
  ]);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
