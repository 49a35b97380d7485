/** Something a person can put right: the sentence says what is wrong, `fix` says what to do. */
export class Problem extends Error {
  readonly code = 'problem';

  constructor(
    message: string,
    readonly fix?: string,
  ) {
    super(message);
  }
}

/** One readable sentence out of whatever was thrown. */
export function sentenceOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** What the terminal shows for an error: problems without a stack, bugs with one. */
export function explain(thrown: unknown): string {
  if (thrown instanceof Problem) {
    const fix = thrown.fix === undefined ? '' : `\n  What to do: ${thrown.fix}`;
    return thrown.message + fix;
  }
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
