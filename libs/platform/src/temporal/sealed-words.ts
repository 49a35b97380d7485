import type { ErrandAnswer } from '#domain/shared/stage';
import type { TextRef } from '#domain/shared/text';
import type { ServiceKeys } from '../keys/keys.js';
import type { HeldWords } from '../store/held-words.js';
import type { Recorder } from '../store/recorder.js';

/**
 * Personal data crosses between services only as ciphertext. A rule writes `{ $text, $for }` into a
 * request: the words of `$text` leave sealed for that service. An answer brings `{ $sealed }`: the
 * words are set aside here and the rule sees a `TextRef`.
 */
export async function sealRequest(
  request: Readonly<Record<string, unknown>>,
  { record, keys }: Pick<Recorder, 'record' | 'keys'>,
): Promise<Readonly<Record<string, unknown>>> {
  const textIds = new Set<string>();
  walk(request, (value) => {
    if (isTextForOther(value)) textIds.add(value.$text);
    return undefined;
  });
  if (textIds.size === 0) return request;
  const found = await record.texts.find({ _id: { $in: [...textIds] } }).toArray();
  const words = new Map(found.map(({ _id, ciphertext }) => [_id, keys.decrypt(ciphertext, _id)]));
  const sealed = walk(request, (value) => {
    if (!isTextForOther(value)) return undefined;
    const plain = words.get(value.$text);
    if (plain === undefined) throw new Error(`no words are kept under ${value.$text}`);
    return { $sealed: keys.sealFor(value.$for, plain) };
  });
  return sealed as Readonly<Record<string, unknown>>;
}

/** Opens what an answer brought sealed, and puts a reference in its place. */
export function unsealAnswer(
  answer: ErrandAnswer,
  errandId: string,
  keys: ServiceKeys,
): { readonly opened: ErrandAnswer; readonly words: readonly HeldWords[] } {
  const words: HeldWords[] = [];
  const opened = walk(answer, (value) => {
    if (!isSealed(value)) return undefined;
    const textId = `answer:${errandId}:${String(words.length)}`;
    const plain = keys.open(value.$sealed);
    words.push({ textId, words: plain });
    return { textId, digest: keys.digest(plain) } satisfies TextRef;
  });
  return { opened: opened as ErrandAnswer, words };
}

function walk(value: unknown, replace: (value: object) => object | undefined): unknown {
  if (value === null || typeof value !== 'object') return value;
  const replaced = replace(value);
  if (replaced) return replaced;
  if (Array.isArray(value)) return value.map((item) => walk(item, replace));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, replace)]));
}

function isTextForOther(value: object): value is { $text: string; $for: string } {
  return '$text' in value && '$for' in value;
}

function isSealed(value: object): value is { $sealed: string } {
  return '$sealed' in value;
}
