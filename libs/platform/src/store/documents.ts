import type { Actor } from '#domain/shared/actor';
import type { ErrandAnswer, EventBody } from '#domain/shared/stage';
import type { RefusalDetails } from '#domain/shared/decision';

/**
 * The collections of a service's record. `events` is history, audit trail and outbox in one;
 * nothing in it is ever changed or removed.
 */
export interface EventDocument {
  /** `<stream>:<version>` */
  readonly _id: string;
  readonly stream: string;
  readonly kind: string;
  readonly caseId: string;
  readonly version: number;
  readonly epoch: number;
  readonly event: EventBody;
  readonly at: string;
  readonly by: Actor;
  /** On the first event a command left: its id, keyed digest of its body, and its answer. */
  readonly command?: StoredCommand;
  /** Digest of the event before; '' for the first. */
  readonly previous: string;
  readonly digest: string;
  /** The stage's workflow races something that this event changed. */
  readonly wakes?: true;
}

export interface StoredCommand {
  readonly id: string;
  readonly bodyDigest: string;
  readonly answer: { readonly version: number; readonly events: readonly string[] };
}

export interface SnapshotDocument {
  /** The stream id. */
  readonly _id: string;
  readonly kind: string;
  readonly caseId: string;
  readonly version: number;
  readonly state: unknown;
  readonly lastDigest: string;
  /** Next deadline, open errand and whether the stage has ended: what a sweep looks for. */
  readonly dueAt: string | null;
  readonly errandId: string | null;
  readonly ended: boolean;
}

export interface ClaimDocument {
  /** `<kind>:<key>` */
  readonly _id: string;
  readonly stream: string;
  readonly refusal: string;
  readonly disclosed: RefusalDetails;
}

/** Words a person wrote, or data sealed for this service: encrypted at rest. */
export interface TextDocument {
  /** `<command id>:<field path>` */
  readonly _id: string;
  readonly stream: string;
  readonly ciphertext: string;
  readonly keptUntil?: Date;
}

/** The first answer an errand got from this service: what every later attempt gets too. */
export interface ErrandAnswerDocument {
  /** The errand's id: asking stream + version of the raising event. */
  readonly _id: string;
  readonly answer: ErrandAnswer;
}
