import type { StreamDraft } from './stream-draft.js';
import type { NamedStream, StreamReader } from './stream-reader.js';

/**
 * The streams that are decided together, each drafted once: whoever comes second decides on what the
 * first one left. Passed deadlines are applied before anything else.
 */
export class Drafts {
  private readonly drafts = new Map<string, StreamDraft>();
  private readonly marks: (() => void)[] = [];

  constructor(readonly reader: StreamReader) {}

  get all(): readonly StreamDraft[] {
    return [...this.drafts.values()];
  }

  /** Takes in a draft that was read elsewhere. */
  begin(draft: StreamDraft): StreamDraft {
    return this.keep(draft);
  }

  /** Reads many streams at once, so that `open` finds them here. */
  async load(streams: readonly NamedStream[]): Promise<void> {
    const missing = streams.filter(({ stream }) => !this.drafts.has(stream));
    for (const draft of await this.reader.drafts(missing)) this.keep(draft);
  }

  async open({ stream, caseId }: NamedStream): Promise<StreamDraft> {
    return this.drafts.get(stream) ?? this.keep(await this.reader.draft(stream, caseId));
  }

  /** Forgets everything that was decided; the streams stay as they were read. */
  rewind(): void {
    for (const comeBack of this.marks) comeBack();
  }

  private keep(draft: StreamDraft): StreamDraft {
    if (draft.opened) draft.passDeadlines();
    this.drafts.set(draft.stream, draft);
    this.marks.push(draft.mark());
    return draft;
  }
}
