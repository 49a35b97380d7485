import type { FastifyReply } from 'fastify';

export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A stored file as an answer: to be saved, never shown inside a page of this origin. */
export async function sendFile(reply: FastifyReply, file: SentFile): Promise<void> {
  await reply
    .status(200)
    .headers({
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .send(Buffer.from(file.content));
}
