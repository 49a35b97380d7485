import { showDuration, showMegabytes } from './progress.js';

export interface DemoAccount {
  readonly account: string;
  readonly password: string;
  readonly who: string;
}

export interface BannerFacts {
  readonly port: number;
  /** A line per engine, and the data folder's. */
  readonly engines: readonly string[];
  readonly logFolder: string;
  readonly accounts: readonly DemoAccount[];
  readonly readyAfterMs: number;
  readonly treeBytes: number;
}

/** What a person reads when everything is up. */
export function banner(facts: BannerFacts): string {
  const url = `http://127.0.0.1:${String(facts.port)}`;
  const ready = showDuration(facts.readyAfterMs);
  return [
    '',
    `Duet is ready in ${ready}, whole tree ${showMegabytes(facts.treeBytes)} RSS.`,
    '',
    `  Product   ${url}/`,
    `  API       ${url}/api/docs`,
    `  OpenAPI   ${url}/api/openapi.json`,
    `  Health    ${url}/health/ready`,
    '',
    ...facts.engines.map((line) => `  ${line}`),
    `  Logs      ${facts.logFolder}`,
    '',
    ...accountLines(facts.accounts),
    'Ctrl+C ends everything and keeps the data; “npm start -- --fresh” starts over.',
    '',
  ].join('\n');
}

function accountLines(accounts: readonly DemoAccount[]): string[] {
  if (accounts.length === 0) return [];
  const accountWidth = Math.max(...accounts.map(({ account }) => displayWidth(account)));
  const passwordWidth = Math.max(...accounts.map(({ password }) => displayWidth(password)));
  const lines = accounts.map(({ account, password, who }) =>
    ['   ', pad(account, accountWidth), pad(password, passwordWidth), who].join(' '),
  );
  return ['  Demo accounts (account, password, who)', ...lines, ''];
}

/** Chinese, Japanese and Korean characters and full-width marks. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;

/** Columns a text takes in a terminal; wide characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
