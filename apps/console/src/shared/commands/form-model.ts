import { z } from 'zod';

/** What a command's contract asks for, as far as a form needs to know it. */
export type Shape =
  | { readonly kind: 'words'; readonly max: number }
  | { readonly kind: 'line'; readonly max: number | undefined }
  | { readonly kind: 'money' }
  | { readonly kind: 'day' }
  | { readonly kind: 'whole'; readonly min: number | undefined; readonly max: number | undefined }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'code'; readonly codes: readonly string[] }
  | { readonly kind: 'object'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly item: Shape; readonly min: number }
  | { readonly kind: 'record'; readonly value: Shape }
  | { readonly kind: 'variants'; readonly by: string | undefined; readonly variants: readonly Variant[] };

export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly shape: Shape;
}

/** One way a value may be given: by the code of its discriminator, else by its first field. */
export interface Variant {
  readonly code: string;
  readonly fields: readonly Field[];
}

interface Json {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Json>>;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json;
  readonly additionalProperties?: Json | boolean;
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
  readonly allOf?: readonly Json[];
  readonly minItems?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-free-text'?: boolean;
}

type Definitions = Readonly<Record<string, Json>>;

/**
 * The fields of a command, out of the zod contract the service checks it by.
 * @throws Error for a contract no form can show: a new kind of field needs a shape here.
 */
export function fieldsOf(schema: z.ZodType): readonly Field[] {
  const root = z.toJSONSchema(schema, { io: 'input' }) as Json;
  const shape = shapeOf(root, root.$defs ?? {});
  if (shape.kind !== 'object') throw new Error('a command is an object');
  return shape.fields;
}

function shapeOf(json: Json, known: Definitions): Shape {
  if (json.$ref !== undefined) {
    const name = json.$ref.replace('#/$defs/', '');
    if (name === 'MoneyFen') return { kind: 'money' };
    return shapeOf(known[name] ?? {}, known);
  }
  const [only] = json.allOf ?? [];
  if (only) return shapeOf(only, known);
  const variants = json.oneOf ?? json.anyOf;
  if (variants) return variantsOf(variants, known);
  if (json.enum) return { kind: 'code', codes: json.enum };
  if (json.const !== undefined) return { kind: 'code', codes: [json.const] };
  switch (json.type) {
    case 'string':
      return textShape(json);
    case 'integer':
    case 'number':
      return { kind: 'whole', min: json.minimum, max: json.maximum };
    case 'boolean':
      return { kind: 'yes-no' };
    case 'array':
      return { kind: 'list', item: shapeOf(json.items ?? {}, known), min: json.minItems ?? 0 };
    case 'object':
      return objectShape(json, known);
    default:
      throw new Error(`no form shows ${JSON.stringify(json)}`);
  }
}

function textShape(json: Json): Shape {
  if (json.format === 'date') return { kind: 'day' };
  if (json['x-free-text'] === true) return { kind: 'words', max: json.maxLength ?? 2000 };
  return { kind: 'line', max: json.maxLength };
}

function objectShape(json: Json, known: Definitions): Shape {
  const { properties, required = [], additionalProperties } = json;
  if (!properties && typeof additionalProperties === 'object') {
    return { kind: 'record', value: shapeOf(additionalProperties, known) };
  }
  const fields = Object.entries(properties ?? {}).map(([name, field]) => ({
    name,
    optional: !required.includes(name),
    shape: shapeOf(field, known),
  }));
  return { kind: 'object', fields };
}

function variantsOf(variants: readonly Json[], known: Definitions): Shape {
  const objects = variants.map((variant) => {
    const shape = shapeOf(variant, known);
    if (shape.kind !== 'object') throw new Error('variants are objects');
    return shape.fields;
  });
  const [first = []] = objects;
  const by = first.find(({ shape }) => shape.kind === 'code' && shape.codes.length === 1)?.name;
  return {
    kind: 'variants',
    by,
    variants: objects.map((fields) => ({
      code: codeOf(fields, by),
      fields: fields.filter(({ name }) => name !== by),
    })),
  };
}

function codeOf(fields: readonly Field[], by: string | undefined): string {
  const named = fields.find(({ name }) => name === by)?.shape;
  if (named?.kind === 'code') return named.codes[0] ?? '';
  return fields[0]?.name ?? '';
}

/** Every field and every code a form may have to name, with the path to it: for the test of labels. */
export function namesIn(
  fields: readonly Field[],
  within: readonly string[] = [],
): { readonly path: readonly string[]; readonly codes: readonly string[] }[] {
  return fields.flatMap(({ name, shape }) => namesOf(shape, [...within, name]));
}

function namesOf(
  shape: Shape,
  path: readonly string[],
): { readonly path: readonly string[]; readonly codes: readonly string[] }[] {
  switch (shape.kind) {
    case 'object':
      return [{ path, codes: [] }, ...namesIn(shape.fields, path)];
    case 'variants':
      return [
        { path, codes: shape.variants.map(({ code }) => code) },
        ...shape.variants.flatMap(({ fields }) => namesIn(fields, path)),
      ];
    case 'list':
      return namesOf(shape.item, path);
    default:
      return [{ path, codes: shape.kind === 'code' ? shape.codes : [] }];
  }
}

/** What the form holds, without what was left empty: absent and empty are one to a person. */
export function tidied(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) return value.map(tidied).filter((item) => item !== undefined);
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value)
    .map(([name, inner]) => [name, tidied(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept);
}
