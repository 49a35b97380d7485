import { fetchAnswered } from '../api/client.js';
import { newKey } from '../api/give-command.js';

/** Where names come from: the staff's and the register's, each sealed for the service that prints. */
type Issuer = 'access' | 'register';

async function askSlip(issuer: Issuer, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': newKey() };
  const asked = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetchAnswered(new Request(`/api/${issuer}/name-slips`, asked));
  return ((await response.json()) as { slip: string }).slip;
}

/** Everybody who works here, for a list whose people nobody knows before. @throws Fault, ConnectionLost. */
export function staffSlip(service: string): Promise<string> {
  return askSlip('access', { service });
}

interface NamesOn {
  readonly people: readonly string[];
  readonly subjects: readonly string[];
}

/**
 * The slips for one paper. With a purpose the register's people are named in full, and that they were
 * looked at is recorded; without one, masked. @throws Fault, ConnectionLost.
 */
export async function slipsFor(
  service: string,
  { people, subjects }: NamesOn,
  purpose?: string,
): Promise<string[]> {
  const slips: string[] = [];
  if (people.length > 0) slips.push(await askSlip('access', { service, personIds: people }));
  if (subjects.length > 0) {
    const full = purpose === undefined ? {} : { purpose };
    slips.push(await askSlip('register', { service, personIds: subjects, ...full }));
  }
  return slips;
}
