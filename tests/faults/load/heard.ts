/** One non-repeatable command of the storm: what it would leave, and every answer it got. */
export interface Heard {
  readonly stream: string;
  readonly key: string;
  readonly personId: string;
  /** The type of event each accepted one leaves. */
  readonly leaves: string;
  /** The bodies of its 200s, as they came; all must be one. */
  readonly answers: readonly string[];
}

/** How requests went: at first try, and after patience. */
export class Tally {
  reads = 0;
  readsAtOnce = 0;
  commands = 0;
  commandsAtOnce = 0;
  /** Set while faults are planted that may rightly end as a 500. */
  planted = false;
  /** 500s: faults nobody should ever see. */
  readonly unexpected: string[] = [];
  /** Answered only after more than thirty seconds of trying. */
  readonly late: string[] = [];
  slowestMs = 0;

  /** @param tries how often it was sent. */
  count(kind: 'read' | 'command', tries: number, tookMs: number): void {
    if (kind === 'read') this.reads += 1;
    else this.commands += 1;
    if (tries === 1 && kind === 'read') this.readsAtOnce += 1;
    if (tries === 1 && kind === 'command') this.commandsAtOnce += 1;
    this.slowestMs = Math.max(this.slowestMs, tookMs);
  }

  share(kind: 'read' | 'command'): number {
    const [once, all] = kind === 'read' ? [this.readsAtOnce, this.reads] : [this.commandsAtOnce, this.commands];
    return all === 0 ? 1 : once / all;
  }
}
