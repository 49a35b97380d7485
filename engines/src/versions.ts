export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** The first `x.y` or `x.y.z` in what a program says about itself; undefined when there is none. */
export function parseVersion(text: string): Version | undefined {
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  if (!found) return undefined;
  return { major: Number(found[1]), minor: Number(found[2]), patch: Number(found[3] ?? 0) };
}

/** Whether `version` is `least` or newer; an unknown version never is. */
export function atLeast(version: Version | undefined, least: string): boolean {
  const wanted = parseVersion(least);
  if (!version || !wanted) return false;
  if (version.major !== wanted.major) return version.major > wanted.major;
  if (version.minor !== wanted.minor) return version.minor > wanted.minor;
  return version.patch >= wanted.patch;
}

/**
 * The major version out of `java -version`: 17 for `openjdk version "17.0.15"`, 21 for
 * `openjdk version "21"`, 8 for the old `"1.8.0_392"` form.
 */
export function javaMajor(text: string): number | undefined {
  const found = /version "(\d+)(?:\.(\d+))?/.exec(text);
  if (!found) return undefined;
  const first = Number(found[1]);
  return first === 1 ? Number(found[2]) : first;
}

/** `8.2.0` */
export function showVersion(version: Version): string {
  return [version.major, version.minor, version.patch].join('.');
}
