import { randomUUID } from 'node:crypto';
import type { Caller, Reply } from '#testing/caller';
import { PatientCaller } from './patient-caller.js';

/** A patient client that sends every command twice at once, and compares what it is told. */
export class TwiceCaller extends PatientCaller {
  constructor(
    url: string,
    token: string,
    tally: ConstructorParameters<typeof PatientCaller>[2],
    private readonly differs: (what: string) => void,
  ) {
    super(url, token, tally);
  }

  override post<Body = Record<string, unknown>>(
    path: string,
    body: unknown,
    key: string = randomUUID(),
  ): Promise<Reply<Body>> {
    return this.twice(path, () => super.post<Body>(path, body, key));
  }

  override upload<Body = Record<string, unknown>>(
    path: string,
    file: Parameters<Caller['upload']>[1],
    key: string = randomUUID(),
  ): Promise<Reply<Body>> {
    return this.twice(path, () => super.upload<Body>(path, file, key));
  }

  /** What is refused leaves nothing, so its twin may be answered by another state. */
  private async twice<Body>(path: string, send: () => Promise<Reply<Body>>): Promise<Reply<Body>> {
    const [one, other] = await Promise.all([send(), send()]);
    const accepted = one.status === 200 || other.status === 200;
    const [first, second] = [one, other].map(({ status, body }) => `${String(status)} ${JSON.stringify(body)}`);
    if (accepted && first !== second) this.differs(`${path}: one command, told ${String(first)} and ${String(second)}`);
    return one;
  }
}
