import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** AES-256-GCM: nonce, tag, body in base64; `context` is authenticated with it. */
export function encrypt(key: Uint8Array, words: string, context: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** @throws Error when the ciphertext was altered, or belongs to another key or context. */
export function decrypt(key: Uint8Array, ciphertext: string, context: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

/** HKDF-SHA-256 to 32 bytes, one key a purpose. */
export function derived(from: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', from, 'duet', purpose, 32));
}

/** HMAC-SHA-256 over any JSON value, in hex. */
export function keyedDigest(key: Uint8Array, value: unknown): string {
  return createHmac('sha256', key).update(canonicalJson(value)).digest('hex');
}

/** A key that exists once and nowhere derives from anything: destroyed, what it locked is gone. */
export function newDataKey(): string {
  return randomBytes(32).toString('base64');
}

/** What one data key locks: each ciphertext is bound to its entry and field. */
export interface FieldCipher {
  encrypt(field: string, words: string): string;
  /** @throws Error when the ciphertext was altered or moved here from another entry or field. */
  decrypt(field: string, ciphertext: string): string;
  /** Keyed digest that means nothing any more once the key is gone. */
  digest(value: unknown): string;
}

export function fieldCipher(dataKey: string, entryId: string): FieldCipher {
  const key = Buffer.from(dataKey, 'base64');
  const locks = derived(key, 'fields');
  const digests = derived(key, 'digest');
  return {
    encrypt: (field, words) => encrypt(locks, words, `${entryId}/${field}`),
    decrypt: (field, ciphertext) => decrypt(locks, ciphertext, `${entryId}/${field}`),
    digest: (value) => keyedDigest(digests, value),
  };
}
