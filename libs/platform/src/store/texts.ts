import type { TextRef } from '#domain/shared/text';
import type { Recorder } from './recorder.js';

/** Reads words that were set aside. Whoever asks has made sure the viewer may read them. */
export class Texts {
  constructor(private readonly recorder: Pick<Recorder, 'record' | 'keys'>) {}

  /** The words of each reference; a reference whose words were erased is missing from the map. */
  async read(refs: Iterable<TextRef | undefined>): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set([...refs].flatMap((ref) => (ref ? [ref.textId] : [])))];
    if (ids.length === 0) return new Map();
    const { record, keys } = this.recorder;
    const found = await record.texts.find({ _id: { $in: ids } }).toArray();
    return new Map(found.map(({ _id, ciphertext }) => [_id, keys.decrypt(ciphertext, _id)]));
  }
}
