import { PayloadTooLargeException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvalidInput } from './invalid-input.js';

export interface ReceivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A sheet larger than this was not made for people. */
export const sheetBytesMax = 20 * 1024 * 1024;

const nameLengthMax = 200;

/** A file with what was sent beside it; a field sent twice counts as it was sent last. */
export interface ReceivedForm {
  readonly file: ReceivedFile;
  readonly fields: ReadonlyMap<string, string>;
}

const fieldLimits = { fields: 5, fieldSize: 2 * 1024 * 1024 } as const;

/**
 * The one file of a `multipart/form-data` request, field `file`, up to `bytesMax` bytes.
 * @throws InvalidInput when there is none; a larger one becomes a 413.
 */
export async function receivedFile(
  request: FastifyRequest,
  bytesMax: number,
): Promise<ReceivedFile> {
  return (await receivedForm(request, bytesMax)).file;
}

/** As `receivedFile`, with the form's other fields. */
export async function receivedForm(
  request: FastifyRequest,
  bytesMax: number,
): Promise<ReceivedForm> {
  if (!request.isMultipart()) throw faultOfFile('is sent as multipart/form-data');
  const fields = new Map<string, string>();
  let file: ReceivedFile | undefined;
  for await (const part of request.parts({ limits: { ...fieldLimits, fileSize: bytesMax, files: 1 } })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
      continue;
    }
    const bytes = await part.toBuffer();
    // The parser notices a file that ends right behind the limit only after its last piece.
    if (part.file.truncated) throw new PayloadTooLargeException();
    if (part.fieldname === 'file') file = { name: part.filename.slice(-nameLengthMax), bytes };
  }
  if (!file) throw faultOfFile('is missing');
  if (file.name === '') throw faultOfFile('has no name');
  if (file.bytes.byteLength === 0) throw faultOfFile('is empty');
  return { file, fields };
}

export function faultOfFile(message: string): InvalidInput {
  return new InvalidInput([{ path: ['file'], message }]);
}
