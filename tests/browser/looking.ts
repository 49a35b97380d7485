import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** What WCAG 2.1 AA finds wrong with a page as it stands, a line each. */
export async function barriersOn(page: Page): Promise<string[]> {
  // Gathering what passes as well takes axe longer than looking, on a long table.
  const onlyFaults = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await onlyFaults.withTags(levels).analyze();
  return violations.map(({ id, nodes }) => {
    const places = nodes.map(({ target }) => target.join(' '));
    return `${id}: ${places.join(' | ')}`;
  });
}

/** The page in the other language, as its button chooses it. */
export async function inEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await page.getByRole('button', { name: '中文', exact: true }).waitFor();
}

/** What reaches beyond the screen's right edge, where the page itself must be moved sideways to see it. */
export async function beyondEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const said = wide.slice(0, 5).map((element) => `${element.tagName} ${element.getAttribute('class') ?? ''}`);
    return [`wider than the screen by ${String(scrollWidth - clientWidth)}: ${said.join(', ')}`];
  });
}
