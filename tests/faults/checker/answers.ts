import type { Heard } from '../load/heard.js';
import { violated, type Recorded, type Violation } from './recorded.js';

/**
 * I4 and I5 for the non-repeatable commands of the storm: what was answered stands in the record at
 * the version that was told, by whoever gave it; every key took effect once; nothing else is there.
 */
export function checkAnswers({ streams }: Recorded, heard: readonly Heard[]): Violation[] {
  const found: Violation[] = [];
  const byStream = new Map<string, Heard[]>();
  for (const one of heard) byStream.set(one.stream, [...(byStream.get(one.stream) ?? []), one]);
  for (const [stream, sent] of byStream) {
    const events = streams.get(stream) ?? [];
    const versions = new Map<number, string>();
    for (const { key, personId, answers } of sent) {
      const different = new Set(answers);
      if (different.size > 1) found.push(violated('I4', `${key} was answered in ${String(different.size)} ways`));
      const [first] = answers;
      if (first === undefined) continue;
      const { version, events: types } = JSON.parse(first) as { version: number; events: string[] };
      const event = events[version - 1];
      if (event?.event.type !== types.at(-1) || event?.by.personId !== personId) {
        found.push(violated('I4', `${stream}:${String(version)} is not what ${key} was told`));
      }
      const other = versions.get(version);
      if (other !== undefined && types.length > 0) {
        found.push(violated('I4', `${key} and ${other} were both told ${stream}:${String(version)}`));
      }
      versions.set(version, key);
    }
    const accepted = sent.filter(({ answers }) => answers.length > 0).length;
    const given = events.filter(({ event }) => event.type === sent[0]?.leaves).length;
    if (given !== accepted) {
      found.push(violated('I5', `${stream}: ${String(accepted)} commands were accepted, ${String(given)} took effect`));
    }
  }
  return found;
}
