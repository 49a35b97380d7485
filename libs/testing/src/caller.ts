import { randomUUID } from 'node:crypto';

export interface Reply<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A person's HTTP client: sends JSON, keeps status and body, throws for nothing but the network. */
export class Caller {
  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
  ) {}

  get<Body = Record<string, unknown>>(path: string): Promise<Reply<Body>> {
    return this.send<Body>('GET', path);
  }

  /** Posts a command. Without a key of your own each call is a new command. */
  post<Body = Record<string, unknown>>(
    path: string,
    body: unknown,
    key: string = randomUUID(),
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply<Body>> {
    return this.send<Body>('POST', path, body, { 'idempotency-key': key, ...headers });
  }

  /** Uploads a file as `multipart/form-data`, field `file`, with other fields beside it. */
  async upload<Body = Record<string, unknown>>(
    path: string,
    file: { readonly name: string; readonly bytes: Uint8Array; readonly type: string },
    key: string = randomUUID(),
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Reply<Body>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { ...this.authorization(), 'idempotency-key': key },
      body: form,
    });
    return reply<Body>(response);
  }

  /** Fetches a file as it is. */
  async getFile(
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number; bytes: Uint8Array; headers: Headers }> {
    const response = await fetch(this.url + path, { headers: { ...this.authorization(), ...headers } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, bytes, headers: response.headers };
  }

  /** Posts a command whose answer is a file. */
  async postForFile(
    path: string,
    key: string = randomUUID(),
    body?: object,
  ): Promise<{ status: number; bytes: Uint8Array; headers: Headers }> {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: {
        ...{ ...this.authorization(), 'idempotency-key': key },
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, bytes, headers: response.headers };
  }

  /** Opens a stream of server-sent events; the caller reads and aborts it. */
  openStream(path: string, signal: AbortSignal): Promise<Response> {
    return fetch(this.url + path, { headers: this.authorization(), signal });
  }

  private async send<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply<Body>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...this.authorization(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'accept-language': 'en',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return reply<Body>(response);
  }

  private authorization(): Record<string, string> {
    return this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
  }
}

async function reply<Body>(response: Response): Promise<Reply<Body>> {
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Body;
  return { status: response.status, body, headers: response.headers };
}

/** Waits for a condition, never for a time: asks again until it holds or the generous limit is over. */
export async function eventually<Value>(
  what: string,
  look: () => Promise<Value | undefined | false>,
  limitMs = 180_000,
): Promise<Value> {
  const until = Date.now() + limitMs;
  for (let pauseMs = 20; ; pauseMs = Math.min(500, pauseMs * 1.5)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > until) throw new Error(`waited ${String(limitMs)} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
