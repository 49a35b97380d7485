import { fetchAnswered } from './client.js';

const keyBytes = 18;

/** A key no other command has. Not `randomUUID`: offices open the page by `http://10.…`, where it is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(keyBytes));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}

/**
 * Gives a command under a key. The same key again means the same command: what was given once is
 * not done twice.
 * @throws Fault for a refusal or a problem, ConnectionLost where no answer came.
 */
export async function giveCommand<Answer>(path: string, body: unknown, key: string): Promise<Answer> {
  const isForm = body instanceof FormData;
  const response = await fetchAnswered(
    new Request(path, {
      method: 'POST',
      headers: {
        'idempotency-key': key,
        ...(isForm ? {} : { 'content-type': 'application/json' }),
      },
      body: isForm ? body : JSON.stringify(body),
    }),
  );
  return (await bodyOf(response)) as Answer;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
