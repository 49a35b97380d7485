import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { z } from 'zod';

/** Says each field of a list's query in the OpenAPI document: name, schema, whether it is needed. */
export function ApiQueryOf(query: z.ZodObject): MethodDecorator {
  // Each field by itself: the query as a whole has an id and would only be a reference.
  return applyDecorators(
    ...Object.entries(query.shape as Record<string, z.ZodType>).map(([name, field]) =>
      ApiQuery({
        name,
        required: !z.safeParse(field, undefined).success,
        schema: inlineSchema(field instanceof z.ZodOptional ? field.unwrap() : field),
      }),
    ),
  );
}

interface WithDefinitions {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, object>>;
}

/** The field's schema without references: a parameter stands alone. */
function inlineSchema(field: z.core.$ZodType): object {
  const { $ref, definitions, ...own } = z.toJSONSchema(field, {
    target: 'openapi-3.0',
    io: 'input',
  }) as WithDefinitions;
  const named = $ref && definitions?.[$ref.replace('#/definitions/', '')];
  const { id: _id, $schema: _schema, ...schema } = (named ?? own) as Record<string, unknown>;
  return schema;
}
