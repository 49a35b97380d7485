/**
 * Personal data answers an errand only as ciphertext under the asker's key: wherever a result holds
 * `{ $sealed }`, the platform opens it with the asking service's key, sets the words aside in that
 * service's encrypted store and hands the rule a `TextRef` in its place.
 */
export interface Sealed {
  readonly $sealed: string;
}

/**
 * Reward asks for a payee's account.
 * Answer: ok `{ account: Sealed, accountDigest }` (the sealed words are JSON: holder, bank, branch,
 * number), or refused `account-unknown` / `account-not-of-beneficiary`.
 */
export interface SealAccount {
  readonly type: 'seal-account';
  readonly forService: 'reward';
  readonly ownerId: string;
  readonly accountId: string;
}

/**
 * A lead sheet asks for the organisations and contact persons of these rows to be entered.
 * Answer: ok `{ rows }`, each `{ row, subjectId, name, creditCode?, contactPersonId? }` as the
 * register holds it, or `{ row, code }` with a code of `partiesSentences` (refusals.ts).
 */
export interface RegisterParties {
  readonly type: 'register-parties';
  readonly rows: readonly number[];
  /**
   * JSON sealed for the register once for all: a list of row, organisationName?, creditCode?,
   * contactName?, contactPhone?.
   */
  readonly parties: Sealed;
}
