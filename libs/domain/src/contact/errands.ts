/** The journey asks when a case has ended: close it and release its claims. Answer: ok `{}`. */
export interface CloseCase {
  readonly type: 'close-case';
  readonly caseId: string;
  readonly ending: 'dropped' | 'not-supported' | 'withdrawn' | 'failed' | 'completed';
  /** Version of the outcome it ended on: one that was reopened meanwhile closes nothing. */
  readonly outcomeVersion?: number;
}

/**
 * Evaluation asks before a case it did not support is reopened (复议): the claims that closing gave
 * back are taken again, all or none. Answer: ok `{}`, or refused `already-being-attracted` with the
 * unit to ring (`unit`, `unitZh`, `unitEn`) where another case holds one meanwhile.
 */
export interface TakeClaimsAgain {
  readonly type: 'take-claims-again';
  readonly caseId: string;
  /** Version of the conclusion that is being reopened. */
  readonly evaluationVersion: number;
}

/**
 * An import asks contact itself what the rows of a piece say, for no rule holds words.
 * Answer: ok `{ rows: SheetRow[] }`.
 */
export interface ReadRows {
  readonly type: 'read-rows';
  readonly importId: string;
  /** Index of the piece in the sheet. */
  readonly piece: number;
}

/**
 * An import asks contact itself to open one case a row; ids derive from import and row, so a second
 * attempt opens nothing twice. A row that resembles others and is attracted by nobody comes back
 * `suspected`. Answer: ok `{ rows: { row, result, caseId?, code?, unit? }[] }`.
 */
export interface OpenRows {
  readonly type: 'open-rows';
  readonly importId: string;
  readonly rows: readonly number[];
}

/**
 * An import that was undone asks contact itself to give up the cases of these rows, where nobody has
 * worked on them. Answer: ok `{ rows: TakenBackRow[] }`.
 */
export interface TakeBackRows {
  readonly type: 'take-back-rows';
  readonly importId: string;
  readonly rows: readonly number[];
}
