import { fork, type ChildProcess } from 'node:child_process';
import { UnusableTemplate } from './unusable-template.js';
import type { PaperFields } from './paper.js';
import type { PressAnswer, PressJob } from './press-process.js';
import type { PaperJob } from './render.js';

interface Waiting {
  readonly done: (answer: PressAnswer) => void;
  readonly failed: (error: Error) => void;
}

/** Longer than any paper takes; a form that never ends must not hold the press. */
const patienceMs = 30_000;
/** The fonts and one large paper. */
const memoryMb = 512;

/**
 * Makes files of papers in a process of its own, started with the first one: it keeps its fonts, and
 * requests meanwhile are answered. One that dies or hangs is started anew by the next paper.
 */
export class Press {
  private child: ChildProcess | undefined;
  private last = 0;
  private readonly waiting = new Map<number, Waiting>();

  /** @throws Error when the paper could not be made, or not in time. */
  async print(paper: PaperJob): Promise<Uint8Array> {
    const { bytes, fault, failed } = await this.give({ kind: 'print', paper });
    if (bytes) return bytes;
    throw new Error(`the paper could not be made: ${fault ?? failed ?? 'no answer'}`);
  }

  /** @throws UnusableTemplate when the form is damaged, or has fields this paper does not know. */
  async check(form: Uint8Array, fields: PaperFields): Promise<void> {
    const { fault, failed } = await this.give({ kind: 'check', form, fields });
    if (fault !== undefined) throw new UnusableTemplate(fault);
    if (failed !== undefined) throw new UnusableTemplate('is not a .docx file that can be read');
  }

  private async give(job: PressJob): Promise<PressAnswer> {
    const child = (this.child ??= this.start());
    const id = (this.last += 1);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<PressAnswer>((done, failed) => {
        this.waiting.set(id, { done, failed });
        timer = setTimeout(() => {
          this.end(child, 'the press took too long');
        }, patienceMs);
        child.send({ id, job }, (error) => {
          if (error) this.end(child, 'the press could not be reached');
        });
      });
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
    }
  }

  private start(): ChildProcess {
    const nodeOptions = process.env['NODE_OPTIONS'];
    const child = fork(new URL('./press-process.js', import.meta.url), {
      execArgv: [`--max-old-space-size=${String(memoryMb)}`],
      serialization: 'advanced',
      // As for sheets that are read: how Node is run, and no key, no address.
      env: nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message) => {
      const answer = message as PressAnswer;
      this.waiting.get(answer.id)?.done(answer);
    });
    child.once('error', () => {
      this.end(child, 'the press did not start');
    });
    child.once('exit', () => {
      this.end(child, 'the press ended');
    });
    // A press without work keeps no process from ending.
    child.unref();
    child.channel?.unref();
    return child;
  }

  private end(child: ChildProcess, why: string): void {
    child.kill('SIGKILL');
    if (this.child !== child) return;
    this.child = undefined;
    for (const { failed } of this.waiting.values()) failed(new Error(why));
  }
}

/** One press for every service of this process. */
export const press = new Press();
