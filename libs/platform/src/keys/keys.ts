import { createHash, createHmac, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { decrypt, encrypt, keyedDigest } from './ciphers.js';
import {
  bundleOf,
  publicBytesOf,
  sealingKey,
  sealingPublicKey,
  tokenKeysOf,
  type KeyBundle,
} from './key-bundle.js';

/**
 * One service's keys, each for one purpose: words at rest, keyed digests, blind indexes, and a key
 * pair others seal personal data for. Keys at rest and sealing pairs have versions: the newest writes,
 * the others are read until everything is wrapped anew.
 */
export interface ServiceKeys {
  /** Encrypts words or a field at rest (AES-256-GCM); `context` is authenticated with it. */
  encrypt(words: string, context: string): string;
  /** @throws Error when the ciphertext was altered or belongs to another context. */
  decrypt(ciphertext: string, context: string): string;
  /** What every ciphertext of the newest version begins with. */
  readonly newest: string;
  /** An older version is still read: what it locked is being wrapped anew. */
  readonly rotating: boolean;
  /** Keyed digest (HMAC-SHA-256, hex) of any JSON value: proves equality, reveals nothing. */
  digest(value: unknown): string;
  /**
   * Keyed digest as `service` makes its own, so that it can compare without asking again.
   * @throws Error where this service was not lent that key.
   */
  digestFor(service: string, value: unknown): string;
  /** Keyed, deterministic index of a normalised value, for look-ups of encrypted fields. */
  blindIndex(field: string, normalised: string): string;
  /** Seals words so that only `service` can open them. */
  sealFor(service: string, words: string): string;
  /** Opens what was sealed for this service. @throws Error when it was not. */
  open(sealed: string): string;
}

/**
 * @param masterKey the ring of master keys, or this service's own bundle (`key-bundle.ts`).
 * @throws Error when it is too short, or another service's bundle.
 */
export function serviceKeys(masterKey: string, service: string): ServiceKeys {
  const bundle = bundleOf(masterKey, service);
  const index = bytesOf(bundle.index);
  const digestFor = (name: string, value: unknown) => {
    const key = bundle.digests[name];
    if (key === undefined) throw new Error(`${service} makes no digests of ${name}`);
    return keyedDigest(bytesOf(key), value);
  };
  return {
    ...atRest(bundle),
    digest: (value) => digestFor(service, value),
    digestFor,
    blindIndex: (field, normalised) =>
      createHmac('sha256', index).update(`${field}\n${normalised}`).digest('hex'),
    sealFor: (receiver, words) => sealed(bundle, receiver, words),
    open: (words) => opened(bundle, words),
  };
}

/** Signing secret of sign-in tokens; every service derives the same one to verify them itself. */
export function tokenSecret(masterKey: string): Uint8Array {
  const [newest] = tokenKeysOf(masterKey);
  if (!newest) throw new Error('no key to sign tokens with');
  return newest;
}

/** Secrets under which a token may have been signed: while keys rotate, more than one. */
export function tokenSecrets(masterKey: string): readonly Uint8Array[] {
  return tokenKeysOf(masterKey);
}

export function sha256Hex(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest('hex');
}

type Versioned = Pick<ServiceKeys, 'encrypt' | 'decrypt' | 'newest' | 'rotating'>;

/** Ciphertexts are `<tag>.<base64>`: the tag names the version, and is no secret. */
function atRest({ writes, versions }: KeyBundle): Versioned {
  const keys = new Map(Object.entries(versions).map(([tag, { atRest: key }]) => [tag, bytesOf(key)]));
  const keyOf = (tag: string) => {
    const key = keys.get(tag);
    if (!key) throw new Error(`no key of version ${tag}`);
    return key;
  };
  return {
    newest: `${writes}.`,
    rotating: keys.size > 1,
    encrypt: (words, context) => `${writes}.${encrypt(keyOf(writes), words, context)}`,
    decrypt: (ciphertext, context) => {
      const [tag = '', body = ''] = ciphertext.split('.');
      return decrypt(keyOf(tag), body, context);
    },
  };
}

/** `<tag>.<public half made for this once>.<body>`: X25519, HKDF, then AES-256-GCM. */
function sealed({ sealsFor }: KeyBundle, receiver: string, words: string): string {
  const to = sealsFor[receiver];
  if (!to) throw new Error(`nobody called ${receiver} has keys`);
  const once = generateKeyPairSync('x25519');
  const shared = diffieHellman({
    privateKey: once.privateKey,
    publicKey: sealingPublicKey(bytesOf(to.publicKey)),
  });
  const publicBytes = publicBytesOf(once.publicKey);
  const body = encrypt(sealingSecret(shared, publicBytes), words, receiver);
  return `${to.tag}.${publicBytes.toString('base64')}.${body}`;
}

function opened({ service, versions }: KeyBundle, words: string): string {
  const [tag = '', publicPart = '', body = ''] = words.split('.');
  const own = versions[tag];
  if (!own) throw new Error(`no sealing key of version ${tag}`);
  const publicBytes = bytesOf(publicPart);
  const shared = diffieHellman({
    privateKey: sealingKey(bytesOf(own.sealing)),
    publicKey: sealingPublicKey(publicBytes),
  });
  return decrypt(sealingSecret(shared, publicBytes), body, service);
}

function sealingSecret(shared: Buffer, publicBytes: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, publicBytes, 'duet/sealed', 32));
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}
