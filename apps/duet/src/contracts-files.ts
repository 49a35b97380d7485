import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { openApiDocument } from '#platform/http/openapi';
import type { ServiceModule } from '#platform/http/shell';
import { HOUSE } from '#platform/service/house';
import { asyncApiDocument } from './async-api.js';
import { publishedEvents, type PublishedEventType } from './published-events.js';

/** Where the published contracts lie, from the checkout. */
export const contractsFolder = 'docs/contracts';

/**
 * Every published contract as a file: path below `docs/contracts` and content, the same for the same
 * sources. Needs no engine and starts nothing.
 */
export async function contractsFiles(
  services: readonly ServiceModule[],
): Promise<Map<string, string>> {
  const events = publishedEvents();
  return new Map([
    ['openapi.json', asFile(await openApi(services))],
    ['asyncapi.yaml', asyncApiDocument(events)],
    ...events.map((event) => [eventFile(event), asFile(eventSchema(event))] as const),
  ]);
}

export function eventFile({ service, name }: PublishedEventType): string {
  return `events/${service}.${name}.v1.json`;
}

function eventSchema({ type, schema }: PublishedEventType): object {
  const { $schema, ...published } = z.toJSONSchema(schema, {
    // As consumers read it: they tolerate fields they do not know.
    io: 'input',
    // The id names a schema here; in a published file the name it stands under does.
    override: ({ jsonSchema }) => {
      delete jsonSchema.id;
    },
  });
  return { $schema, title: type, ...published };
}

@Module({})
class ContractsModule {}

/** In preview Nest knows every endpoint and creates no provider, so the house may stay empty. */
async function openApi(services: readonly ServiceModule[]): Promise<object> {
  const app = await NestFactory.create(
    {
      module: ContractsModule,
      global: true,
      imports: [CqrsModule.forRoot(), ...services],
      providers: [{ provide: HOUSE, useValue: {} }],
      exports: [HOUSE],
    },
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  const { paths, components, ...document } = openApiDocument(app);
  return {
    ...document,
    paths: sorted(paths),
    components: { ...components, schemas: sorted(components?.schemas ?? {}) },
  };
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function asFile(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
