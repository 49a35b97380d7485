/**
 * Evaluation asks before it is reopened (复议): negotiation gives up what it built on the old
 * conclusion. Answer: ok `{}`, or refused `signing-requested` once a signature was asked for,
 * `negotiation-withdrawn` once it was given up (the case is closed and holds no claims).
 */
export interface StepBack {
  readonly type: 'step-back';
  readonly caseId: string;
  /** Version of the conclusion that is being reopened. */
  readonly evaluationVersion: number;
}
