import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

/** The OpenAPI document of whatever modules the application mounts, out of the zod contracts. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Duet 双招双引')
    .setDescription(
      'Commands are POST with an Idempotency-Key; views are GET. Errors are RFC 9457 problem details.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, description, {
    standardSchemaConverter: toOpenApi,
  });
  for (const [address, path] of Object.entries(document.paths)) {
    for (const operation of [path.get, path.post]) {
      if (!operation?.parameters) continue;
      operation.parameters = operation.parameters.filter((parameter) => isTaken(parameter, address));
    }
  }
  return document;
}

/**
 * A query taken whole is one nameless parameter to the generator; its fields are said beside it. A
 * controller many addresses share may name a part of the path that not all of them have.
 */
function isTaken(parameter: object, address: string): boolean {
  if ('$ref' in parameter) return true;
  if (!('name' in parameter) || typeof parameter.name !== 'string') return false;
  return !('in' in parameter) || parameter.in !== 'path' || address.includes(`{${parameter.name}}`);
}

type Json = Record<string, unknown>;

/** One zod schema as OpenAPI 3.0; schemas with an id become components and are referred to. */
function toOpenApi(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.core.$ZodType)) return undefined;
  const { definitions, $schema: _, ...root } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: schemaType,
    unrepresentable: 'any',
  }) as Json & { definitions?: Record<string, Json> };
  const components = Object.fromEntries(
    Object.entries(definitions ?? {}).map(([name, { id: _id, ...definition }]) => [
      name,
      pointingAtComponents(definition) as Json,
    ]),
  );
  const id = z.globalRegistry.get(schema)?.id;
  if (id !== undefined && components[id] === undefined) {
    const { id: _id, ...definition } = root;
    components[id] = pointingAtComponents(definition) as Json;
  }
  const shown = id === undefined ? pointingAtComponents(root) : { $ref: `#/components/schemas/${id}` };
  return { schema: shown as Json, components };
}

function pointingAtComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointingAtComponents);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace(/^#\/definitions\//, '#/components/schemas/')
        : pointingAtComponents(inner),
    ]),
  );
}
