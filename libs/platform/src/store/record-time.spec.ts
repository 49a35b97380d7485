import { describe, expect, it } from '@jest/globals';
import { RecordTime } from './record-time.js';

const noon = Date.parse('2026-06-01T04:00:00.000Z');

/** Both clocks of a process, moved by hand. */
function clocks() {
  let monotonic = 5000;
  let wall = 99;
  return {
    monotonic: () => monotonic,
    wall: () => wall,
    pass(ms: number, onWall = ms) {
      monotonic += ms;
      wall += onWall;
    },
  };
}

describe('Mongo’s time between two of its answers', () => {
  it('is unknown until Mongo has told it', () => {
    expect(new RecordTime(clocks()).carried()).toBeUndefined();
  });

  it('goes on by what has passed here, whatever the machine’s clock shows', () => {
    const hands = clocks();
    const time = new RecordTime(hands);
    time.note(new Date(noon));
    hands.pass(1500.7);
    expect(time.carried()?.getTime()).toBe(noon + 1500);
  });

  it('never goes back, though a later answer took longer to arrive', () => {
    const hands = clocks();
    const time = new RecordTime(hands);
    time.note(new Date(noon));
    hands.pass(100);
    time.note(new Date(noon + 60));
    expect(time.carried()?.getTime()).toBe(noon + 100);
  });

  it('is asked for again after ten seconds', () => {
    const hands = clocks();
    const time = new RecordTime(hands);
    time.note(new Date(noon));
    hands.pass(10_001);
    expect(time.carried()).toBeUndefined();
  });

  it.each([
    ['a machine that slept', 0, 3_600_000],
    ['a clock set back', 10, -3_600_000],
  ])('is asked for again after %s', (_, passed, onWall) => {
    const hands = clocks();
    const time = new RecordTime(hands);
    time.note(new Date(noon));
    hands.pass(passed, onWall);
    expect(time.carried()).toBeUndefined();
  });
});
