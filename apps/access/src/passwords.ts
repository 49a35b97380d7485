import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

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
