import type { Problem } from '#contracts/shared/problem';

/** What the service answered instead of success: RFC 9457, with the sentence for the person. */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** No answer came: whether the service took in what was sent is not known. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

export function isFault(error: unknown, ...codes: readonly string[]): error is Fault {
  return error instanceof Fault && (codes.length === 0 || codes.includes(error.problem.code));
}

/** The problem of an answer that is none of ours: a proxy's page, an empty body. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) {
    return body as Problem;
  }
  const code = status === 503 || status === 502 ? 'record-unavailable' : 'unexpected';
  return { type: 'about:blank', title: '', status, detail: '', code };
}
