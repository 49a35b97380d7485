import { reasonOf, type ServiceLog } from '../log/log.js';

/** Something that runs behind the answers: a worker, a relay, a consumer. */
export interface Running {
  stop(): Promise<void>;
  /** Settles when it has ended, asked to or not; absent for what cannot end by itself. */
  readonly ended?: Promise<void>;
}

const firstPauseMs = 300;
const longestPauseMs = 5000;

/**
 * Starts work that needs an engine which may be down, and tries again until it is up or the process
 * stops: people go on working meanwhile.
 */
export class Background {
  private readonly running = new Set<Running>();
  private readonly starting: Promise<void>[] = [];
  private readonly waiting = new Set<string>();
  private stopping = false;
  /** Lets what was begun start. */
  open: () => void = () => undefined;
  private readonly opened: Promise<void>;

  /** Nothing starts before `open` is called: who answers people comes first. */
  constructor(private readonly log: ServiceLog) {
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }

  begin(name: string, start: () => Promise<Running>): void {
    this.waiting.add(name);
    this.starting.push(this.attempt(name, start));
  }

  /** Names of what is not running yet. */
  get pending(): readonly string[] {
    return [...this.waiting];
  }

  /** Whether this process has been asked to leave: nothing new should be sent to it. */
  get leaving(): boolean {
    return this.stopping;
  }

  /** Drains: what is in hand is finished, nothing new is taken. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.open();
    await Promise.all(this.starting);
    await Promise.all([...this.running].map((one) => one.stop()));
  }

  private async attempt(name: string, start: () => Promise<Running>): Promise<void> {
    await this.opened;
    for (let pauseMs = firstPauseMs; !this.stopping; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      try {
        const running = await start();
        this.running.add(running);
        this.waiting.delete(name);
        void this.watch(name, start, running);
        return;
      } catch (error) {
        this.log.warn('background-start-failed', { name, reason: reasonOf(error) });
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  /** What ends without having been asked to (a worker whose connection broke) is started again. */
  private async watch(name: string, start: () => Promise<Running>, running: Running): Promise<void> {
    if (!running.ended) return;
    await running.ended.catch(() => undefined);
    this.running.delete(running);
    if (this.stopping) return;
    this.log.warn('background-ended', { name });
    this.begin(name, start);
  }
}
