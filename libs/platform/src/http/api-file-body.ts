import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

/** A field of words beside the file. */
interface WordsField {
  readonly type: 'string';
  readonly description: string;
}

/**
 * Says in the OpenAPI document that an endpoint takes one file, as `receivedFile` reads it, and the
 * fields of words that may come with it.
 */
export function ApiFileBody(words: Readonly<Record<string, WordsField>> = {}): MethodDecorator {
  return applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' }, ...words },
      },
    }),
  );
}
