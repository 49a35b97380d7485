import type { Locator, Page } from 'playwright-core';
import { eventually } from '#testing/caller';

/** After so long an option that was not taken is looked for in a list opened anew. */
const foldedMs = 10_000;

/** What people do with the controls of a form, with the mouse or without. */
export interface FormHands {
  in(place: Locator): FormHands;
  write(label: string | RegExp, text: string): Promise<void>;
  day(label: string | RegExp, day: string): Promise<void>;
  tick(name: string | RegExp): Promise<void>;
  check(name: string | RegExp): Promise<void>;
  choose(label: string | RegExp, ...options: string[]): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  pressThis(button: Locator, called: string): Promise<void>;
  send(): Promise<void>;
}

/** With the mouse: whatever is not typed is clicked, the fields that are typed into among it. */
export class Clicks implements FormHands {
  constructor(
    private readonly page: Page,
    private readonly within: Page | Locator = page,
  ) {}

  in(place: Locator): Clicks {
    return new Clicks(this.page, place);
  }

  async write(label: string | RegExp, text: string): Promise<void> {
    const field = this.within.getByLabel(label, exactly(label));
    if (!(await isFocused(field))) await field.click();
    await field.fill(text);
  }

  day(label: string | RegExp, day: string): Promise<void> {
    return this.write(label, day);
  }

  async tick(name: string | RegExp): Promise<void> {
    await this.within.getByRole('radio', { name, ...exactly(name) }).click();
  }

  async check(name: string | RegExp): Promise<void> {
    await this.within.getByRole('checkbox', { name }).click();
  }

  async choose(label: string | RegExp, ...options: string[]): Promise<void> {
    await new Hands(this.page, this.within).choose(label, ...options);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.within.getByRole('button', { name, ...exactly(name) }).first().click();
  }

  async pressThis(button: Locator): Promise<void> {
    await button.click();
  }

  async send(): Promise<void> {
    await this.within.locator('button[type=submit]').last().click();
  }
}

/** What people do with the controls of a form, whatever library draws them. */
export class Hands {
  constructor(
    private readonly page: Page,
    private readonly within: Page | Locator = page,
  ) {}

  async write(label: string | RegExp, text: string): Promise<void> {
    await this.within.getByLabel(label, exactly(label)).fill(text);
  }

  /** A day is typed and taken by Enter. */
  async day(label: string | RegExp, day: string): Promise<void> {
    const field = this.within.getByLabel(label, exactly(label));
    await field.fill(day);
    await field.press('Enter');
  }

  async tick(name: string | RegExp): Promise<void> {
    await this.within.getByRole('radio', { name, ...exactly(name) }).check();
  }

  /** Chooses out of a list; several where the list takes several. */
  async choose(label: string | RegExp, ...options: (string | RegExp)[]): Promise<void> {
    // The open list is called as its field is.
    const field = this.within.getByLabel(label, exactly(label)).and(this.page.getByRole('combobox'));
    // One list is open at a time, and only its options are drawn.
    const list = this.page.locator('.pick');
    for (const option of options) {
      const wanted = list.getByRole('option').filter({ hasText: option }).first();
      // A drawer that is still opening may take the focus, and the list folds: people open it again.
      await eventually(`${String(option)} is chosen`, async () => {
        // Typing opens the list of a field that has the focus already.
        const opensByItself = typeof option === 'string' && (await isFocused(field));
        if (!opensByItself && (await field.getAttribute('aria-expanded')) !== 'true') await field.click();
        if (typeof option === 'string') await field.fill(option);
        return wanted.click({ timeout: foldedMs }).then(
          () => true,
          () => false,
        );
      });
    }
    if (options.length > 1) await field.press('Tab');
  }

  async press(name: string | RegExp): Promise<void> {
    await this.within.getByRole('button', { name, ...exactly(name) }).click();
  }
}

function isFocused(field: Locator): Promise<boolean> {
  return field.evaluate((element) => element === document.activeElement);
}

function exactly(label: string | RegExp): { exact?: boolean } {
  return typeof label === 'string' ? { exact: true } : {};
}

/** Opens a command of the page's bar, fills its form in the drawer and sends it; waits until it is done. */
export async function giveIn(
  page: Page,
  command: string,
  fill: (hands: Hands) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await page.getByRole('button', { name: command, exact: true }).first().click();
  const form = page.getByRole('form', { name: command, exact: true });
  await form.waitFor();
  const hands = new Hands(page, form);
  await fill(hands);
  await form.getByRole('button', { name: command, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}
