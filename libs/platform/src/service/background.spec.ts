import { describe, expect, it } from '@jest/globals';
import { createLog } from '../log/log.js';
import { Background } from './background.js';

const log = createLog('error');

describe('what runs behind the answers', () => {
  it('starts only when the door is open, and is named as waited for until then', async () => {
    const background = new Background(log);
    let started = 0;
    const running = new Promise<void>((resolve) => {
      background.begin('a relay', () => {
        started += 1;
        resolve();
        return Promise.resolve({ stop: () => Promise.resolve() });
      });
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([started, background.pending]).toEqual([0, ['a relay']]);
    background.open();
    await running;
    await new Promise((resolve) => setImmediate(resolve));
    expect([started, background.pending]).toEqual([1, []]);
    await background.stop();
  });

  it('never starts what a process that leaves before it opened had begun', async () => {
    const background = new Background(log);
    let started = 0;
    background.begin('a relay', () => {
      started += 1;
      return Promise.resolve({ stop: () => Promise.resolve() });
    });
    await background.stop();
    expect(started).toBe(0);
  });
});
