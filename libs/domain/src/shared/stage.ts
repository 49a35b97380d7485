import type { Actor, Instant, Role } from './actor.js';
import type { Decision, Refusal } from './decision.js';
import type { Sentences } from './sentences.js';

/**
 * Everything a rule may know about who asks and when. Ids and time come in here, so a rule needs
 * neither a clock nor a random source, and permission by relation is a rule like any other.
 */
export interface Issued {
  readonly by: Actor;
  readonly at: Instant;
  /** Id of this command, unique in the stream; ids of things it creates derive from it. */
  readonly commandId: string;
}

/** A command body as a stage's union lists it. */
export interface CommandBody {
  readonly type: string;
}

export interface EventBody {
  readonly type: string;
}

/** The next moment at which time itself changes the state, and the command it then gives. */
export interface Due<Command> {
  readonly at: Instant;
  /** True where the working-day calendar does not reach this far; a new calendar recomputes it. */
  readonly provisional: boolean;
  readonly command: Command;
}

/**
 * Work this stage asks another service for. `raisedAtVersion` is the version of the event that
 * raised it: stream + version is the errand's id, on both sides, for ever.
 */
export interface Errand {
  readonly service: string;
  /** Name of the errand in `libs/domain/<service>/errands.ts`. */
  readonly type: string;
  /** Index of the raising event in the stream (1 = the opening event). */
  readonly raisedAtVersion: number;
  /** Ids, amounts as digit strings, days; never a person's name and never free text. */
  readonly request: Readonly<Record<string, unknown>>;
}

/**
 * One stage (or another process with a stream of its own), whole. Pure: same inputs, same outputs.
 * `decide` receives the state after every passed deadline was applied.
 */
export interface Stage<
  State,
  Command extends CommandBody,
  Event extends EventBody,
  Outcome = unknown,
> {
  /** First part of the stream id: `evaluation-<caseId>`. */
  readonly name: string;
  /** Many other streams move this one (a fund): its writers take turns instead of colliding. */
  readonly isShared?: true;
  readonly initial: State;
  decide(command: Command & Issued, state: State): Decision<Event>;
  evolve(state: State, event: Event, version: number): State;
  due(state: State): Due<Command> | undefined;
  errand(state: State): Errand | undefined;
  /** The command that carries an errand's answer back in. It is never refused. */
  answered(errand: Errand, answer: ErrandAnswer): Command;
  outcome(state: State): Outcome | undefined;
  /** Who must act next, how and by when: what "my work" shows. Nothing once the stage has ended. */
  waits(state: State): readonly Wait[];
  /** Commands a person can give, in the order a page shows them. */
  readonly commands: readonly Command['type'][];
  /** The refusal `decide` gives for this command whatever its body, or undefined: "may I try?" */
  may(type: Command['type'], asked: Pick<Issued, 'by' | 'at'>, state: State): Refusal | undefined;
  readonly visible: Visibility<State, Event>;
  readonly sentences: Sentences;
}

/** One thing that waits for a person, or for anyone who holds a role (in a unit, if one is named). */
export interface Wait {
  readonly command: string;
  /** What it concerns inside the case: a milestone, a payment. */
  readonly about?: string;
  readonly personId?: string;
  readonly role?: Role;
  readonly unitId?: string;
  readonly due?: Instant;
  /** The day was counted beyond the holiday calendar's reach and may still move. */
  readonly provisional?: true;
  /** Persons of the role who may not do it (they prepared it). */
  readonly except?: readonly string[];
}

export type ErrandAnswer =
  | { readonly ok: true; readonly result: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      readonly code: string;
      readonly details: Readonly<Record<string, string | number | readonly string[]>>;
    };

/** What whom may see: the one rule views, replies, timeline, counts and versions all use. */
export interface Visibility<State, Event> {
  /** False: this viewer gets the same 404 as for a case that does not exist. */
  seesCase(viewer: Actor, state: State): boolean;
  /** Whether the viewer may know now that this event of the stream happened. */
  seesEvent(viewer: Actor, state: State, event: Event): boolean;
  /** How many events of this stream the viewer may not know of: their version is version − this. */
  hiddenEvents(viewer: Actor, state: State): number;
}

export function streamOf(stage: { readonly name: string } | string, id: string): string {
  return `${typeof stage === 'string' ? stage : stage.name}-${id}`;
}

/** Inverse of `streamOf`. @throws Error when the text is no stream id. */
export function partsOfStream(stream: string): { readonly kind: string; readonly id: string } {
  const dash = stream.indexOf('-');
  if (dash < 1) throw new Error(`not a stream id: ${stream}`);
  return { kind: stream.slice(0, dash), id: stream.slice(dash + 1) };
}

export function errandId(stream: string, errand: Errand): string {
  return `${stream}:${String(errand.raisedAtVersion)}`;
}
