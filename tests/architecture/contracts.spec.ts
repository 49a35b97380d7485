import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { root, sourceFiles } from './source-tree.js';

interface Exported {
  /** `evaluation/commands#GiveOpinion` */
  readonly name: string;
  readonly schema: z.core.$ZodType;
}

const contractFiles = sourceFiles('libs/contracts/src')
  .map(({ path }) => path)
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));

const exported: Exported[] = [];
// One after the other: jest links the modules of two imports at once into each other's way.
for (const path of contractFiles) {
  const module = (await import(`${root}/${path}`)) as Record<string, unknown>;
  const file = path.replace(/^libs\/contracts\/src\/|\.ts$/g, '');
  for (const [name, schema] of Object.entries(module)) {
    if (schema instanceof z.core.$ZodType) exported.push({ name: `${file}#${name}`, schema });
  }
}

/** A schema and everything it is made of, each once. */
function parts(schema: unknown, seen = new Set<z.core.$ZodType>()): Set<z.core.$ZodType> {
  if (Array.isArray(schema)) schema.forEach((one) => parts(one, seen));
  else if (schema instanceof z.core.$ZodType) {
    if (seen.has(schema)) return seen;
    seen.add(schema);
    const def = schema._zod.def as unknown as Record<string, unknown>;
    Object.values(def).forEach((part) => parts(part, seen));
    if (schema instanceof z.core.$ZodObject) parts(Object.values(schema._zod.def.shape), seen);
    if (schema instanceof z.core.$ZodLazy) parts(schema._zod.innerType, seen);
  }
  return seen;
}

const idOf = (schema: z.core.$ZodType): string | undefined => z.globalRegistry.get(schema)?.id;

/** What JSON cannot carry, or what is read as something else than was written. */
const notOnTheWire = new Set<string>([
  ...['date', 'bigint', 'symbol', 'map', 'set', 'file', 'function', 'promise', 'custom'],
  ...['transform', 'pipe', 'catch'],
]);

function changesOnTheWire(schema: z.core.$ZodType): string[] {
  return [...parts(schema)].map((part) => part._zod.def.type).filter((type) => notOnTheWire.has(type));
}

/** Schemas that carry the same id without being the same. */
function sharedIds(schemas: readonly z.core.$ZodType[]): string[] {
  const owners = new Map<string, z.core.$ZodType>();
  const found = new Set<string>();
  for (const part of new Set(schemas.flatMap((schema) => [...parts(schema)]))) {
    const id = idOf(part);
    if (id === undefined) continue;
    if (owners.has(id)) found.add(id);
    owners.set(id, part);
  }
  return [...found];
}

describe('the contracts', () => {
  it('are all looked at', () => {
    expect(exported.length).toBeGreaterThan(40);
    expect(exported.map(({ name }) => name)).toContain('evaluation/commands#GiveOpinion');
  });

  it('carry an id each, the name they are exported by', () => {
    const others = exported.filter(({ name, schema }) => idOf(schema) !== name.split('#')[1]);

    expect(others.map(({ name }) => name)).toEqual([]);
  });

  it('share no id, not even with a part of another', () => {
    expect(sharedIds(exported.map(({ schema }) => schema))).toEqual([]);
    expect(sharedIds([z.string().meta({ id: 'Twice' }), z.int().meta({ id: 'Twice' })])).toEqual(['Twice']);
  });

  it('say what is on the wire: no dates, no transforms', () => {
    const faults = exported.flatMap(({ name, schema }) =>
      changesOnTheWire(schema).map((type) => `${name} has a ${type}`),
    );

    expect(faults).toEqual([]);
    expect(changesOnTheWire(z.object({ on: z.array(z.date()) }))).toEqual(['date']);
    expect(changesOnTheWire(z.object({ on: z.string().transform(Number) }))).toContain('transform');
  });

  it('can all be published as JSON Schema', () => {
    for (const { schema } of exported) {
      expect(() => z.toJSONSchema(schema, { io: 'input' })).not.toThrow();
      expect(() => z.toJSONSchema(schema, { io: 'output' })).not.toThrow();
    }
  });

  it('take no more from a command than it names, and tolerate more in an event', () => {
    const refusesMore = (schema: z.core.$ZodType) =>
      schema instanceof z.core.$ZodObject && schema._zod.def.catchall?._zod.def.type === 'never';
    const commands = exported.filter(({ name }) => name.includes('/commands#'));
    const events = exported.filter(({ name }) => /\/events#\w+Event$/.test(name));

    expect(
      commands
        .filter(({ schema }) => schema instanceof z.core.$ZodObject && !refusesMore(schema))
        .map(({ name }) => name),
    ).toEqual([]);
    expect(
      events
        .filter(({ schema }) => [...parts(schema)].some(refusesMore))
        .map(({ name }) => name),
    ).toEqual([]);
    expect(commands.length).toBeGreaterThan(10);
    expect(events.length).toBeGreaterThan(4);
  });
});
