import { jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';

/**
 * What something of ours that is signed and expires says: a token, a pass, a slip. While keys rotate any
 * of several may have signed it. @returns undefined when it is expired, altered, not ours or not meant so.
 */
export async function readSigned(
  signed: string,
  secrets: readonly Uint8Array[],
  meant: Pick<JWTVerifyOptions, 'issuer' | 'audience' | 'subject' | 'currentDate'>,
): Promise<JWTPayload | undefined> {
  for (const secret of secrets) {
    try {
      const options = { ...meant, algorithms: ['HS256'], requiredClaims: ['exp'] };
      return (await jwtVerify(signed, secret, options)).payload;
    } catch {
      // Not by this one.
    }
  }
  return undefined;
}
