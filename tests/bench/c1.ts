import type { CDPSession, Page } from 'playwright-core';
import { seedCases } from '../browser/many-cases.js';
import { Theatre } from '../browser/playing.js';

const cases = 10_000;
const boardCards = 500;
const slowedBy = 4;
const rounds = 5;
const patienceMs = 300_000;

/**
 * C1: the console in real Chromium over 10,000 invented cases: longest task while a board of 500 cards and
 * a table of 10,000 rows are scrolled from end to end, and how long until the first screen can be used
 * with the CPU slowed four times. Milliseconds: a page has no bare reference.
 */
export async function c1(): Promise<Record<string, number>> {
  const theatre = await Theatre.open();
  try {
    await seedCases(theatre, 'centre-li', cases);
    const figures: Record<string, number> = {};
    Object.assign(figures, await firstScreens(theatre));
    for (const slowed of [1, slowedBy]) {
      const sign = slowed === 1 ? '' : `, CPU ÷ ${String(slowed)}`;
      const board = await scrolled(theatre, '/cases', '.column .cards', boardCards, slowed);
      for (const [name, value] of Object.entries(board)) figures[`board of 500: ${name}${sign}`] = value;
      const table = await scrolled(theatre, '/cases?view=table', '.table-place', cases, slowed);
      for (const [name, value] of Object.entries(table)) figures[`table of 10,000: ${name}${sign}`] = value;
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
  for (let round = 0; round < rounds; round += 1) {
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

/** Scrolls to the end, page after page as they come, and back up; gathers what the browser calls long tasks. */
async function scrolled(theatre: Theatre, path: string, place: string, wanted: number, rate: number) {
  const { page } = await theatre.signIn('centre-li', {}, path);
  await page.locator(`${place} article, ${place} tbody tr`).first().waitFor();
  await slow(page, rate);
  const tasks = await page.evaluate(scrollThrough, { place, wanted });
  await theatre.clear();
  const { longest, long, drawn, reached, seconds } = tasks;
  return {
    'longest task (ms, 0: none over 50)': longest,
    'tasks over 100 ms': long,
    'most drawn at once': drawn,
    'scrolled past': reached,
    'seconds taken': seconds,
  };
}

/** Runs in the page. */
async function scrollThrough({ place, wanted }: { place: string; wanted: number }) {
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
  const patienceMs = 240_000;
  while (reached < wanted && performance.now() - startedAt < patienceMs) {
    area.scrollTop += area.clientHeight / 2;
    await frame();
    drawn = Math.max(drawn, rows().length);
    reached = Math.max(reached, placeOf(rows().at(-1)));
  }
  while (area.scrollTop > 0) {
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
