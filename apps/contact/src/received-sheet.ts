import type { FastifyRequest } from 'fastify';
import { StatedOfSheet } from '#contracts/contact/imports';
import { InvalidInput } from '#platform/http/invalid-input';
import { receivedForm, sheetBytesMax, type ReceivedFile } from '#platform/http/received-file';

/** What comes with the sheet in an upload: in JSON, what a person says of it. */
export const statedField = {
  stated: { type: 'string', description: 'StatedOfSheet, in JSON.' },
} as const;

/** @throws InvalidInput naming what is wrong with the file or in what is said of it. */
export async function receivedSheet(
  request: FastifyRequest,
): Promise<{ readonly file: ReceivedFile; readonly stated: StatedOfSheet }> {
  const { file, fields } = await receivedForm(request, sheetBytesMax);
  const said = fields.get('stated');
  return { file, stated: said === undefined ? {} : statedIn(said) };
}

function statedIn(said: string): StatedOfSheet {
  const read = StatedOfSheet.safeParse(jsonIn(said));
  if (read.success) return read.data;
  const under = read.error.issues.map((issue) => ({ ...issue, path: ['stated', ...issue.path] }));
  throw new InvalidInput(under);
}

function jsonIn(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    throw new InvalidInput([{ path: ['stated'], message: 'is not JSON' }]);
  }
}
