import { derived } from './ciphers.js';

/** One master key of the ring, known by a tag that stands before every ciphertext it locked. */
export interface RingKey {
  readonly tag: string;
  readonly bytes: Buffer;
}

/** The installation's master keys: the first writes, the others are read until all is re-wrapped. */
export interface MasterRing {
  readonly writes: RingKey;
  readonly all: readonly RingKey[];
  /** Root of keyed digests and blind indexes. It does not rotate and opens no ciphertext. */
  readonly digestRoot: Buffer;
}

const digestMark = 'digest:';

/**
 * Reads `DUET_MASTER_KEY`: 32 bytes in base64, or several with commas between, newest first, and then
 * the digest root of the first one there ever was, `digest:<base64>` (`keys.js digest-root` prints it): what
 * was digested under that one must go on being found.
 * @throws Error when a key is too short, stands there twice, or the digest root is missing.
 */
export function masterRing(written: string): MasterRing {
  const parts = written.split(',').map((part) => part.trim());
  const keys = parts.filter((part) => !part.startsWith(digestMark)).map(ringKey);
  const roots = parts.filter((part) => part.startsWith(digestMark));
  const [writes, ...others] = keys;
  if (!writes) throw new Error('DUET_MASTER_KEY needs at least 32 bytes in base64');
  if (new Set(keys.map(({ tag }) => tag)).size < keys.length) {
    throw new Error('DUET_MASTER_KEY names one key twice');
  }
  if (roots.length > 1 || (others.length > 0 && roots.length === 0)) {
    throw new Error('DUET_MASTER_KEY with several keys needs one digest root, digest:<base64>');
  }
  const [root] = roots;
  const digestRoot =
    root === undefined
      ? digestRootOf(writes)
      : longEnough(Buffer.from(root.slice(digestMark.length), 'base64'));
  return { writes, all: keys, digestRoot };
}

/** How the digest root of a ring is written into the next one. */
export function writtenDigestRoot({ digestRoot }: Pick<MasterRing, 'digestRoot'>): string {
  return `${digestMark}${digestRoot.toString('base64')}`;
}

function digestRootOf({ bytes }: RingKey): Buffer {
  return derived(bytes, 'digest-root');
}

function ringKey(written: string): RingKey {
  const bytes = longEnough(Buffer.from(written, 'base64'));
  return { tag: derived(bytes, 'tag').subarray(0, 4).toString('hex'), bytes };
}

function longEnough(bytes: Buffer): Buffer {
  if (bytes.length < 32) throw new Error('DUET_MASTER_KEY needs at least 32 bytes in base64');
  return bytes;
}
