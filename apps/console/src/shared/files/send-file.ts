import { ConnectionLost, Fault, problemOf } from '../api/fault.js';
import { regainSession } from '../api/session.js';
import { currentLanguage } from '../i18n/i18n.js';

const acceptLanguage = { zh: 'zh-CN', en: 'en' } as const;
const unauthorised = 401;
const succeeded = 200;

/** How much of a file has gone out, of its whole: from 0 to 1. */
export type Progress = (share: number) => void;

interface Sending {
  readonly path: string;
  readonly file: File;
  /** What is said beside the file. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The same key again means the same upload. */
  readonly key: string;
  readonly signal?: AbortSignal;
  readonly onProgress: Progress;
}

/**
 * Hands a file in and says how far it has come: `fetch` tells nothing of what goes out. A session
 * that was over is regained as everywhere, and the file sent once more.
 * @throws Fault for a refusal, ConnectionLost where no answer came or the person broke off.
 */
export async function sendFile<Answer>(sending: Sending): Promise<Answer> {
  const first = await sendOnce(sending);
  const isOver = first.status === unauthorised && (await regainSession());
  const { status, body } = isOver ? await sendOnce(sending) : first;
  if (status < succeeded || status >= 300) throw new Fault(problemOf(status, body));
  return body as Answer;
}

function sendOnce(sending: Sending): Promise<{ status: number; body: unknown }> {
  const { path, file, fields = {}, key, signal, onProgress } = sending;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const lost = () => {
      reject(new ConnectionLost('no answer came'));
    };
    request.open('POST', path);
    request.setRequestHeader('idempotency-key', key);
    request.setRequestHeader('accept-language', acceptLanguage[currentLanguage()]);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total === 0 ? 0 : loaded / total);
    });
    request.addEventListener('error', lost);
    request.addEventListener('abort', lost);
    request.addEventListener('load', () => {
      resolve({ status: request.status, body: parsed(request.responseText) });
    });
    signal?.addEventListener('abort', () => {
      request.abort();
    });
    const form = new FormData();
    for (const [name, said] of Object.entries(fields)) form.set(name, said);
    form.set('file', file);
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
