import { Clicks } from '../browser/hands.js';
import { Theatre, type Player } from '../browser/playing.js';
import { WholeStory } from '../browser/whole-story.js';

/**
 * C2: the whole story with a mouse in real Chromium: how often people press, how many of these presses
 * go into fields they then type in, and how many pages load, part by part. Signing in is not counted.
 */
export async function c2(): Promise<Record<string, number>> {
  const theatre = await Theatre.open();
  const seen = { clicks: 0, fields: 0, loads: 0 };
  const forget = () => {
    Object.assign(seen, { clicks: 0, fields: 0, loads: 0 });
  };
  let before = { ...seen };
  const comes = async ({ page, context }: Player) => {
    before = { ...seen };
    page.on('load', () => {
      seen.loads += 1;
    });
    await context.exposeBinding('duetPressed', (_, intoField: boolean) => {
      seen.clicks += 1;
      if (intoField) seen.fields += 1;
    });
    await context.addInitScript(() => {
      const told = globalThis as unknown as { duetPressed: (intoField: boolean) => void };
      addEventListener(
        'pointerdown',
        ({ isTrusted, target }) => {
          const typed = 'textarea, input:not([type=radio]):not([type=checkbox]):not([type=file])';
          if (isTrusted) told.duetPressed(target instanceof Element && target.matches(typed));
        },
        true,
      );
    });
  };
  const begins = () => {
    Object.assign(seen, before, { loads: before.loads + 1 });
  };
  const figures: Record<string, number> = {};
  const sum = { clicks: 0, fields: 0, loads: 0 };
  try {
    const story = new WholeStory(theatre, { handsOn: (page) => new Clicks(page), comes, begins });
    for (const { name, play } of story.scenes()) {
      forget();
      await play();
      for (const what of ['clicks', 'fields', 'loads'] as const) {
        figures[`${name}: ${what}`] = seen[what];
        sum[what] += seen[what];
      }
    }
    for (const [what, count] of Object.entries(sum)) figures[`the whole story: ${what}`] = count;
    return figures;
  } finally {
    await theatre.close();
  }
}
