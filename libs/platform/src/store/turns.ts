import { RecordUnavailable } from './record-errors.js';

/**
 * Commands on one stream take turns inside this process, so that they seldom conflict in Mongo.
 * It is a courtesy, not a guarantee: other processes meet in the database, by version.
 */
export class Turns {
  private readonly tails = new Map<string, Promise<void>>();

  /** @param patienceMs how long to wait for a turn. @throws RecordUnavailable when it is over. */
  async take<Result>(
    streams: readonly string[],
    patienceMs: number,
    work: () => Promise<Result>,
  ): Promise<Result> {
    // Always in the same order, so that two takers of several streams cannot wait for each other.
    const [first, ...others] = [...new Set(streams)].sort();
    if (first === undefined) return work();
    return this.takeOne(first, patienceMs, () => this.take(others, patienceMs, work));
  }

  private async takeOne<Result>(
    stream: string,
    patienceMs: number,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const before = this.tails.get(stream) ?? Promise.resolve();
    let done: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => {
      done = resolve;
    });
    const tail = before.then(() => mine);
    this.tails.set(stream, tail);
    try {
      await within(patienceMs, before, stream);
      return await work();
    } finally {
      done();
      if (this.tails.get(stream) === tail) this.tails.delete(stream);
    }
  }
}

async function within(patienceMs: number, turn: Promise<void>, stream: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const impatient = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new RecordUnavailable(`too many commands wait for ${stream}`));
    }, patienceMs);
  });
  try {
    await Promise.race([turn, impatient]);
  } finally {
    clearTimeout(timer);
  }
}
