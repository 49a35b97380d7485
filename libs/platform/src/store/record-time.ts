/** How long Mongo's time may be carried on before it is asked again (ms). */
const carriedMaxMs = 10_000;
/** Two clocks of this process that disagree about the time gone by (ms): it slept, or one was set. */
const disagreementMaxMs = 50;

/** Where a process reads the time gone by; one goes on evenly, one is set by the machine. */
export interface ElapsedClocks {
  readonly monotonic: () => number;
  readonly wall: () => number;
}

const ownClocks: ElapsedClocks = { monotonic: () => performance.now(), wall: () => Date.now() };

interface Noted {
  readonly mongo: number;
  readonly monotonic: number;
  readonly wall: number;
}

/**
 * Mongo's time between two answers of Mongo: the last one it told plus the time gone by here since. It
 * is never ahead of Mongo's own, for an answer is older than its arrival, and it never goes back.
 */
export class RecordTime {
  private noted: Noted | undefined;

  constructor(private readonly clocks: ElapsedClocks = ownClocks) {}

  /** Mongo has just told its time. */
  note(told: Date): void {
    const carried = this.carried()?.getTime() ?? -Infinity;
    this.noted = {
      mongo: Math.max(told.getTime(), carried),
      monotonic: this.clocks.monotonic(),
      wall: this.clocks.wall(),
    };
  }

  /** Undefined where Mongo has to be asked: too long ago, or this process cannot tell how long. */
  carried(): Date | undefined {
    if (!this.noted) return undefined;
    const elapsed = this.clocks.monotonic() - this.noted.monotonic;
    const elapsedOnWall = this.clocks.wall() - this.noted.wall;
    if (elapsed > carriedMaxMs || Math.abs(elapsedOnWall - elapsed) > disagreementMaxMs) {
      return undefined;
    }
    return new Date(Math.floor(this.noted.mongo + elapsed));
  }
}
