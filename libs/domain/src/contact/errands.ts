/** The journey asks when a case has ended: close it and release its claims. Answer: ok `{}`. */
export interface CloseCase {
  readonly type: 'close-case';
  readonly caseId: string;
  readonly ending: 'dropped' | 'not-supported' | 'withdrawn' | 'failed' | 'completed';
}

/**
 * An import asks contact itself to open one case a row; ids derive from import and row, so a second
 * attempt opens nothing twice. Answer: ok `{ rows: { row, result, caseId?, code? }[] }`.
 */
export interface OpenRows {
  readonly type: 'open-rows';
  readonly importId: string;
  readonly rows: readonly number[];
}
