import type { Pack } from '#contracts/pack/pack';

/** A fault by the steps that lead to it from the top of the pack. */
export interface EntryFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a pack's entries must be to one another. An entry that did not parse is absent. */
export type Check = (pack: Partial<Pack>) => EntryFault[];

export function repeated(
  ids: readonly string[],
  at: (index: number) => readonly PropertyKey[],
): EntryFault[] {
  return ids.flatMap((id, index) =>
    unless(ids.indexOf(id) === index, at(index), `${id} is there already`),
  );
}

export function unless(
  holds: boolean,
  path: readonly PropertyKey[],
  message: string,
): EntryFault[] {
  return holds ? [] : [{ path, message }];
}
