import type { Locator, Page } from 'playwright-core';
import type { FormHands } from './hands.js';

const tabsMax = 250;
const arrowsMax = 30;

/**
 * A person without a mouse: everything is reached by Tab from where the focus stands, and done with
 * Space, Enter and arrows. What cannot be reached so is an error that says what was passed on the way.
 */
export class Keys implements FormHands {
  constructor(
    private readonly page: Page,
    private readonly within: Page | Locator = page,
  ) {}

  in(place: Locator): Keys {
    return new Keys(this.page, place);
  }

  async write(label: string | RegExp, text: string): Promise<void> {
    await this.reach(this.within.getByLabel(label, { exact: true }), String(label));
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  /** Typed digit by digit, in the order of an English browser: month, day, year. */
  async day(label: string | RegExp, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-');
    await this.reach(this.within.getByLabel(label, { exact: true }), String(label));
    await this.page.keyboard.type(`${month}${date}${year}`);
  }

  /** Tab stops at one of the group; arrows go on to the one that is meant. */
  async tick(name: string | RegExp): Promise<void> {
    const radio = this.within.getByRole('radio', { name, exact: true });
    await this.reach(radio, String(name), true);
    if (await isFocused(radio)) await this.page.keyboard.press('Space');
    for (let arrows = 0; !(await radio.isChecked()); arrows += 1) {
      if (arrows > arrowsMax) throw new Error(`no arrow leads to ${String(name)}`);
      await this.page.keyboard.press('ArrowDown');
    }
  }

  async check(name: string | RegExp): Promise<void> {
    const box = this.within.getByRole('checkbox', { name });
    await this.reach(box, String(name));
    if (!(await box.isChecked())) await this.page.keyboard.press('Space');
  }

  async choose(label: string | RegExp, ...options: string[]): Promise<void> {
    const field = this.within.getByLabel(label, { exact: true }).and(this.page.getByRole('combobox'));
    await this.reach(field, String(label));
    for (const option of options) {
      await this.page.keyboard.insertText(option);
      await this.within.getByRole('option').filter({ hasText: option }).first().waitFor();
      await this.page.keyboard.press('Enter');
    }
  }

  async press(name: string | RegExp): Promise<void> {
    const exact = typeof name === 'string' ? { exact: true } : {};
    await this.pressThis(this.within.getByRole('button', { name, ...exact }).first(), String(name));
  }

  async pressThis(button: Locator, called: string): Promise<void> {
    await this.reach(button, called);
    await this.page.keyboard.press('Enter');
  }

  /** Sends the form the focus is in, by its button. */
  async send(): Promise<void> {
    await this.pressThis(this.within.locator('button[type=submit]').last(), 'send');
  }

  private async reach(goal: Locator, called: string, orItsGroup = false): Promise<void> {
    await goal.waitFor({ state: 'attached' });
    const passed: string[] = [];
    for (let tabs = 0; tabs <= tabsMax; tabs += 1) {
      if (await isFocused(goal, orItsGroup)) return;
      await this.page.keyboard.press('Tab');
      if (tabs > tabsMax - 30) passed.push(await this.page.evaluate(whereFocusIs));
    }
    throw new Error(`Tab does not lead to ${called}; it passed ${passed.join(' | ')}`);
  }
}

function isFocused(goal: Locator, orItsGroup = false): Promise<boolean> {
  return goal.evaluate((element, group) => {
    const { activeElement } = document;
    if (element === activeElement) return true;
    if (!group || !(activeElement instanceof HTMLInputElement)) return false;
    return activeElement.type === 'radio' && activeElement.name !== '' && activeElement.name === (element as HTMLInputElement).name;
  }, orItsGroup);
}

/** Runs in the page. */
function whereFocusIs(): string {
  const { activeElement } = document;
  const name = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  return `${activeElement?.tagName ?? '?'} ${name.slice(0, 20)}`;
}
