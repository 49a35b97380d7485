import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { InvalidInput } from '../http/invalid-input.js';
import { serviceKeys, tokenSecret, tokenSecrets, type ServiceKeys } from '../keys/keys.js';
import { readSigned } from '../keys/read-signed.js';

export type Names = ReadonlyMap<string, string>;

/** Long enough to print what one looks at, and no longer. */
const lifetimeSeconds = 10 * 60;
const issuer = 'duet/names';
const Claims = z.object({ names: z.string() });
const Sealed = z.record(z.string(), z.string());
/** Names of a whole city's staff, and far from what a made-up slip could swell to. */
const namesBytesMax = 1024 * 1024;

export interface SlipFor {
  readonly askerId: string;
  /** Who may open it. */
  readonly service: string;
}

/**
 * Names on their way from the service that keeps them to one that prints them, by the hand of the
 * person who asks for both. Sealed for the printing service and signed for that person: whoever
 * carries it can neither read nor change it, nor hand it to somebody else.
 */
export async function issueNameSlip(
  names: Names,
  { askerId, service }: SlipFor,
  keys: Pick<ServiceKeys, 'sealFor'>,
  masterKey: string,
): Promise<{ readonly slip: string; readonly expiresAt: string }> {
  const expires = Math.floor(Date.now() / 1000) + lifetimeSeconds;
  const slip = await new SignJWT({
    names: keys.sealFor(service, packed(names)),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(service)
    .setSubject(askerId)
    .setExpirationTime(expires)
    .sign(tokenSecret(masterKey));
  return { slip, expiresAt: new Date(expires * 1000).toISOString() };
}

/** The names of a slip; undefined when it is not ours, for somebody else, or too old. */
export async function namesOnSlip(
  slip: string,
  { askerId, service }: SlipFor,
  keys: Pick<ServiceKeys, 'open'>,
  masterKey: string,
): Promise<Names | undefined> {
  const meant = { issuer, audience: service, subject: askerId };
  const claims = Claims.safeParse(await readSigned(slip, tokenSecrets(masterKey), meant));
  if (!claims.success) return undefined;
  try {
    return new Map(Object.entries(Sealed.parse(JSON.parse(unpacked(keys.open(claims.data.names))))));
  } catch {
    return undefined;
  }
}

/**
 * The names of several slips, the staff's and the register's.
 * @throws InvalidInput naming the first that is no slip for this person and service, or too old.
 */
export async function namesOnSlips(
  slips: readonly string[],
  slipFor: SlipFor,
  keys: Pick<ServiceKeys, 'open'>,
  masterKey: string,
): Promise<Names> {
  const names = new Map<string, string>();
  for (const [index, slip] of slips.entries()) {
    const found = await namesOnSlip(slip, slipFor, keys, masterKey);
    if (!found) {
      const message = 'is no name slip for you and this service, or is too old';
      throw new InvalidInput([{ path: ['slips', index], message }]);
    }
    for (const [id, name] of found) names.set(id, name);
  }
  return names;
}

/**
 * A list is asked for by GET: its slips come in a header, one after the other.
 * @throws InvalidInput as `namesOnSlips`.
 */
export async function namesInHeader(
  header: string | readonly string[] | undefined,
  slipFor: SlipFor,
  masterKey: string,
): Promise<Names> {
  const written = typeof header === 'string' ? header : (header ?? []).join(',');
  const slips = written.split(',').flatMap((slip) => slip.trim() || []);
  if (slips.length === 0) return new Map();
  return namesOnSlips(slips, slipFor, serviceKeys(masterKey, slipFor.service), masterKey);
}

/** Compressed, for a header has room for some kilobytes. */
function packed(names: Names): string {
  return deflateRawSync(JSON.stringify(Object.fromEntries(names))).toString('base64');
}

function unpacked(names: string): string {
  const bytes = Buffer.from(names, 'base64');
  return inflateRawSync(bytes, { maxOutputLength: namesBytesMax }).toString('utf8');
}
