import type { FastifyReply, FastifyRequest } from 'fastify';
import { tokenCookie, tokenLifetimeSeconds } from '#platform/access/token';
import { sessionLifetimeSeconds } from './sessions.js';

const everywhere = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** What refreshes the token goes to this service alone. */
export const sessionCookie = 'duet-session';
const hereOnly = { path: '/api/access', httpOnly: true, sameSite: 'strict' } as const;

/** The token for browsers: out of reach of scripts and not sent with other sites' posts. */
export function setTokenCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = isHttps(request);
  void reply.setCookie(tokenCookie, token, { ...everywhere, secure, maxAge: tokenLifetimeSeconds });
}

/** The refresh secret is in no body: scripts never read it, other clients take it off the header. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  refresh: string,
): void {
  const secure = isHttps(request);
  void reply.setCookie(sessionCookie, refresh, {
    ...hereOnly,
    secure,
    maxAge: sessionLifetimeSeconds,
  });
}

export function clearCookies(request: FastifyRequest, reply: FastifyReply): void {
  const secure = isHttps(request);
  void reply.clearCookie(tokenCookie, { ...everywhere, secure });
  void reply.clearCookie(sessionCookie, { ...hereOnly, secure });
}

/** The refresh secret a request shows: as a bearer, else in the browser's cookie. */
export function refreshOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer (s-\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[sessionCookie];
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
