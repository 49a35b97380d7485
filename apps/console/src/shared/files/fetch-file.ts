import { fetchAsPerson } from '../api/client.js';
import { Fault, problemOf } from '../api/fault.js';
import { saveFile } from '../sheet/save-file.js';

/** Fetches a file this person may see and hands it to the browser to keep. @throws Fault, ConnectionLost. */
export async function fetchFile(path: string, name: string): Promise<void> {
  const response = await fetchAsPerson(new Request(path));
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => undefined);
    throw new Fault(problemOf(response.status, body));
  }
  saveFile(name, await response.blob());
}
