import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Failpoint } from './failpoints.js';

/** Where failpoints are armed, for `preload/failpoints.mjs` in every process to read. */
export class Armory {
  private readonly armed = new Map<string, Failpoint>();

  constructor(readonly file: string) {
    rmSync(this.firedFolder, { recursive: true, force: true });
    mkdirSync(this.firedFolder, { recursive: true });
    this.write();
  }

  arm(failpoint: Failpoint): void {
    const line = lineOf(failpoint);
    this.armed.set(line, failpoint);
    rmSync(`${this.firedFolder}/${encodeURIComponent(line)}`, { force: true });
    this.write();
  }

  disarmAll(): void {
    this.armed.clear();
    this.write();
  }

  /** Those that were met since they were armed; they are armed no more. */
  takeFired(): Failpoint[] {
    const fired: Failpoint[] = [];
    for (const name of readdirSync(this.firedFolder)) {
      const line = decodeURIComponent(name);
      const failpoint = this.armed.get(line);
      if (!failpoint) continue;
      this.armed.delete(line);
      fired.push(failpoint);
    }
    if (fired.length > 0) this.write();
    return fired;
  }

  private get firedFolder(): string {
    return `${this.file}.fired`;
  }

  private write(): void {
    writeFileSync(`${this.file}.new`, [...this.armed.keys()].join('\n'));
    renameSync(`${this.file}.new`, this.file);
  }
}

function lineOf({ name, side }: Failpoint): string {
  return `${name} ${side}`;
}
