import ts from 'typescript';
import type { SourceFile } from './source-tree.js';

/** Looks at one file and says what is untidy about it, each with the line where there is one. */
export type Check = (file: SourceFile) => string[];

const linesMax = 320;
const specLinesMax = 500;
/** What fits on a screen; a longer function hides a second one. */
const functionLinesMax = 70;

const isCode = ({ path }: SourceFile): boolean => /\.(ts|tsx|mjs|cjs)$/.test(path);
const isSpec = ({ path }: SourceFile): boolean => /\.spec\.tsx?$/.test(path);

const lineOf = (text: string, position: number): number => text.slice(0, position).split('\n').length;

function matches(text: string, pattern: RegExp): { found: string; line: number }[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    found: found.trim(),
    line: lineOf(text, index),
  }));
}

export const shortFiles: Check = (file) => {
  if (!isCode(file)) return [];
  const lines = file.text.replace(/\n$/, '').split('\n').length;
  const max = isSpec(file) ? specLinesMax : linesMax;
  return lines > max ? [`${String(lines)} lines, at most ${String(max)}`] : [];
};

const alreadyParsed = new WeakMap<SourceFile, ts.SourceFile>();

function parsed(file: SourceFile): ts.SourceFile {
  const before = alreadyParsed.get(file);
  if (before) return before;
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true, kind);
  alreadyParsed.set(file, source);
  return source;
}

/** `describe(…, () => { … })` groups sentences; it is no function anybody reads as one. */
function isDescribed(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /^describe\b/.test(call.expression.getText());
}

export const shortFunctions: Check = (file) => {
  if (!isCode(file)) return [];
  const faults: string[] = [];
  const source = parsed(file);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && !isDescribed(node)) {
      const first = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const lines = source.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1;
      const fault = `line ${String(first + 1)}: a function of ${String(lines)} lines`;
      if (lines > functionLinesMax) faults.push(`${fault}, at most ${String(functionLinesMax)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
};

/** The comments of a file with their lines: what stands in strings and templates does not count. */
function comments(file: SourceFile): { text: string; line: number }[] {
  const source = parsed(file);
  const found = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(file.text, node.getEnd()) ?? []),
    ];
    if (!ts.isJsxText(node)) {
      for (const { pos, end } of ranges) found.set(pos, file.text.slice(pos, end));
    }
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([position, text]) => ({ text, line: lineOf(file.text, position) }));
}

function commentFaults(file: SourceFile, pattern: RegExp, what: string): string[] {
  if (!isCode(file)) return [];
  return comments(file)
    .filter(({ text }) => pattern.test(text))
    .map(({ text, line }) => `line ${String(line)}: ${what}: ${text.trim().split('\n')[0] ?? ''}`);
}

/** A file that needs a signboard inside needs a second file. */
export const noBanners: Check = (file) =>
  commentFaults(file, /(^|[\s/])([-=*#~_─━═])\2{3,}|^\/\/\s*#?(end)?region\b/, 'a banner');

export const noLooseEnds: Check = (file) =>
  commentFaults(file, /\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))/, 'a loose end without an issue (#12)');

const vagueWords = new Set([
  ...['util', 'utils', 'utilities', 'helper', 'helpers', 'common', 'misc'],
  ...['manager', 'managers', 'impl', 'base'],
]);
const named = /^(apps|libs|engines|tests|packs|docs)\//;

export const tellingNames: Check = ({ path }) =>
  path
    .split(/[/.-]/)
    .filter((word) => vagueWords.has(word))
    .map((word) => `“${word}” says nothing about what is inside`);

export const kebabCase: Check = ({ path }) => {
  if (!named.test(path)) return [];
  return path
    .split('/')
    .filter((segment) => segment !== 'README.md' && !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(segment))
    .map((segment) => `“${segment}” is not kebab-case`);
};

/** Paths of somebody's machine; temporary folders come from `os.tmpdir()`. A spec may invent a home. */
export const noMachinePaths: Check = (file) => {
  const roots = isSpec(file) ? 'work|root|tmp' : 'work|root|tmp|home|Users';
  const pattern = new RegExp(`(?<![\\w.$})/-])/(${roots})/\\S*`, 'g');
  return matches(file.text, pattern).map(
    ({ found, line }) => `line ${String(line)}: a path of one machine: ${found}`,
  );
};

/** Which registry is asked is the machine's own setting: offices have mirrors. */
export const noRegistryHosts: Check = ({ text }) =>
  matches(
    text,
    /registry\.(npmjs|yarnpkg|npmmirror)\.|npmmirror\.com|npm\.taobao|repo1?\.maven\.|maven\.aliyun|(proxy|sum)\.golang\.org|goproxy\.(cn|io)|pypi\.org|pythonhosted\.org|artifactor[y]|deb\.debian\.org/gi,
  ).map(({ found, line }) => `line ${String(line)}: the host of a registry: ${found}`);

/** A spec that runs alone or not at all says more than it should, or nothing. */
export const wholeSpecs: Check = (file) => {
  if (!isSpec(file)) return [];
  return matches(file.text, /^\s*((it|test|describe)\.(only|skip|todo)|fit|fdescribe|xit|xdescribe)\b/gm).map(
    ({ found, line }) => `line ${String(line)}: ${found}`,
  );
};
