import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Posts a body as JSON and answers the status. */
export type Post = (path: string, body: unknown, key?: string) => Promise<number>;

/** One kept connection and no more of a client than what is measured needs. */
export function poster(url: string, token: string): Post {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (path, body, key = randomUUID()) => {
    const json = JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(json)),
      'idempotency-key': key,
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${url}${path}`, { agent, method: 'POST', headers }, (answer) => {
        answer.resume();
        answer.on('end', () => {
          resolve(answer.statusCode ?? 0);
        });
      });
      sent.on('error', reject);
      sent.end(json);
    });
  };
}
