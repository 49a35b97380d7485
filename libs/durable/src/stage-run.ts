/**
 * Names and payloads of the generic stage workflow, shared by the workflow, the workers that run it
 * and the relay that wakes it. No rule and no domain data: streams, ids and opaque JSON.
 */
export const stageWorkflowType = 'stage';
export const wakeSignalName = 'wake';

export interface StageRun {
  /** The stream whose deadlines and errands this run carries. */
  readonly stream: string;
  readonly caseId: string;
  /** Prefix of task queues, as everywhere. */
  readonly space: string;
  /** What to open the stream with, where a predecessor's outcome opens it. */
  readonly opening?: Opening;
}

/** `openingId` = predecessor stream + version of its outcome: an older one changes nothing. */
export interface Opening {
  readonly openingId: string;
  readonly outcome: unknown;
}

export interface Look {
  readonly ended: boolean;
  readonly outcome?: unknown;
  readonly dueInMs?: number;
  readonly errand?: RaisedErrand;
}

export interface RaisedErrand {
  readonly id: string;
  readonly service: string;
  readonly type: string;
  readonly request: Readonly<Record<string, unknown>>;
}

/** What an errand activity of the asked service receives. */
export interface ErrandCall {
  readonly errandId: string;
  readonly caseId: string;
  readonly request: Readonly<Record<string, unknown>>;
}

/** The activities every service offers for its own streams, on its own queue. */
export interface StageActivities {
  openStream(input: { stream: string; caseId: string; opening: Opening }): Promise<void>;
  look(input: { stream: string }): Promise<Look>;
  passDeadlines(input: { stream: string }): Promise<void>;
  applyAnswer(input: { stream: string; errandId: string; answer: unknown }): Promise<void>;
}

/** Dispatches every errand a service answers: one activity, the type says which. */
export interface ErrandActivities {
  answerErrand(call: ErrandCall & { readonly type: string }): Promise<unknown>;
}
