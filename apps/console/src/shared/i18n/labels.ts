import type { Words } from './i18n.js';

/**
 * Labels of commands, fields and codes, looked up in one way everywhere: the stage's own words
 * first, then those all stages share, and the bare code where nobody has named it yet (a test finds
 * those).
 */
export function commandTitle(t: Words, stage: string, command: string): string {
  return t([`${stage}:commands.${command}`, command]);
}

/** What happens when the command is given, in one sentence; empty where its title says enough. */
export function commandPurpose(t: Words, stage: string, command: string): string {
  return t([`${stage}:purposes.${command}`, 'shared:nothing']);
}

export function fieldLabel(t: Words, stage: string, command: string, field: string): string {
  return t([
    `${stage}:fieldsOf.${command}.${field}`,
    `${stage}:fields.${field}`,
    `shared:fields.${field}`,
    field,
  ]);
}

/**
 * The word for a code of a closed list, named as the field that holds it (`dropReason`), where one
 * name means two lists by the path to it first (`source-kind`, `kind`).
 */
export function codeLabel(t: Words, stage: string, lists: string | string[], code: string): string {
  const keys = [lists].flat().flatMap((list) => [
    `${stage}:codes.${list}.${code}`,
    `shared:codes.${list}.${code}`,
  ]);
  return t([...keys, code]);
}

/** The lists a field's codes may be named in, by the names on the way to it. */
export function codeListsOf(names: readonly string[]): string[] {
  const name = names.at(-1) ?? '';
  return names.length > 1 ? [names.slice(-2).join('-'), name] : [name];
}

export function phaseLabel(t: Words, stage: string, phase: string): string {
  return t([`${stage}:phases.${phase}`, `shared:phases.${phase}`, phase]);
}
