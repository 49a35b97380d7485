import type { CDPSession, Page } from 'playwright-core';
import { seedCases } from '../browser/many-cases.js';
import { Theatre } from '../browser/playing.js';

const cases = 10_000;
const boardCards = 500;
const slowedBy = 4;
/** Of a slowed table so many rows: what a row costs shows in hundreds, and the rest would be waiting. */
const slowedRows = 1_000;
const rounds = 3;
const patienceMs = 30_000;
/** First screens are opened again for at most so long. */
const firstScreensMaxMs = 30_000;
/** What is scrolled, how far and at most how long; how far it came is one of the figures. */
interface List {
  readonly path: string;
  /** What scrolls, as a selector. */
  readonly place: string;
  readonly wanted: number;
  readonly rate: number;
  readonly mostMs: number;
}
const board = { path: '/cases', place: '.column .cards', wanted: boardCards, mostMs: 20_000 };
const table = { path: '/cases?view=table', place: '.table-place' };
const lists: readonly (readonly [name: string, list: List])[] = [
  ['board of 500', { ...board, rate: 1 }],
  ['table of 10,000', { ...table, wanted: cases, rate: 1, mostMs: 60_000 }],
  ['board of 500', { ...board, rate: slowedBy }],
  ['table, its first 1,000', { ...table, wanted: slowedRows, rate: slowedBy, mostMs: 20_000 }],
];

/**
 * C1: the console in real Chromium over 10,000 invented cases: longest task while a board of 500 cards and
 * a table of 10,000 rows are scrolled from end to end, and how long until the first screen can be used
 * with the CPU slowed four times. Milliseconds: a page has no bare reference. Every part ends by its own limit, so
 * that the whole takes four minutes at most on a busy machine.
 */
export async function c1(): Promise<Record<string, number>> {
  const theatre = await Theatre.open();
  try {
    await seedCases(theatre, 'centre-li', cases);
    const figures: Record<string, number> = {};
    Object.assign(figures, await firstScreens(theatre));
    for (const [name, list] of lists) {
      const sign = list.rate === 1 ? '' : `, CPU ÷ ${String(list.rate)}`;
      for (const [what, value] of Object.entries(await scrolled(theatre, list))) {
        figures[`${name}: ${what}${sign}`] = value;
      }
    }
    return figures;
  } finally {
    await theatre.close();
  }
}

async function slow(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return session;
}

/**
 * Until the page answers: what a person looks for is drawn, and the main thread comes free once. With
 * nothing kept (a browser's first visit) and with everything kept.
 */
async function firstScreens(theatre: Theatre): Promise<Record<string, number>> {
  const until = async (page: Page, path: string, landmark: string) => {
    await page.goto(path, { waitUntil: 'commit' });
    await page.locator(landmark).first().waitFor({ timeout: patienceMs });
    return page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          requestIdleCallback(() => {
            resolve(performance.now());
          });
        }),
    );
  };
  const times: Record<string, number[]> = {};
  const note = (name: string, ms: number) => (times[name] ??= []).push(ms);
  const startedAt = Date.now();
  for (let round = 0; round < rounds && Date.now() - startedAt < firstScreensMaxMs; round += 1) {
    const fresh = await theatre.newPlayer();
    await slow(fresh.page, slowedBy);
    note('sign-in, first visit', await until(fresh.page, '/', '.demo-accounts li'));
    await theatre.fillSignIn(fresh.page, 'centre-li');
    await fresh.page.locator('nav.side').waitFor();
    note('workbench, come back', await until(fresh.page, '/', '.work li, .ant-empty'));
    note('board of 10,000, come back', await until(fresh.page, '/cases', '.board-card'));
    await theatre.clear();
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [`${name}: until usable (ms), CPU ÷ 4`, median(all)]),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/**
 * Scrolls to the end, page after page as they come, and back up. Long tasks as the browser tells them are of the
 * clock on the wall; how long the main thread itself ran is what a busy machine does not change.
 */
async function scrolled(theatre: Theatre, { path, place, wanted, rate, mostMs }: List) {
  const { page } = await theatre.signIn('centre-li', {}, path);
  await page.locator(`${place} article, ${place} tbody tr`).first().waitFor();
  await slow(page, rate);
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories: ['toplevel'] });
  const tasks = await page.evaluate(scrollThrough, { place, wanted, mostMs });
  const ran = ranInPage(JSON.parse(String(await browser?.stopTracing())) as Trace);
  await theatre.clear();
  const { longest, long, drawn, reached, seconds } = tasks;
  return {
    'longest task (ms, 0: none over 50)': longest,
    'tasks over 100 ms': long,
    'longest task, ms of CPU': Math.max(0, ...ran),
    'tasks over 100 ms of CPU': ran.filter((each) => each > 100).length,
    'most drawn at once': drawn,
    'scrolled past': reached,
    'seconds taken': seconds,
  };
}

interface Trace {
  readonly traceEvents: readonly {
    readonly name: string;
    readonly pid: number;
    readonly tid: number;
    /** Microseconds of the thread's own clock. */
    readonly tdur?: number;
    readonly args?: { readonly name?: string };
  }[];
}

/** Milliseconds of CPU of every task of the pages' main threads. @throws Error where the trace has none. */
function ranInPage({ traceEvents }: Trace): readonly number[] {
  const thread = ({ pid, tid }: { pid: number; tid: number }) => `${String(pid)}.${String(tid)}`;
  const isMain = (each: Trace['traceEvents'][number]) =>
    each.name === 'thread_name' && each.args?.name === 'CrRendererMain';
  const main = new Set(traceEvents.filter(isMain).map(thread));
  const ran = traceEvents.flatMap((each) =>
    each.name.endsWith('RunTask') && each.tdur !== undefined && main.has(thread(each)) ? [each.tdur / 1000] : [],
  );
  if (ran.length === 0) throw new Error('the trace shows no task of a page');
  // A page runs thousands of tasks: more than a call takes as arguments.
  return ran.sort((one, other) => other - one).slice(0, 1000);
}

/** Runs in the page. */
async function scrollThrough({
  place,
  wanted,
  mostMs,
}: {
  place: string;
  wanted: number;
  mostMs: number;
}) {
  const area = document.querySelector<HTMLElement>(place);
  if (!area) throw new Error(`nothing scrolls here: ${place}`);
  const durations: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) durations.push(duration);
  }).observe({ entryTypes: ['longtask'] });
  const startedAt = performance.now();
  const frame = () => new Promise(requestAnimationFrame);
  const rows = () => [...area.querySelectorAll('article, tbody tr:not(.unseen)')];
  const placeOf = (row: Element | undefined) =>
    Number(row?.getAttribute('aria-posinset') ?? Number(row?.getAttribute('aria-rowindex') ?? 1) - 1);
  let drawn = 0;
  let reached = 0;
  while (reached < wanted && performance.now() - startedAt < mostMs) {
    area.scrollTop += area.clientHeight / 2;
    await frame();
    drawn = Math.max(drawn, rows().length);
    reached = Math.max(reached, placeOf(rows().at(-1)));
  }
  while (area.scrollTop > 0 && performance.now() - startedAt < mostMs) {
    area.scrollTop -= area.clientHeight * 2;
    await frame();
    drawn = Math.max(drawn, rows().length);
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  return {
    longest: Math.max(0, ...durations),
    long: durations.filter((each) => each > 100).length,
    drawn,
    reached,
    seconds: (performance.now() - startedAt) / 1000,
  };
}
