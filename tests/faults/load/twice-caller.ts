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
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply<Body>> {
    return this.twice(path, () => super.post<Body>(path, body, key, headers));
  }

  override upload<Body = Record<string, unknown>>(
    path: string,
    file: Parameters<Caller['upload']>[1],
    key: string = randomUUID(),
    fields?: Readonly<Record<string, string>>,
  ): Promise<Reply<Body>> {
    return this.twice(path, () => super.upload<Body>(path, file, key, fields));
  }

  /**
   * What is refused leaves nothing: one that came a moment too early may be refused and its twin taken. Asked
   * once more it is told what its twin was told.
   */
  private async twice<Body>(path: string, send: () => Promise<Reply<Body>>): Promise<Reply<Body>> {
    const [one, other] = await Promise.all([send(), send()]);
    const taken = [one, other].find(({ status }) => status === 200);
    if (!taken) return one;
    const twin = taken === one ? other : one;
    const again = twin.status === 200 ? twin : await send();
    if (told(again) !== told(taken)) {
      this.differs(`${path}: one command, told ${told(taken)}, ${told(twin)} and ${told(again)}`);
    }
    return taken;
  }
}

function told({ status, body }: Reply<unknown>): string {
  return `${String(status)} ${JSON.stringify(body)}`;
}
