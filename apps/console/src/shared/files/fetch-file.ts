import { fetchAnswered } from '../api/client.js';
import { saveFile } from '../sheet/save-file.js';

/** Fetches a file this person may see and hands it to the browser to keep. @throws Fault, ConnectionLost. */
export async function fetchFile(path: string, name: string): Promise<void> {
  const response = await fetchAnswered(new Request(path));
  saveFile(name, await response.blob());
}
