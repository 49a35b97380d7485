interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What came in does not fit the contract: becomes a 400 naming every field and its reason. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly errors: readonly { readonly path: string; readonly message: string }[];

  constructor(issues: readonly Issue[]) {
    super('the input does not fit the contract');
    this.errors = issues.map(({ path = [], message }) => ({
      path: path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
      message,
    }));
  }
}
