import type { FastifyRequest } from 'fastify';
import { InvalidInput } from '#platform/http/invalid-input';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const nameLengthMax = 200;

/**
 * The one file of a `multipart/form-data` request, field `file`.
 * @throws InvalidInput when there is none; the shell's limit of 20 MB becomes a 413.
 */
export async function uploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) throw fileFault('is sent as multipart/form-data');
  const part = await request.file();
  if (part?.fieldname !== 'file') throw fileFault('is missing');
  const name = part.filename.slice(-nameLengthMax);
  if (name === '') throw fileFault('has no name');
  return { name, bytes: await part.toBuffer() };
}

export function fileFault(message: string): InvalidInput {
  return new InvalidInput([{ path: ['file'], message }]);
}
