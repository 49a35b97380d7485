import { randomUUID } from 'node:crypto';
import type { Language } from '#domain/shared/sentences';
import type { PersonActor } from '#domain/shared/actor';
import { issueToken } from '#platform/access/token';
import { tokenSecret } from '#platform/keys/keys';
import type { RunningServices } from '#testing/running-service';

/** An answer as it came, byte for byte. */
export interface RawReply {
  readonly status: number;
  readonly text: string;
}

export function tokenOf({ house }: RunningServices, person: PersonActor): Promise<string> {
  return issueToken(person, tokenSecret(house.masterKey));
}

/**
 * Asks `POST /api/…` or `GET /api/…` as whoever the token says. What goes on for ever (events as
 * they happen) is left as soon as it begins.
 */
export async function ask(
  { url }: Pick<RunningServices, 'url'>,
  endpoint: string,
  token: string | undefined,
  body: unknown = {},
  language: Language = 'en',
): Promise<RawReply> {
  const [method = '', path = ''] = endpoint.split(' ');
  const leaving = new AbortController();
  const response = await fetch(url + path, {
    method,
    signal: leaving.signal,
    headers: {
      'accept-language': language,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
      ...(method === 'POST' && !isUpload(body) && { 'content-type': 'application/json' }),
    },
    ...(method === 'POST' && { body: isUpload(body) ? fileOf(body) : JSON.stringify(body) }),
  });
  const { status, headers } = response;
  if (headers.get('content-type')?.startsWith('text/event-stream')) {
    leaving.abort();
    return { status, text: '' };
  }
  return { status, text: await response.text() };
}

/** Stands for a file of this name where an endpoint takes files. */
interface Upload {
  readonly upload: string;
  /** What is said beside the file. */
  readonly fields?: Readonly<Record<string, string>>;
}

function isUpload(body: unknown): body is Upload {
  return body !== null && typeof body === 'object' && 'upload' in body;
}

function fileOf({ upload, fields = {} }: Upload): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob(['%PDF-1.7\n%%EOF\n'], { type: 'application/pdf' }), upload);
  return form;
}

/** Every endpoint of the OpenAPI document the services themselves give. */
export async function endpointsOf(services: Pick<RunningServices, 'url'>): Promise<string[]> {
  const { text } = await ask(services, 'GET /api/openapi.json', undefined);
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** The endpoint with something in every hole; `holes` names what stands where. */
export function filled(endpoint: string, holes: Readonly<Record<string, string>> = {}): string {
  return endpoint.replace(/\{(\w+)\}/g, (_, name: string) => holes[name] ?? '1');
}
