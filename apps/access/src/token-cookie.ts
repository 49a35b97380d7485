import type { FastifyReply, FastifyRequest } from 'fastify';
import { tokenCookie, tokenLifetimeSeconds } from '#platform/access/token';

const attributes = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** The token for browsers: out of reach of scripts and not sent with other sites' posts. */
export function setTokenCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = isHttps(request);
  void reply.setCookie(tokenCookie, token, { ...attributes, secure, maxAge: tokenLifetimeSeconds });
}

export function clearTokenCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(tokenCookie, { ...attributes, secure: isHttps(request) });
}

/**
 * TLS ends here or at the proxy in front. The header is believed without knowing the proxy: whoever
 * forges it only keeps their own cookie off plain HTTP.
 */
function isHttps({ protocol, headers }: FastifyRequest): boolean {
  const forwarded = headers['x-forwarded-proto'];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(',')[0]?.trim();
  return protocol === 'https' || first === 'https';
}
