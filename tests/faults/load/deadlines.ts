import { eventually } from '#testing/caller';
import { cast, done } from '../../stories/cast.js';
import type { CityTime } from '../city-time.js';
import type { Clients } from './clients.js';

const dayMs = 86_400_000;
const pauseMs = 5000;

/** Leads nobody answers, and parked ones: their limits pass in the city's time while everything burns. */
export class Deadlines {
  opened = 0;
  /** Commands refused at a moment when a limit had passed that no workflow had noticed yet. */
  refusedLate = 0;
  readonly givenUp: string[] = [];
  private waiting = true;
  private readonly late: Promise<void>[] = [];

  constructor(
    private readonly clients: Clients,
    private readonly time: CityTime,
    private readonly seed: number,
    /** Holds workflows back for a moment, where that can be done. */
    private readonly withoutWorkflows?: (work: () => Promise<void>) => Promise<void>,
  ) {}

  async pass(): Promise<void> {
    for (let count = 0; this.waiting; count += 1) {
      try {
        await this.one(count);
      } catch (error) {
        this.givenUp.push((error as Error).message);
      }
      await pause(pauseMs);
    }
    await Promise.all(this.late);
  }

  calm(): void {
    this.waiting = false;
  }

  private async one(count: number): Promise<void> {
    const li = await this.clients.as(cast.officer);
    const { caseId } = done('open a lead', await li.post<{ caseId: string }>('/api/contact/cases', {
      title: '示例：无人答复的线索',
      subjects: [{ kind: 'organisation', name: `示例静默企业${String(this.seed)}之${String(count)}` }],
      district: 'dongsheng',
      segment: 'new-energy',
      source: { kind: 'own-search' },
    }));
    this.opened += 1;
    const cases = `/api/contact/cases/${caseId}`;
    if (count % 3 === 0) {
      const until = new Date(this.time.now() + dayMs + 8 * 3_600_000).toISOString().slice(0, 10);
      done('park it', await li.post(`${cases}/park`, { until, reason: '示例' }));
    }
    if (count % 3 !== 1 || !this.withoutWorkflows) return;
    const late = this.refuseLate(cases).catch((error: unknown) => {
      this.givenUp.push((error as Error).message);
    });
    this.late.push(late);
  }

  /** A command that is refused just when a limit has passed: the limit's event stays, nothing else. */
  private async refuseLate(cases: string): Promise<void> {
    const li = await this.clients.as(cast.officer);
    const { body } = await li.get<{ firstResponseDue: { at: string } }>(cases);
    const waitMs = this.time.until(body.firstResponseDue.at);
    for (let left = waitMs - 500; left > 0 && this.waiting; left -= 500) await pause(Math.min(500, left));
    if (!this.waiting) return;
    await this.withoutWorkflows?.(async () => {
      await eventually('the limit has passed', () => Promise.resolve(this.time.until(body.firstResponseDue.at) < -50));
      const { status } = await li.post(`${cases}/qualify`, {});
      if (status !== 409) throw new Error(`an untouched lead was qualified: ${String(status)}`);
      this.refusedLate += 1;
    });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
