import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const isSource = (url = '') => url.endsWith('.ts');

/** `./x.js` is `./x.ts` where only that is there, and `#domain/…` of a source file is source. */
export async function resolve(specifier, context, next) {
  const source = sourceOf(specifier, context.parentURL);
  if (source !== undefined) return { url: source, shortCircuit: true };
  const sourceFirst = { ...context, conditions: [...context.conditions, 'source'] };
  return next(specifier, isSource(context.parentURL) ? sourceFirst : context);
}

function sourceOf(specifier, parent) {
  if (!/^(?:\.|file:).*\.js$/.test(specifier)) return undefined;
  const compiled = new URL(specifier, parent);
  const source = new URL(compiled.href.replace(/\.js$/, '.ts'));
  const onlySource = !existsSync(fileURLToPath(compiled)) && existsSync(fileURLToPath(source));
  return onlySource ? source.href : undefined;
}

export async function load(url, context, next) {
  if (!isSource(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
