import {
  Agent,
  createServer,
  request as ask,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** The reverse proxy of the tests: `/api/<service>/…` goes to that service's copies in turn. */
export interface Front {
  readonly url: string;
  /** How many requests each port answered. */
  readonly answered: ReadonlyMap<number, number>;
  stop(): Promise<void>;
}

interface Forwarded {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/**
 * Forwards as deploy/nginx does: a copy that cannot be reached, or hangs up before it answers, is
 * passed over for the next one. That is safe because every command carries its key.
 */
export async function startFront(portsOf: (service: string) => readonly number[]): Promise<Front> {
  const answered = new Map<number, number>();
  const agent = new Agent({ keepAlive: true });
  const turns = new Map<string, number>();
  const serve = async (incoming: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const path = incoming.url ?? '/';
    const service = /^\/api\/([a-z]+)\//.exec(path)?.[1] ?? 'access';
    const body = await bodyOf(incoming);
    const forwarded = { method: incoming.method ?? 'GET', path, headers: incoming.headers, body };
    const turn = (turns.get(service) ?? 0) + 1;
    turns.set(service, turn);
    const ports = portsOf(service);
    for (let tried = 0; tried < ports.length; tried += 1) {
      const port = ports[(turn + tried) % ports.length] ?? 0;
      const answer = await send(agent, port, forwarded).catch(() => undefined);
      if (!answer) continue;
      answered.set(port, (answered.get(port) ?? 0) + 1);
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => reply.destroy());
      answer.pipe(reply);
      // A follower who leaves leaves the service, too.
      reply.on('close', () => answer.destroy());
      return;
    }
    reply.writeHead(502).end();
  };
  const server = createServer((incoming, reply) => {
    serve(incoming, reply).catch(() => reply.destroy());
  });
  // As nginx: longer than the services' own 72 s, which their answers tell the client through us.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    answered,
    stop: () => close(server, agent),
  };
}

function send(agent: Agent, port: number, forwarded: Forwarded): Promise<IncomingMessage> {
  const { method, path, headers, body } = forwarded;
  return new Promise((resolve, reject) => {
    const sent = ask({ agent, host: '127.0.0.1', port, method, path, headers });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function close(server: Server, agent: Agent): Promise<void> {
  agent.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
