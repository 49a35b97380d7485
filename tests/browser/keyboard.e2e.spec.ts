import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { takePictures } from './album.js';
import { Keys } from './keys.js';
import { Theatre } from './playing.js';
import { WholeStory, type Scene } from './whole-story.js';

jest.setTimeout(600_000);

const names = [
  ...['register a case', 'work on it and qualify it', 'invite a panel', 'three opinions', 'conclude'],
  ...['draft two clauses', 'review, offer, agree', 'approve at two levels', 'sign', 'land: prove and accept'],
  ...['prepare the payment', 'review and approve it', 'batch, bank sheet, result'],
];

describe('the whole story by keyboard alone, from a lead to the money paid', () => {
  let theatre: Theatre;
  let story: WholeStory | undefined;
  let scenes: readonly Scene[] = [];
  let broken = '';

  beforeAll(async () => {
    theatre = await Theatre.open();
    story = new WholeStory(theatre, { handsOn: (page) => new Keys(page) });
    scenes = story.scenes();
  });
  afterAll(async () => {
    await theatre.close();
  });

  it.each(names)('%s', async (name) => {
    if (broken !== '') throw new Error(`the story broke off at “${broken}”`);
    broken = name;
    const scene = scenes.find((each) => each.name === name);
    if (!scene) throw new Error(`no such part: ${name}`);
    await theatre.scene(`keyboard-${name}`, scene.play);
    expect(theatre.complaints()).toEqual([]);
    await takePictures(theatre, story?.casePath ?? '', name);
    broken = '';
  });

  it('no part of it was left out', () => {
    expect(scenes.map(({ name }) => name)).toEqual(names);
  });
});
