import type { Clients } from './clients.js';
import type { Heard } from './heard.js';
import { OutOfPatience, type PatientCaller } from './patient-caller.js';

const account = 'centre-li';
const leaves = 'touch-logged';
/** A person thinks for a moment; the machine has other work to do as well. */
const thinkMs = 40;

interface Sent {
  readonly stream: string;
  readonly path: string;
  readonly key: string;
  readonly answers: string[];
}

/**
 * Clients that log touches on few cases: commands that must not be repeated, each sent twice at once.
 * Reads go between them.
 */
export class Storm {
  private readonly sent: Sent[] = [];
  private readonly cases: string[] = [];
  private raging = true;
  /** Those a client ran out of patience for; they are sent again when it is calm. */
  readonly unanswered: string[] = [];

  constructor(
    private readonly clients: Clients,
    private readonly marks: { readonly seed: number; readonly clients: number; readonly cases: number },
  ) {}

  async open(): Promise<void> {
    const li = await this.clients.as(account);
    for (let index = 0; index < this.marks.cases; index += 1) {
      const reply = await li.post<{ caseId: string }>('/api/contact/cases', {
        title: '示例：风暴中的项目',
        subjects: [{ kind: 'organisation', name: `示例风暴企业${String(this.marks.seed)}之${String(index)}` }],
        district: 'dongsheng',
        segment: 'new-energy',
        source: { kind: 'own-search' },
      });
      if (reply.status !== 200) throw new Error(`open-case: ${JSON.stringify(reply.body)}`);
      this.cases.push(reply.body.caseId);
    }
  }

  /** Rages until told to stop; resolves when every client has its last answer. */
  async rage(): Promise<void> {
    await Promise.all(Array.from({ length: this.marks.clients }, (_, name) => this.work(name)));
  }

  calm(): void {
    this.raging = false;
  }

  /** Every tenth again, after all that happened, and whatever got no answer: it must get the first one. */
  async sendAgain(): Promise<void> {
    const li = await this.clients.as(account);
    const again = this.sent.filter(({ answers }, index) => answers.length === 0 || index % 10 === 0);
    for (const sent of again) await this.send(li, sent);
  }

  heard(): Heard[] {
    const { personId } = this.clients.personOf(account);
    return this.sent.map(({ stream, key, answers }) => ({ stream, key, personId, leaves, answers }));
  }

  private async work(name: number): Promise<void> {
    const li = await this.clients.as(account);
    for (let count = 0; this.raging; count += 1) {
      const caseId = this.cases[(name + count) % this.cases.length] ?? '';
      const path = `/api/contact/cases/${caseId}`;
      const sent: Sent = {
        stream: `contact-${caseId}`,
        path: `${path}/log-touch`,
        key: `storm-${String(name)}-${String(count)}`,
        answers: [],
      };
      this.sent.push(sent);
      try {
        await Promise.all([this.send(li, sent), this.send(li, sent)]);
        await li.get(count % 2 === 0 ? '/api/journey/board' : path);
      } catch (error) {
        if (!(error instanceof OutOfPatience)) throw error;
        this.unanswered.push(error.message);
      }
      await new Promise((resolve) => setTimeout(resolve, thinkMs));
    }
  }

  private async send(li: PatientCaller, { path, key, answers }: Sent): Promise<void> {
    const body = { on: '2026-01-05', kind: 'call', summary: `示例：${key}` };
    const reply = await li.post(path, body, key);
    if (reply.status !== 200) throw new Error(`${key}: ${String(reply.status)} ${JSON.stringify(reply.body)}`);
    answers.push(JSON.stringify(reply.body));
  }
}
