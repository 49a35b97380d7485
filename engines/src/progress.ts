/** Where sentences for the person at the terminal go. */
export type Log = (line: string) => void;

/** `4.2 s`, from 100 s on `2 min 30 s`. */
export function showDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
}

/** `1,240 MB` */
export function showMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024).toLocaleString('en-US')} MB`;
}

/** A long step that says nothing for longer than this looks stuck. */
const silenceMaxMs = 10_000;

/**
 * Says what is being done, that it is still going on every ten seconds, and how long it took;
 * `expected` says beforehand what it will cost.
 */
export async function timed<Result>(
  log: Log,
  doing: string,
  work: () => Promise<Result>,
  expected?: string,
): Promise<Result> {
  const startedAt = performance.now();
  const passed = (): string => showDuration(performance.now() - startedAt);
  log(expected === undefined ? `${doing} …` : `${doing} (${expected}) …`);
  const timer = setInterval(() => {
    log(`${doing}: still at it after ${passed()} …`);
  }, silenceMaxMs);
  try {
    const result = await work();
    log(`${doing}: done in ${passed()}.`);
    return result;
  } catch (failure) {
    log(`${doing}: gave up after ${passed()}.`);
    throw failure;
  } finally {
    clearInterval(timer);
  }
}
