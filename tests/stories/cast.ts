import type { Caller, Reply } from '#testing/caller';

/** The people of the story, by the account they sign in with. */
export const cast = {
  officer: 'centre-li',
  centreHead: 'centre-zhao',
  secretary: 'committee-chen',
  experts: ['expert-liu', 'expert-zhang', 'expert-yang'],
  unitOfficer: 'science-wu',
  unitHead: 'science-ma',
  serviceOfficer: 'services-hu',
  preparer: 'finance-guo',
  reviewer: 'finance-he',
  approver: 'finance-lin',
} as const;

/** The stage on which the story plays: who may call, and who listens. */
export interface Theatre {
  as(account: string): Promise<Caller>;
  /** The city's time where it is not this machine's (ms). */
  now?(): number;
  /** One line a person understands. */
  say(line: string): void;
}

/** The body of a reply that succeeded. @throws Error quoting what the product said otherwise. */
export function done<Body>(what: string, reply: Reply<Body>): Body {
  if (reply.status === 200) return reply.body;
  throw new Error(`${what}: ${String(reply.status)} ${JSON.stringify(reply.body)}`);
}

/** The sentence of a refusal the story expects. @throws Error when it was not refused with this code. */
export function refusedWith(code: string, reply: Reply): string {
  const problem = reply.body as { code?: string; detail?: string };
  if (problem.code !== code) {
    throw new Error(`expected ${code}, got ${String(reply.status)} ${JSON.stringify(reply.body)}`);
  }
  return problem.detail ?? '';
}

/** 12,345.67 yuan for "1234567" fen. */
export function yuan(fen: string): string {
  const padded = fen.padStart(3, '0');
  const whole = padded.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${padded.slice(-2)} yuan`;
}
