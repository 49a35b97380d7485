import createClient from 'openapi-fetch';
import type { paths } from '../../generated/api.js';
import { currentLanguage } from '../i18n/i18n.js';
import { ConnectionLost, Fault, problemOf } from './fault.js';
import { setServerClock } from './server-clock.js';
import { regainSession, renewToken } from './session.js';

const acceptLanguage = { zh: 'zh-CN', en: 'en' } as const;

async function reach(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    setServerClock(response.headers.get('date'));
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ConnectionLost('no answer came', { cause: error });
  }
}

/** Sends a request in the person's language; where the session is over, again once there is one. */
export async function fetchAsPerson(input: Request): Promise<Response> {
  input.headers.set('accept-language', acceptLanguage[currentLanguage()]);
  const again = input.clone();
  const response = await reach(input);
  if (response.status !== 401 || !(await regainSession())) return response;
  return reach(again);
}

/** As `fetchAsPerson`, but asks nobody to sign in: for finding out whether anybody has. */
async function fetchQuietly(input: Request): Promise<Response> {
  input.headers.set('accept-language', acceptLanguage[currentLanguage()]);
  const again = input.clone();
  const response = await reach(input);
  return response.status === 401 && (await renewToken()) ? reach(again) : response;
}

/** Typed by the published OpenAPI document; answers go through `answerOf`. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: fetchAsPerson });
export const quietApi = createClient<paths>({ baseUrl: location.origin, fetch: fetchQuietly });

/** An answer that is a file, or anything else not told by the types. @throws Fault for a problem, ConnectionLost. */
export async function fetchAnswered(request: Request): Promise<Response> {
  const response = await fetchAsPerson(request);
  if (response.ok) return response;
  const problem: unknown = await response.json().catch(() => undefined);
  throw new Fault(problemOf(response.status, problem));
}

/** The body of an answer. @throws Fault for a problem, ConnectionLost where none came. */
export async function answerOf<Data>(
  answered: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await answered;
  if (!response.ok) throw new Fault(problemOf(response.status, error));
  return data as Data;
}
