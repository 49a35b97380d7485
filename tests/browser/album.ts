import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Sight, Theatre } from './playing.js';

/** Where pictures of the screens are kept, for whoever wants to look at them and for docs/screens. */
const albumFolder = process.env['DUET_SCREENS'];
const phone = { width: 390, height: 844 };

interface Taken {
  readonly whole?: boolean | undefined;
  /** As it looks on a phone; the page is as wide as before afterwards. */
  readonly onPhone?: true;
}

/** Keeps a picture of what is on the page, where somebody asked for any. */
export async function keepPicture(page: Page, name: string, { whole, onPhone }: Taken = {}): Promise<void> {
  if (albumFolder === undefined) return;
  await mkdir(albumFolder, { recursive: true });
  const before = page.viewportSize();
  if (onPhone) await page.setViewportSize(phone);
  await page.screenshot({
    path: join(albumFolder, name),
    fullPage: whole ?? false,
    ...(name.endsWith('.jpg') && { type: 'jpeg', quality: 80 }),
  });
  if (onPhone && before) await page.setViewportSize(before);
}

interface Picture {
  readonly name: string;
  readonly account: string;
  /** `case` stands for the page of the story's case. */
  readonly path: string;
  /** What has to be there, as a selector. */
  readonly landmark: string;
  readonly language?: 'en';
  readonly whole?: true;
  readonly before?: (page: Page) => Promise<void>;
  /** What `before` brings, as a selector. */
  readonly brings?: string;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** After which part of the whole story what is worth a picture. */
const pictures: Readonly<Record<string, readonly Picture[]>> = {
  'three opinions': [
    { name: 'evaluation-matrix.zh.png', account: 'committee-chen', path: 'case?tab=evaluation', landmark: '.tab-panel tbody tr' },
    { name: 'evaluation-matrix.en.png', account: 'committee-chen', path: 'case?tab=evaluation', landmark: '.tab-panel tbody tr', language: 'en' },
  ],
  'draft two clauses': [
    { name: 'terms-editor-zh.jpg', account: 'centre-li', path: 'case?tab=negotiation', landmark: '.facts', before: press(/^修改条款/), brings: '.clause-fields' },
  ],
  'review, offer, agree': [
    { name: 'board.zh.png', account: 'centre-li', path: '/cases', landmark: '.board-card' },
    { name: 'terms-zh.jpg', account: 'centre-li', path: 'case?tab=negotiation', landmark: '.facts', whole: true },
    { name: 'terms-en.jpg', account: 'centre-li', path: 'case?tab=negotiation', landmark: '.facts', whole: true, language: 'en' },
    { name: 'cases-table.en.png', account: 'centre-li', path: '/cases?view=table', landmark: 'tbody tr', language: 'en' },
  ],
  'land: prove and accept': [
    { name: 'landing-zh.jpg', account: 'services-hu', path: 'case?tab=landing', landmark: '.facts', whole: true },
    { name: 'finance-prepare-zh.png', account: 'finance-guo', path: '/finance?tab=prepare', landmark: 'tbody tr' },
  ],
  'batch, bank sheet, result': [
    { name: 'finance-batch-zh.png', account: 'finance-guo', path: '/finance?tab=batches', landmark: 'tbody tr', before: (page) => page.locator('tbody button').first().click() },
    { name: 'finance-funds-zh.png', account: 'finance-lin', path: '/finance?tab=funds', landmark: '.fund-bar' },
    { name: 'register-orgs-zh.png', account: 'centre-zhao', path: '/register?tab=organisations', landmark: 'tbody tr' },
    { name: 'admin-pack-zh.png', account: 'admin-liang', path: '/administration?tab=pack', landmark: 'tbody tr' },
  ],
};

/** Takes the pictures that belong behind this part of the story, where somebody asked for any. */
export async function takePictures(theatre: Theatre, casePath: string, after: string): Promise<void> {
  if (albumFolder === undefined) return;
  for (const { name, account, path, landmark, language, whole, before, brings } of pictures[after] ?? []) {
    const sight: Sight = language ? { language } : {};
    const { page } = await theatre.signIn(account, sight, path.replace(/^case/, casePath));
    await page.locator(landmark).first().waitFor();
    await before?.(page);
    if (brings !== undefined) await page.locator(brings).first().waitFor();
    await page.locator('.ant-skeleton').first().waitFor({ state: 'hidden' });
    await keepPicture(page, name, { whole });
    await theatre.clear();
  }
}
