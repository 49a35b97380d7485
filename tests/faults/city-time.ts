interface Change {
  readonly file: string;
  readonly find: string;
  readonly put: (time: CityTime) => string;
}

/**
 * The city's time, running faster than the engines' and the processes': limits of working days pass
 * within minutes of a campaign. Only what the record is dated by and what workflows wait is changed.
 */
export class CityTime {
  private readonly begins = Date.now();

  /** @param speed how many seconds of the city's pass in one. */
  constructor(readonly speed: number) {}

  /** Milliseconds since 1970. */
  now(): number {
    return this.begins + (Date.now() - this.begins) * this.speed;
  }

  /** How long the city's time takes until then, in real milliseconds. */
  until(instant: string): number {
    return (Date.parse(instant) - this.now()) / this.speed;
  }

  /** A built file as it runs in this time. @throws Error when the product has changed its place. */
  within(file: string, text: string): string {
    const change = changes.find((one) => one.file === file);
    if (!change) return text;
    if (text.split(change.find).length !== 2) throw new Error(`${file} has no place for another time`);
    return text.replace(change.find, () => change.put(this));
  }

  /** JavaScript for the city's time at a moment of the engines'. */
  at(moment: string): string {
    const begins = String(this.begins);
    return `${begins} + (${moment} - ${begins}) * ${String(this.speed)}`;
  }
}

const changes: readonly Change[] = [
  {
    file: 'libs/platform/src/store/clock.js',
    find: 'mongoNow.toISOString()',
    put: (time) => `new Date(${time.at('mongoNow.getTime()')}).toISOString()`,
  },
  {
    file: 'libs/platform/src/store/stream-reader.js',
    find: 'Date.parse(due.at) - Date.parse(at)',
    put: ({ speed }) => `(Date.parse(due.at) - Date.parse(at)) / ${String(speed)}`,
  },
];
