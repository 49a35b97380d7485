import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { serviceNames } from '#domain/shared/services';
import { derived } from './ciphers.js';
import { masterRing, type MasterRing } from './master-ring.js';

/** Whose digests a service makes besides its own: the register tells reward an account by reward's. */
const lentDigests: Readonly<Record<string, readonly string[]>> = { register: ['reward'] };

const Key = z.base64();
const Bundle = z.strictObject({
  service: z.string(),
  /** Tag of the version that writes. */
  writes: z.string(),
  versions: z.record(z.string(), z.strictObject({ atRest: Key, sealing: Key })),
  /** Public halves of every service's newest sealing pair. */
  sealsFor: z.record(z.string(), z.strictObject({ tag: z.string(), publicKey: Key })),
  digests: z.record(z.string(), Key),
  index: Key,
  tokens: z.array(Key).min(1),
});

/**
 * All one service needs and nothing of the others: given to a process of its own instead of the
 * master key, it contains a service that was taken over.
 */
export type KeyBundle = z.infer<typeof Bundle>;

const bundleMark = 'service-keys:';

/** The bundle of one service as it is written into `DUET_MASTER_KEY` of that service's process. */
export function writtenBundle(ring: MasterRing, service: string): string {
  const json = JSON.stringify(bundleFrom(ring, service));
  return `${bundleMark}${Buffer.from(json).toString('base64')}`;
}

export function isBundle(written: string): boolean {
  return written.startsWith(bundleMark);
}

/**
 * The keys of one service, out of the master ring or out of its own bundle.
 * @throws Error when the process was given another service's bundle.
 */
export function bundleOf(written: string, service: string): KeyBundle {
  if (!isBundle(written)) return bundleFrom(masterRing(written), service);
  const bundle = readBundle(written);
  if (bundle.service !== service) {
    throw new Error(`these are the keys of ${bundle.service}, not of ${service}`);
  }
  return bundle;
}

/** Secrets of sign-in tokens: the first signs, all are taken. */
export function tokenKeysOf(written: string): readonly Uint8Array[] {
  const keys = isBundle(written)
    ? readBundle(written).tokens
    : tokensOf(masterRing(written));
  return keys.map((key) => new Uint8Array(Buffer.from(key, 'base64')));
}

function readBundle(written: string): KeyBundle {
  const json = Buffer.from(written.slice(bundleMark.length), 'base64').toString('utf8');
  try {
    return Bundle.parse(JSON.parse(json));
  } catch {
    throw new Error('DUET_MASTER_KEY holds service keys that cannot be read');
  }
}

function bundleFrom(ring: MasterRing, service: string): KeyBundle {
  const inBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const digestOf = (name: string) => inBase64(derived(ring.digestRoot, `${name}/digest`));
  const holders = new Set<string>([...serviceNames, service]);
  return {
    service,
    writes: ring.writes.tag,
    versions: Object.fromEntries(
      ring.all.map(({ tag, bytes }) => [
        tag,
        {
          atRest: inBase64(derived(bytes, `${service}/at-rest`)),
          sealing: inBase64(derived(bytes, `${service}/sealing`)),
        },
      ]),
    ),
    sealsFor: Object.fromEntries(
      [...holders].map((name) => {
        const publicKey = publicOf(derived(ring.writes.bytes, `${name}/sealing`));
        return [name, { tag: ring.writes.tag, publicKey }];
      }),
    ),
    digests: Object.fromEntries(
      [service, ...(lentDigests[service] ?? [])].map((name) => [name, digestOf(name)]),
    ),
    index: inBase64(derived(ring.digestRoot, `${service}/blind-index`)),
    tokens: tokensOf(ring),
  };
}

/** Public keys by the digest of their private one: each service of a process needs those of all. */
const publicKeys = new Map<string, string>();

function publicOf(secret: Uint8Array): string {
  const digest = createHash('sha256').update(secret).digest('base64');
  const known = publicKeys.get(digest) ?? publicBytesOf(sealingKey(secret)).toString('base64');
  publicKeys.set(digest, known);
  return known;
}

function tokensOf({ all }: MasterRing): string[] {
  return all.map(({ bytes }) => derived(bytes, 'access/token').toString('base64'));
}

const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');

/** An X25519 private key out of its 32 bytes. */
export function sealingKey(bytes: Uint8Array): KeyObject {
  const key = Buffer.concat([privatePrefix, bytes]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** An X25519 public key out of its 32 bytes. */
export function sealingPublicKey(bytes: Uint8Array): KeyObject {
  const key = Buffer.concat([publicPrefix, bytes]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

export function publicBytesOf(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
}
