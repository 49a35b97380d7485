import { appropriate, carryOneCase } from '../../stories/thread.js';
import type { Clients } from './clients.js';

/** Fen, more than a story pays. */
const budget = '200000000';

/** Whole cases, from a row of a sheet to the last payment, one after another on one fund. */
export class Stories {
  finished = 0;
  /** Stories in which somebody ran out of patience, with the step. */
  readonly givenUp: string[] = [];
  private telling = true;

  constructor(
    private readonly clients: Clients,
    private readonly seed: number,
  ) {}

  async tell(tellers: number): Promise<void> {
    await Promise.all(Array.from({ length: tellers }, (_, teller) => this.tellOneAfterAnother(teller)));
  }

  /** Stories under way are told to their end. */
  calm(): void {
    this.telling = false;
  }

  private async tellOneAfterAnother(teller: number): Promise<void> {
    for (let count = 0; this.telling; count += 1) {
      try {
        const theatre = this.clients.theatre();
        // A long run pays more than the fund had to begin with.
        await appropriate(theatre, budget);
        await carryOneCase(theatre, this.seed * 1000 + teller * 100 + count);
        this.finished += 1;
      } catch (error) {
        this.givenUp.push((error as Error).message);
      }
    }
  }
}
