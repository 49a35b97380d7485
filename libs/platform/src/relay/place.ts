import type { Collection, ResumeToken } from 'mongodb';
import { reasonOf, type ServiceLog } from '../log/log.js';

export interface PlaceDocument {
  readonly _id: string;
  readonly token: ResumeToken;
  /** When the last delivered event was recorded: from here all is sent again if the token is lost. */
  readonly deliveredUntil: string;
}

type Reached = Pick<PlaceDocument, 'token' | 'deliveredUntil'>;

/** A place is saved this often at most while events leave (ms). */
const busyPauseMs = 250;
/** And this often while none do, so that it does not fall off the oplog behind others' writes (ms). */
const idlePauseMs = 60_000;

/**
 * Keeps an outlet's place, behind what has left. It is not worth a journal wait nor a write an event: a
 * place that was not saved only means that a few events leave again, and every reader takes twins.
 */
export class Place {
  private reached: Reached | undefined;
  private saving: Promise<void> | undefined;
  private savedAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly places: Collection<PlaceDocument>,
    private readonly outlet: string,
    private readonly log: ServiceLog,
  ) {}

  /** Everything up to here was delivered. Saved now, or a moment later together with what follows. */
  async moveOn(reached: Reached): Promise<void> {
    this.reached = reached;
    const pauseMs = this.savedAt + busyPauseMs - performance.now();
    if (pauseMs <= 0) await this.save();
    else this.timer ??= setTimeout(() => void this.save(), pauseMs).unref();
  }

  /** Nothing left, yet the stream went on. */
  async idle(reached: Reached): Promise<void> {
    if (performance.now() - this.savedAt >= idlePauseMs) await this.moveOn(reached);
  }

  /** Saves what is not saved yet. */
  async flush(): Promise<void> {
    while (this.saving ?? this.reached) await this.save();
  }

  private save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.saving ??= this.write().finally(() => {
      this.saving = undefined;
    });
    return this.saving;
  }

  private async write(): Promise<void> {
    const { reached } = this;
    if (!reached) return;
    this.reached = undefined;
    this.savedAt = performance.now();
    try {
      await this.places.updateOne(
        { _id: this.outlet },
        { $set: { token: reached.token, deliveredUntil: reached.deliveredUntil } },
        { writeConcern: { w: 1, journal: false } },
      );
    } catch (error) {
      // The next one is saved instead; without it the same events leave again.
      this.log.warn('relay-place-not-saved', { outlet: this.outlet, reason: reasonOf(error) });
    }
  }
}
