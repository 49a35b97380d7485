import { fetchAsPerson } from './client.js';
import { staffSlip } from '../papers/name-slips.js';
import { Fault, problemOf } from './fault.js';

/** A list as the service writes it, to its end. @throws Fault for a refusal, ConnectionLost where none came. */
export async function askForSheet(
  list: string,
  filter: Readonly<Record<string, string | number | undefined>> = {},
): Promise<Blob> {
  const query = new URLSearchParams({ format: 'xlsx' });
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const [, , service = ''] = list.split('/');
  // Without names the sheet still leaves, with ids in their place.
  const slip = await staffSlip(service).catch(() => undefined);
  const headers: Record<string, string> = slip === undefined ? {} : { 'name-slip': slip };
  const response = await fetchAsPerson(new Request(`${list}?${query.toString()}`, { headers }));
  if (response.ok) return response.blob();
  const problem: unknown = await response.json().catch(() => undefined);
  throw new Fault(problemOf(response.status, problem));
}
