import { fetchAnswered } from './client.js';
import { staffSlip } from '../papers/name-slips.js';

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
  const response = await fetchAnswered(new Request(`${list}?${query.toString()}`, { headers }));
  return response.blob();
}
