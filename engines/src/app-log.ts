import { open, readFile } from 'node:fs/promises';

const readEveryMs = 400;
const chunkMaxBytes = 256 * 1024;
const lineMaxCharacters = 600;

/** Whether a line of the product's log belongs in front of the person: an error, not news. */
export function isErrorLine(line: string): boolean {
  if (line.startsWith('{')) return /"level":\s*"(error|fatal)"/i.test(line);
  return /\b(error|fatal|exception|unhandled)\b/i.test(line) || /^\s+at .+:\d+:\d+\)?$/.test(line);
}

/** The last lines of a log, cut to a length a terminal can take. */
export async function lastLogLines(file: string, count: number): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.trim().split('\n').slice(-count);
  return lines.map((line) => line.slice(0, lineMaxCharacters));
}

/** Calls `onError` for each error line appended to the log from now on, until told to stop. */
export function followErrors(file: string, onError: (line: string) => void): () => void {
  let position = 0;
  let rest = '';
  let reading = false;
  const read = async (): Promise<void> => {
    const handle = await open(file).catch(() => undefined);
    if (!handle) return;
    try {
      const buffer = Buffer.alloc(chunkMaxBytes);
      const { bytesRead } = await handle.read(buffer, 0, chunkMaxBytes, position);
      position += bytesRead;
      const lines = (rest + buffer.toString('utf8', 0, bytesRead)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (isErrorLine(line)) onError(line.slice(0, lineMaxCharacters));
    } finally {
      await handle.close();
    }
  };
  const timer = setInterval(() => {
    if (reading) return;
    reading = true;
    void read().finally(() => {
      reading = false;
    });
  }, readEveryMs);
  return () => {
    clearInterval(timer);
  };
}
