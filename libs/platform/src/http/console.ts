import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Everything comes from this origin; antd writes its styles into the page. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const ownPlaces = /^\/(api|health|metrics)(\/|$|\?)/;

/**
 * Serves the built console on the same origin as the API: its files under their names, and its one
 * page for every other address a browser opens, because the page knows its own addresses. What the
 * services do not know below `/api` stays their 404.
 * @returns whether there is a console in the folder to be served.
 */
export async function mountConsole(app: NestFastifyApplication, folder: string): Promise<boolean> {
  const root = join(process.cwd(), folder);
  if (!existsSync(join(root, 'index.html'))) return false;
  await app.register(fastifyStatic, {
    root,
    serve: false,
    preCompressed: true,
    index: false,
    cacheControl: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/assets/*', (request, reply) => {
    // The name holds a digest of the content: what is under it never changes.
    void reply.header('cache-control', 'public, max-age=31536000, immutable');
    return reply.sendFile(decodeURIComponent(request.url.slice(1).split('?')[0] ?? ''));
  });
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    if (ownPlaces.test(request.url)) {
      reply.callNotFound();
      return reply;
    }
    return reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', contentSecurityPolicy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'same-origin')
      .sendFile('index.html');
  });
  return true;
}
