/** Compile-time proof that a switch covers its union; at run time, a bug worth stopping for. */
export function never(value: never): never {
  throw new Error(`not covered: ${JSON.stringify(value)}`);
}
