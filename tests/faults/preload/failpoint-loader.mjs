import { readFileSync } from 'node:fs';

/** Built file → its wrapped source. */
let wrapped = {};

export function initialize(sourcesFile) {
  wrapped = JSON.parse(readFileSync(sourcesFile, 'utf8'));
}

export async function load(url, context, nextLoad) {
  const source = wrapped[url];
  if (source === undefined) return nextLoad(url, context);
  return { format: 'module', source, shortCircuit: true };
}
