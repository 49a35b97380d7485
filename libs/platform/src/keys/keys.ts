import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/**
 * One service's keys, all derived from the installation's master key, each for one purpose:
 * words at rest, keyed digests, blind indexes, and a key pair others seal personal data for.
 */
export interface ServiceKeys {
  /** Encrypts words or a field at rest (AES-256-GCM); `context` is authenticated with it. */
  encrypt(words: string, context: string): string;
  /** @throws Error when the ciphertext was altered or belongs to another context. */
  decrypt(ciphertext: string, context: string): string;
  /** Keyed digest (HMAC-SHA-256, hex) of any JSON value: proves equality, reveals nothing. */
  digest(value: unknown): string;
  /** Keyed, deterministic index of a normalised value, for look-ups of encrypted fields. */
  blindIndex(field: string, normalised: string): string;
  /** Seals words so that only `service` can open them. */
  sealFor(service: string, words: string): string;
  /** Opens what was sealed for this service. @throws Error when it was not. */
  open(sealed: string): string;
}

const x25519PrivatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** @param masterKey 32 bytes in base64. @throws Error when it is shorter. */
export function serviceKeys(masterKey: string, service: string): ServiceKeys {
  const master = Buffer.from(masterKey, 'base64');
  if (master.length < 32) throw new Error('DUET_MASTER_KEY needs at least 32 bytes in base64');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, 'duet', purpose, 32));
  const atRest = derive(`${service}/at-rest`);
  const digests = derive(`${service}/digest`);
  const index = derive(`${service}/blind-index`);
  const pairOf = (name: string): KeyObject =>
    createPrivateKey({
      key: Buffer.concat([x25519PrivatePrefix, derive(`${name}/sealing`)]),
      format: 'der',
      type: 'pkcs8',
    });
  const own = pairOf(service);

  return {
    encrypt: (words, context) => encrypt(atRest, words, context),
    decrypt: (ciphertext, context) => decrypt(atRest, ciphertext, context),
    digest: (value) => createHmac('sha256', digests).update(canonicalJson(value)).digest('hex'),
    blindIndex: (field, normalised) =>
      createHmac('sha256', index).update(`${field}\n${normalised}`).digest('hex'),
    sealFor: (receiver, words) => {
      const once = generateKeyPairSync('x25519');
      const shared = diffieHellman({
        privateKey: once.privateKey,
        publicKey: createPublicKey(pairOf(receiver)),
      });
      const publicBytes = once.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
      const key = Buffer.from(hkdfSync('sha256', shared, publicBytes, 'duet/sealed', 32));
      return `${publicBytes.toString('base64')}.${encrypt(key, words, receiver)}`;
    },
    open: (sealed) => {
      const [publicPart = '', body = ''] = sealed.split('.');
      const publicBytes = Buffer.from(publicPart, 'base64');
      const publicKey = createPublicKey({
        key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), publicBytes]),
        format: 'der',
        type: 'spki',
      });
      const shared = diffieHellman({ privateKey: own, publicKey });
      const key = Buffer.from(hkdfSync('sha256', shared, publicBytes, 'duet/sealed', 32));
      return decrypt(key, body, service);
    },
  };
}

/** Signing secret of sign-in tokens; every service derives the same one to verify them itself. */
export function tokenSecret(masterKey: string): Uint8Array {
  const master = Buffer.from(masterKey, 'base64');
  return new Uint8Array(hkdfSync('sha256', master, 'duet', 'access/token', 32));
}

export function sha256Hex(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest('hex');
}

function encrypt(key: Buffer, words: string, context: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

function decrypt(key: Buffer, ciphertext: string, context: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
