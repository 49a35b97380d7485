import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fieldCipher, newDataKey } from './ciphers.js';
import { writtenBundle } from './key-bundle.js';
import { serviceKeys, tokenSecret, tokenSecrets } from './keys.js';
import { masterRing, writtenDigestRoot } from './master-ring.js';

const key = () => randomBytes(32).toString('base64');
const first = key();
const second = key();
const root = writtenDigestRoot(masterRing(first));
/** The stations of a rotation: alone; the new one known; the new one writes; the old one gone. */
const alone = first;
const known = `${first},${second},${root}`;
const turned = `${second},${first},${root}`;
const done = `${second},${root}`;

describe('the keys of a service', () => {
  it('open what they locked, for that context and service only', () => {
    const keys = serviceKeys(first, 'contact');
    const locked = keys.encrypt('示例', 'text-1');
    expect(keys.decrypt(locked, 'text-1')).toBe('示例');
    expect(() => keys.decrypt(locked, 'text-2')).toThrow();
    expect(() => serviceKeys(first, 'reward').decrypt(locked, 'text-1')).toThrow();
    expect(locked.startsWith(keys.newest)).toBe(true);
  });

  it('seal for one receiver alone', () => {
    const sealed = serviceKeys(first, 'register').sealFor('reward', '示例');
    expect(serviceKeys(first, 'reward').open(sealed)).toBe('示例');
    expect(() => serviceKeys(first, 'contact').open(sealed)).toThrow();
  });

  it.each([
    ['of 31 bytes', randomBytes(31).toString('base64')],
    ['none', ''],
    ['twice the same', `${first},${first},${root}`],
    ['several without a digest root', `${second},${first}`],
    ['nothing but a digest root', root],
  ])('refuse a master key %s', (_, written) => {
    expect(() => serviceKeys(written, 'contact')).toThrow('DUET_MASTER_KEY');
  });
});

describe('a rotation', () => {
  const contact = (ring: string) => serviceKeys(ring, 'contact');

  it('reads at each station what the one before and the one after wrote', () => {
    const stations = [alone, known, turned];
    for (const [at, ring] of stations.entries()) {
      for (const near of stations.slice(Math.max(0, at - 1), at + 2)) {
        const locked = contact(near).encrypt('示例', 'x');
        expect(contact(ring).decrypt(locked, 'x')).toBe('示例');
        const sealed = serviceKeys(near, 'register').sealFor('contact', '示例');
        expect(contact(ring).open(sealed)).toBe('示例');
        expect(tokenSecrets(ring)).toContainEqual(tokenSecret(near));
      }
    }
  });

  it('writes with the newest, and in the end the old one opens nothing', () => {
    const locked = contact(turned).encrypt('示例', 'x');
    expect(contact(done).decrypt(locked, 'x')).toBe('示例');
    expect(() => contact(alone).decrypt(locked, 'x')).toThrow();
    expect(() => contact(done).decrypt(contact(alone).encrypt('示例', 'x'), 'x')).toThrow('version');
  });

  it('keeps digests and blind indexes what they were', () => {
    for (const ring of [known, turned, done]) {
      expect(contact(ring).digest({ a: 1 })).toBe(contact(alone).digest({ a: 1 }));
      expect(contact(ring).blindIndex('phone', '1')).toBe(contact(alone).blindIndex('phone', '1'));
    }
    expect(contact(second).digest(1)).not.toBe(contact(first).digest(1));
  });

  it('leaves in the digest root nothing that opens a ciphertext', () => {
    const locked = contact(alone).encrypt('示例', 'x');
    const rootAsKey = root.slice('digest:'.length);
    expect(() => contact(rootAsKey).decrypt(locked, 'x')).toThrow();
  });
});

describe('the bundle of one service', () => {
  const bundle = (service: string, ring = turned) => writtenBundle(masterRing(ring), service);

  it('does all that the master key does for that service', () => {
    const own = serviceKeys(bundle('register'), 'register');
    const master = serviceKeys(turned, 'register');
    expect(master.decrypt(own.encrypt('示例', 'x'), 'x')).toBe('示例');
    expect(own.decrypt(serviceKeys(alone, 'register').encrypt('示例', 'x'), 'x')).toBe('示例');
    expect(own.blindIndex('phone', '1')).toBe(master.blindIndex('phone', '1'));
    expect(serviceKeys(turned, 'reward').open(own.sealFor('reward', '示例'))).toBe('示例');
    expect(own.digestFor('reward', 'x')).toBe(serviceKeys(turned, 'reward').digest('x'));
    expect(tokenSecret(bundle('register'))).toEqual(tokenSecret(turned));
  });

  it('opens nothing of the others', () => {
    expect(() => serviceKeys(bundle('contact'), 'register')).toThrow('keys of contact');
    const own = serviceKeys(bundle('contact'), 'contact');
    expect(() => own.digestFor('reward', 'x')).toThrow('no digests');
    expect(() => own.open(own.sealFor('reward', '示例'))).toThrow();
    expect(() => serviceKeys('service-keys:AAAA', 'contact')).toThrow('cannot be read');
  });

  it('holds no master key and no key of another service', () => {
    const text = Buffer.from(bundle('contact').split(':')[1]!, 'base64').toString('utf8');
    expect(text).not.toContain(first);
    expect(text).not.toContain(second);
    const others = Buffer.from(bundle('reward').split(':')[1]!, 'base64').toString('utf8');
    const { versions } = JSON.parse(others) as { versions: Record<string, { atRest: string }> };
    for (const { atRest } of Object.values(versions)) expect(text).not.toContain(atRest);
  });
});

describe('a data key', () => {
  it('opens its own fields only, and means nothing once another stands in its place', () => {
    const cipher = fieldCipher(newDataKey(), 'rp-1');
    const locked = cipher.encrypt('name', '示例');
    expect(cipher.decrypt('name', locked)).toBe('示例');
    expect(() => cipher.decrypt('phone', locked)).toThrow();
    const another = fieldCipher(newDataKey(), 'rp-1');
    expect(() => another.decrypt('name', locked)).toThrow();
    expect(another.digest({ a: 1 })).not.toBe(cipher.digest({ a: 1 }));
  });
});
