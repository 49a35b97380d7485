import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Filter, MongoClient } from 'mongodb';
import type { Sentences } from '#domain/shared/sentences';
import { errandId, partsOfStream, type Errand, type ErrandAnswer } from '#domain/shared/stage';
import type { ClockPort } from './clock.js';
import { epochOf, type RecordCollections } from './collections.js';
import type { EventDocument, SnapshotDocument, StoredCommand } from './documents.js';
import { Heads } from './heads.js';
import { RecordUnavailable, StreamNotOpen } from './record-errors.js';
import { RecordTime } from './record-time.js';
import { StreamDraft, type AnyStage } from './stream-draft.js';

/** A stream by its id; `caseId` is for one that is not open yet. */
export interface NamedStream {
  readonly stream: string;
  readonly caseId: string;
}

/** A command by its stream and its id there. */
export interface NamedCommand {
  readonly stream: string;
  readonly commandId: string;
}

/** What a stage's workflow races. Times are relative to the record's own clock. */
export interface Sight {
  readonly ended: boolean;
  readonly outcome?: unknown;
  readonly dueInMs?: number;
  readonly errand?: Errand & { readonly id: string };
}

type Named = Pick<EventDocument, 'stream' | 'command'>;

const majority = { readConcern: { level: 'majority' } } as const;

/** How long a commit may take to reach a majority before the caller is asked to come again (ms). */
const keptWithinMs = 2000;

/** Reads a service's streams as they stand now. It writes nothing. */
export class StreamReader {
  private readonly stages: ReadonlyMap<string, AnyStage>;
  private epoch: number | undefined;
  private readonly time = new RecordTime();
  /** What this process last wrote. */
  readonly heads = new Heads();

  constructor(
    readonly service: string,
    stages: readonly AnyStage[],
    private readonly client: MongoClient,
    readonly record: RecordCollections,
    private readonly clock: ClockPort,
  ) {
    this.stages = new Map(stages.map((stage) => [stage.name, stage]));
  }

  /** @throws Error when this service keeps no such streams. */
  stageOf(stream: string): AnyStage {
    const { kind } = partsOfStream(stream);
    const stage = this.stages.get(kind);
    if (!stage) throw new Error(`${this.service} keeps no stream of kind ${kind}`);
    return stage;
  }

  /** Sentences of every stage kept here: a companion stream's refusal may stop a command. */
  get sentences(): Sentences {
    const all = [...this.stages.values()].map((stage) => stage.sentences);
    return Object.assign({}, ...all) as Sentences;
  }

  /** Loads a stream with the record's own time; `caseId` is for a stream that is not open yet. */
  async draft(stream: string, caseId = ''): Promise<StreamDraft> {
    const [draft] = await this.drafts([{ stream, caseId }]);
    if (!draft) throw new Error(`${stream} was not read`);
    return draft;
  }

  /** Loads many streams, each named once or more, at one moment of the record's own time. */
  async drafts(streams: readonly NamedStream[]): Promise<readonly StreamDraft[]> {
    const caseIds = new Map(streams.map(({ stream, caseId }) => [stream, caseId]));
    if (caseIds.size === 0) return [];
    const { snapshots, now } = await this.read([...caseIds.keys()]);
    const drafting = await this.draftingAt(now);
    return [...caseIds].map(([stream, caseId]) =>
      drafting({ stream, caseId }, snapshots.get(stream)),
    );
  }

  /**
   * The stream as this process left it, at Mongo's time carried on; undefined where it left none or
   * cannot tell the time. It may be stale: whoever writes meets the record, a refusal is no answer.
   */
  async draftOfHead(stream: string): Promise<StreamDraft | undefined> {
    const now = this.time.carried();
    const head = now && this.heads.of(stream);
    if (!head) return undefined;
    return (await this.draftingAt(now))({ stream, caseId: head.caseId }, head);
  }

  /**
   * Loads a stream as everybody sees it and, seen no earlier, the answer a command got on it: one round
   * trip where there is none. An answer is told once a majority keeps it.
   * @returns `before` is null when the command was not recorded.
   * @throws RecordUnavailable when a majority does not have the answer in time.
   */
  async draftWithAnswer(
    named: NamedStream & NamedCommand,
  ): Promise<{ readonly draft: StreamDraft; readonly before: StoredCommand | null }> {
    const { stream, commandId } = named;
    const [row] = await this.record.snapshots
      .aggregate<SnapshotDocument & { now: Date; before: readonly unknown[] }>([
        { $match: { _id: stream } },
        {
          $lookup: {
            from: this.record.events.collectionName,
            pipeline: [
              { $match: { stream, 'command.id': commandId } },
              { $limit: 1 },
              { $project: { _id: 1 } },
            ],
            as: 'before',
          },
        },
        { $addFields: { now: '$$NOW' } },
      ])
      .toArray();
    if (!row) return { draft: await this.draft(stream, named.caseId), before: null };
    const { now, before, ...snapshot } = row;
    this.time.note(now);
    const draft = (await this.draftingAt(now))(named, snapshot);
    const told = before.length > 0 ? await this.storedCommand(stream, commandId) : undefined;
    return { draft, before: told ?? null };
  }

  private async draftingAt(now: Date) {
    const epoch = (this.epoch ??= await epochOf(this.record));
    const at = await this.clock.now(now);
    return ({ stream, caseId }: NamedStream, snapshot?: SnapshotDocument) =>
      new StreamDraft(
        this.stageOf(stream),
        stream,
        snapshot?.caseId ?? caseId,
        snapshot,
        epoch,
        at,
      );
  }

  /** @throws StreamNotOpen when nothing was recorded under this stream yet. */
  async look(stream: string): Promise<Sight> {
    const draft = await this.draft(stream);
    if (!draft.opened) throw new StreamNotOpen(stream);
    const { stage, state, at } = draft;
    const outcome = stage.outcome(state);
    if (outcome !== undefined) return { ended: true, outcome };
    const due = stage.due(state);
    const errand = stage.errand(state);
    return {
      ended: false,
      ...(due && { dueInMs: Math.max(0, Date.parse(due.at) - Date.parse(at)) }),
      ...(errand && { errand: { ...errand, id: errandId(stream, errand) } }),
    };
  }

  /** The answer this service gave to an errand, if it did. */
  async errandAnswer(_id: string): Promise<ErrandAnswer | undefined> {
    return (await this.record.errandAnswers.findOne({ _id }, majority))?.answer;
  }

  /** The answer a command got when it was recorded, if it was. */
  async storedCommand(stream: string, commandId: string): Promise<StoredCommand | undefined> {
    const [event] = await this.kept({ stream, 'command.id': commandId });
    return event?.command;
  }

  /** The answers of those commands that were recorded before, by `commandKey`. */
  async storedCommands(asked: readonly NamedCommand[]): Promise<ReadonlyMap<string, StoredCommand>> {
    const events = await this.kept({
      stream: { $in: [...new Set(asked.map(({ stream }) => stream))] },
      'command.id': { $in: asked.map(({ commandId }) => commandId) },
    });
    return new Map(
      events.flatMap(({ stream, command }) =>
        command ? [[commandKey({ stream, commandId: command.id }), command]] : [],
      ),
    );
  }

  /**
   * Events as a majority keeps them. A draft may show what another copy committed a moment ago and no
   * majority has yet: a command refused over its own effect has to wait for it, not miss it.
   * @throws RecordUnavailable when a majority does not have it in time.
   */
  private async kept(filter: Filter<EventDocument>): Promise<Named[]> {
    const projection = { stream: 1, command: 1 };
    const { events } = this.record;
    const seen = await events.find(filter).project<Named>(projection).toArray();
    if (seen.length === 0) return seen;
    for (const until = performance.now() + keptWithinMs; performance.now() < until; await pause(10)) {
      const kept = await events.find(filter, majority).project<Named>(projection).toArray();
      if (kept.length >= seen.length) return kept;
    }
    throw new RecordUnavailable('what was recorded is not kept by a majority yet');
  }

  private async read(
    streams: readonly string[],
  ): Promise<{ snapshots: ReadonlyMap<string, SnapshotDocument>; now: Date }> {
    // One round trip for the snapshots and the record's own time.
    const rows = await this.record.snapshots
      .aggregate<SnapshotDocument & { now: Date }>([
        { $match: { _id: { $in: streams } } },
        { $addFields: { now: '$$NOW' } },
      ])
      .toArray();
    const snapshots = rows.map(({ now: _, ...snapshot }) => [snapshot._id, snapshot] as const);
    const [first] = rows;
    if (first) this.time.note(first.now);
    return { snapshots: new Map(snapshots), now: this.time.carried() ?? first?.now ?? (await this.now()) };
  }

  /** Mongo's own time, which a wrong clock of this process does not move. */
  async recordTime(): Promise<Date> {
    return this.time.carried() ?? (await this.now());
  }

  private async now(): Promise<Date> {
    const [time] = await this.client
      .db('admin')
      .aggregate<{ now: Date }>([{ $documents: [{}] }, { $project: { now: '$$NOW' } }])
      .toArray();
    if (!time) throw new RecordUnavailable('Mongo told no time');
    this.time.note(time.now);
    return time.now;
  }
}

/** A command's id is unique within its stream only. */
export function commandKey({ stream, commandId }: NamedCommand): string {
  return `${stream} ${commandId}`;
}
