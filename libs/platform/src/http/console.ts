import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
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

const pageHeaders = {
  'cache-control': 'no-cache',
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const ownPlaces = /^\/(api|health|metrics)(\/|$|\?)/;

interface Asset {
  readonly plain: Buffer;
  /** Compressed when it is asked for first: nobody waits for it at the start. */
  readonly zipped: () => Buffer;
  readonly type: string;
}

/**
 * Serves the built console on the same origin as the API: its files under their names, and its one
 * page for every other address a browser opens, because the page knows its own addresses. What the
 * services do not know below `/api` stays their 404. The files are a few megabytes and are kept in
 * memory, read once and compressed once.
 * @returns whether there is a console in the folder to be served.
 */
export function mountConsole(app: NestFastifyApplication, folder: string): boolean {
  const root = join(process.cwd(), folder);
  if (!existsSync(join(root, 'index.html'))) return false;
  const page = readFileSync(join(root, 'index.html'));
  const assets = readAssets(join(root, 'assets'));
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/assets/:name', (request: FastifyRequest, reply: FastifyReply) => {
    const { name } = request.params as { name: string };
    const asset = assets.get(name);
    if (!asset) {
      reply.callNotFound();
      return reply;
    }
    const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    return reply
      .headers({
        'content-type': asset.type,
        vary: 'accept-encoding',
        // The name holds a digest of the content: what is under it never changes.
        'cache-control': 'public, max-age=31536000, immutable',
        ...(zipped && { 'content-encoding': 'gzip' }),
      })
      .send(zipped ? asset.zipped() : asset.plain);
  });
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    if (!ownPlaces.test(request.url)) return reply.headers(pageHeaders).send(page);
    reply.callNotFound();
    return reply;
  });
  return true;
}

function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const names = readdirSync(folder);
  return new Map(
    names.flatMap((name): [string, Asset][] => {
      const type = mediaTypes[extname(name)];
      if (type === undefined) return [];
      const plain = readFileSync(join(folder, name));
      let kept: Buffer | undefined;
      return [[name, { plain, zipped: () => (kept ??= gzipSync(plain)), type }]];
    }),
  );
}
