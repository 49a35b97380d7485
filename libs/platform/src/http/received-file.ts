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

/**
 * The one file of a `multipart/form-data` request, field `file`, up to `bytesMax` bytes.
 * @throws InvalidInput when there is none; a larger one becomes a 413.
 */
export async function receivedFile(
  request: FastifyRequest,
  bytesMax: number,
): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw faultOfFile('is sent as multipart/form-data');
  const part = await request.file({ limits: { fileSize: bytesMax, files: 1 } });
  if (part?.fieldname !== 'file') throw faultOfFile('is missing');
  const name = part.filename.slice(-nameLengthMax);
  if (name === '') throw faultOfFile('has no name');
  const bytes = await part.toBuffer();
  // The parser notices a file that ends right behind the limit only after its last piece.
  if (part.file.truncated) throw new PayloadTooLargeException();
  if (bytes.byteLength === 0) throw faultOfFile('is empty');
  return { name, bytes };
}

export function faultOfFile(message: string): InvalidInput {
  return new InvalidInput([{ path: ['file'], message }]);
}
