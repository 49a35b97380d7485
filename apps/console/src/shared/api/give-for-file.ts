import { fetchAnswered } from './client.js';

export interface GivenFile {
  readonly name: string;
  readonly sha256: string | undefined;
  readonly content: Blob;
}

/** A command that answers with a file. @throws Fault for a refusal, ConnectionLost where none came. */
export async function giveForFile(path: string, key: string): Promise<GivenFile> {
  const request = new Request(path, { method: 'POST', headers: { 'idempotency-key': key } });
  const response = await fetchAnswered(request);
  const disposition = response.headers.get('content-disposition') ?? '';
  return {
    name: /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'file',
    sha256: response.headers.get('x-sheet-sha256') ?? undefined,
    content: await response.blob(),
  };
}
