import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { ServiceKeys } from '#platform/keys/keys';

/** OWASP's least for argon2id, the package's default kind: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Checks passwords with the same work whether the account exists or not. */
export class PasswordCheck {
  private readonly nobodys: Promise<string>;

  constructor() {
    this.nobodys = hashPassword(randomBytes(24).toString('base64'));
    // Awaited at every check: a failure is told there.
    this.nobodys.catch(() => undefined);
  }

  /** @param passwordHash undefined where nobody has the account: never true, never quicker. */
  async holds(password: string, passwordHash: string | undefined): Promise<boolean> {
    const held = await verify(passwordHash ?? (await this.nobodys), password);
    return held && passwordHash !== undefined;
  }
}

/** Characters that nobody confuses when reading them off a screen. */
const characters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Twelve of them: about 59 bits. */
export function newPassword(): string {
  return grouped(() => randomInt(characters.length));
}

/**
 * The one-time password a change gives. It derives from the change, so that the same command sent
 * again gives the same answer and no password lies anywhere in the clear.
 */
export function oneTimePassword(keys: ServiceKeys, changeId: string): string {
  let left = BigInt(`0x${keys.digest({ oneTimePassword: changeId })}`);
  return grouped(() => {
    const picked = left % BigInt(characters.length);
    left /= BigInt(characters.length);
    return Number(picked);
  });
}

function grouped(pick: () => number): string {
  const group = () => Array.from({ length: 4 }, () => characters.charAt(pick())).join('');
  return [group(), group(), group()].join('-');
}
