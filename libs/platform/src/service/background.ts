import { reasonOf, type ServiceLog } from '../log/log.js';

/** Something that runs behind the answers: a worker, a relay, a consumer. */
export interface Running {
  stop(): Promise<void>;
}

const firstPauseMs = 300;
const longestPauseMs = 5000;

/**
 * Starts work that needs an engine which may be down, and tries again until it is up or the process
 * stops: people go on working meanwhile.
 */
export class Background {
  private readonly running: Running[] = [];
  private readonly starting: Promise<void>[] = [];
  private readonly waiting = new Set<string>();
  private stopping = false;

  constructor(private readonly log: ServiceLog) {}

  begin(name: string, start: () => Promise<Running>): void {
    this.waiting.add(name);
    this.starting.push(this.attempt(name, start));
  }

  /** Names of what is not running yet. */
  get pending(): readonly string[] {
    return [...this.waiting];
  }

  /** Drains: what is in hand is finished, nothing new is taken. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.starting);
    await Promise.all(this.running.map((one) => one.stop()));
  }

  private async attempt(name: string, start: () => Promise<Running>): Promise<void> {
    for (let pauseMs = firstPauseMs; !this.stopping; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      try {
        this.running.push(await start());
        this.waiting.delete(name);
        return;
      } catch (error) {
        this.log.warn('background-start-failed', { name, reason: reasonOf(error) });
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }
}
