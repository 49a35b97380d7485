import { clock, isPerson, type Actor, type Instant } from '#domain/shared/actor';
import type { Decided, Decision } from '#domain/shared/decision';
import {
  errandId,
  type CommandBody,
  type EventBody,
  type Issued,
  type Stage,
} from '#domain/shared/stage';
import { hasPassed } from '#domain/shared/working-days';
import { canonicalJson } from '../keys/canonical-json.js';
import { sha256Hex } from '../keys/keys.js';
import type { EventDocument, SnapshotDocument, StoredCommand } from './documents.js';

/** A stage with its types forgotten: the store records any of them and looks inside none. */
export type AnyStage = Stage<unknown, CommandBody, EventBody>;

/** A chain of deadlines longer than this is a rule that never comes to rest. */
const passedDeadlinesMax = 100;

/**
 * One stream while a command is being decided: the snapshot plus the events not written yet.
 * Nothing here touches the database.
 */
export class StreamDraft {
  readonly events: EventDocument[] = [];
  state: unknown;
  version: number;
  private lastDigest: string;
  private readonly watchedBefore: string;
  private next: SnapshotDocument | undefined;

  constructor(
    readonly stage: AnyStage,
    readonly stream: string,
    readonly caseId: string,
    readonly snapshot: SnapshotDocument | undefined,
    private readonly epoch: number,
    readonly at: Instant,
  ) {
    this.state = snapshot ? snapshot.state : stage.initial;
    this.version = snapshot?.version ?? 0;
    this.lastDigest = snapshot?.lastDigest ?? '';
    this.watchedBefore = this.watched();
  }

  get opened(): boolean {
    return this.version > 0;
  }

  /** Applies every deadline that has passed, each as its own event by the clock. */
  passDeadlines(): void {
    for (let passed = 0; ; passed += 1) {
      const due = this.stage.due(this.state);
      if (!due || !hasPassed(due.at, this.at)) return;
      if (passed === passedDeadlinesMax) throw new Error(`deadlines of ${this.stream} never rest`);
      const commandId = `clock:${String(this.version)}`;
      const decision = this.decide(due.command, clock, commandId);
      if (!decision.ok || decision.events.length === 0) {
        throw new Error(`the clock's ${due.command.type} changed nothing on ${this.stream}`);
      }
      this.append(decision, clock);
    }
  }

  decide(command: CommandBody, by: Actor, commandId: string): Decision<EventBody> {
    const issued: Issued = { by, at: this.at, commandId };
    return this.stage.decide({ ...command, ...issued }, this.state);
  }

  /** Folds the decided events in. The first one carries the command and its answer. */
  append(
    decision: Decided<EventBody>,
    by: Actor,
    command?: { readonly id: string; readonly bodyDigest: string },
  ): void {
    const first = this.events.length;
    this.next = undefined;
    for (const event of decision.events) {
      this.version += 1;
      this.state = this.stage.evolve(this.state, event, this.version);
      this.events.push(this.document(event, by));
    }
    const opening = this.events[first];
    if (command && opening) {
      this.events[first] = { ...opening, command: this.storedCommand(command, decision.events, by) };
    }
    this.chain(first);
  }

  /** A place to come back to: calling it takes back whatever was appended since. */
  mark(): () => void {
    const { state, version, lastDigest } = this;
    const { length } = this.events;
    return () => {
      this.next = undefined;
      this.events.length = length;
      this.state = state;
      this.version = version;
      this.lastDigest = lastDigest;
    };
  }

  /** The version this viewer may know of. */
  versionFor(viewer: Actor): number {
    return this.version - this.stage.visible.hiddenEvents(viewer, this.state);
  }

  /** Whether what the stage's workflow races (deadline, errand, end) is another thing now. */
  stirsWorkflow(): boolean {
    return this.watched() !== this.watchedBefore;
  }

  nextSnapshot(): SnapshotDocument {
    this.next ??= this.snapshotNow();
    return this.next;
  }

  private snapshotNow(): SnapshotDocument {
    const errand = this.stage.errand(this.state);
    return {
      _id: this.stream,
      kind: this.stage.name,
      caseId: this.caseId,
      version: this.version,
      state: this.state,
      lastDigest: this.lastDigest,
      dueAt: this.stage.due(this.state)?.at ?? null,
      errandId: errand ? errandId(this.stream, errand) : null,
      ended: this.stage.outcome(this.state) !== undefined,
    };
  }

  private watched(): string {
    const errand = this.stage.errand(this.state);
    return canonicalJson([
      this.stage.due(this.state)?.at,
      errand && errandId(this.stream, errand),
      this.stage.outcome(this.state),
    ]);
  }

  private storedCommand(
    command: { readonly id: string; readonly bodyDigest: string },
    events: readonly EventBody[],
    by: Actor,
  ): StoredCommand {
    const seen = isPerson(by)
      ? events.filter((event) => this.stage.visible.seesEvent(by, this.state, event))
      : events;
    return {
      ...command,
      answer: { version: this.versionFor(by), events: seen.map((event) => event.type) },
    };
  }

  private document(event: EventBody, by: Actor): EventDocument {
    return {
      _id: `${this.stream}:${String(this.version)}`,
      stream: this.stream,
      kind: this.stage.name,
      caseId: this.caseId,
      version: this.version,
      epoch: this.epoch,
      event,
      at: this.at,
      by: recorded(by),
      previous: '',
      digest: '',
    };
  }

  /** Links the new events: each digest covers the event, its command and the digest before it. */
  private chain(from: number): void {
    for (let index = from; index < this.events.length; index += 1) {
      const unlinked = this.events[index];
      if (!unlinked) continue;
      const linked = { ...unlinked, previous: this.lastDigest };
      const digest = eventDigest(linked);
      this.events[index] = { ...linked, digest };
      this.lastDigest = digest;
    }
  }
}

/** Who gave it, without the tree of units of that day. */
function recorded(by: Actor): Actor {
  if (!isPerson(by)) return by;
  const { unitsBelow: _, ...person } = by;
  return person;
}

/** What an auditor recomputes: sha256 over the event without its own digest and delivery marks. */
export function eventDigest(event: EventDocument): string {
  const { digest: _digest, wakes: _wakes, ...covered } = event;
  return sha256Hex(canonicalJson(covered));
}
