import { z } from 'zod';
import type { TextRef } from '#domain/shared/text';
import type { ServiceKeys } from '../keys/keys.js';

/** A command body after its words were set aside: every free text has become a `TextRef`. */
export type Held<Body> = Body extends z.core.$brand<'FreeText'>
  ? TextRef
  : Body extends readonly (infer Item)[]
    ? readonly Held<Item>[]
    : Body extends object
      ? { readonly [Key in keyof Body]: Held<Body[Key]> }
      : Body;

export interface HeldWords {
  readonly textId: string;
  readonly words: string;
  /** From when on the database itself throws them away; absent: never. */
  readonly keptUntil?: Date;
}

/**
 * Takes the free texts out of a validated body: `path` (dotted) with the command's id names each.
 * The words go to the encrypted store in the command's own transaction.
 */
export function holdWords<Body>(
  body: Body,
  schema: z.ZodType<Body>,
  commandId: string,
  keys: ServiceKeys,
): { readonly held: Held<Body>; readonly words: readonly HeldWords[] } {
  const words: HeldWords[] = [];
  const walk = (value: unknown, part: z.core.$ZodType, path: readonly string[]): unknown => {
    if (value === undefined || value === null) return value;
    if (isFreeText(part)) {
      const textId = `${commandId}:${path.join('.')}`;
      words.push({ textId, words: value as string });
      return { textId, digest: keys.digest(value) } satisfies TextRef;
    }
    return descend(value, part, path, walk);
  };
  return { held: walk(body, schema, []) as Held<Body>, words };
}

function isFreeText(part: z.core.$ZodType): boolean {
  return z.globalRegistry.get(part)?.['x-free-text'] === true;
}

type Walk = (value: unknown, part: z.core.$ZodType, path: readonly string[]) => unknown;

function descend(value: unknown, part: z.core.$ZodType, path: readonly string[], walk: Walk): unknown {
  if (part instanceof z.ZodOptional || part instanceof z.ZodExactOptional) {
    return walk(value, part.unwrap(), path);
  }
  if (part instanceof z.ZodReadonly) {
    return walk(value, part.unwrap(), path);
  }
  if (part instanceof z.ZodArray && Array.isArray(value)) {
    const element = part.element;
    return value.map((item, index) => walk(item, element, [...path, String(index)]));
  }
  if (part instanceof z.ZodObject) {
    const shape = part.shape as Record<string, z.core.$ZodType>;
    return Object.fromEntries(
      Object.entries(value as Record<string, unknown>).map(([key, inner]) => {
        const field = shape[key];
        return [key, field ? walk(inner, field, [...path, key]) : inner];
      }),
    );
  }
  if (part instanceof z.ZodUnion) {
    // The body is valid, so exactly the option that parses it says where its words are.
    const option = (part.options as z.ZodType[]).find((one) => one.safeParse(value).success);
    return option ? walk(value, option, path) : value;
  }
  return value;
}
