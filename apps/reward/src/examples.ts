import { randomUUID } from 'node:crypto';
import type { BatchView } from '#contracts/reward/views';
import type { PersonActor, Role } from '#domain/shared/actor';
import type { Fund, FundEvent } from '#domain/reward/fund';
import type { CommandBody, ErrandAnswer } from '#domain/shared/stage';
import { issueToken } from '#platform/access/token';
import { tokenSecret } from '#platform/keys/keys';
import { readSpreadsheet, writeSpreadsheet } from '#platform/sheets/spreadsheet';
import { RecordUnavailable } from '#platform/store/record-errors';
import { Recorder } from '#platform/store/recorder';
import { eventually, type Caller, type Reply } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { RewardModule } from './reward.module.js';
import { rewardWork } from './reward.worker.js';

export function someone(personId: string, unitId: string, ...roles: Role[]): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}

const finance = 'finance-bureau';
export const preparer = someone('p-wu', finance, 'finance-officer');
/** Holds both roles, so that only the rule of three persons can stop them. */
export const reviewer = someone('p-zheng', finance, 'finance-officer', 'finance-head');
export const head = someone('p-feng', finance, 'finance-head');
export const officer = someone('p-li', 'centre', 'centre-officer');

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Accounts of a fund from which money comes into it. */
const sources: readonly string[] = ['appropriated', 'recovered', 'brought'];

/** The account every example is paid to. */
export const account = {
  holder: '示例储能有限公司',
  bank: '示例银行',
  branch: '东胜支行',
  number: '6222021234567890128',
};

interface Clause {
  readonly fundId?: string;
  /** In fen. */
  readonly amount: string;
  readonly fiscalYear?: number;
}

interface Named {
  readonly caseId: string;
  readonly paymentId: string;
}

/** Reward alone on real engines: its predecessors and the register are played by the examples. */
export class RunningReward {
  private constructor(
    readonly services: RunningServices,
    readonly recorder: Recorder,
    readonly wu: Caller,
    readonly zheng: Caller,
    readonly feng: Caller,
  ) {}

  static async start(): Promise<RunningReward> {
    const services = await runServices({ modules: [RewardModule] });
    const running = new RunningReward(
      services,
      services.app.get(Recorder, { strict: false }),
      await services.as(preparer),
      await services.as(reviewer),
      await services.as(head),
    );
    const { funds } = services.house.pack;
    await eventually('the funds are open', async () => {
      const found = await Promise.all(funds.map(({ fundId }) => running.fundNow(fundId)));
      return found.every(({ phase }) => phase === 'open');
    });
    return running;
  }

  /** Asks an errand as Temporal would: again, when the record is too busy. */
  async ask(type: string, errandId: string, request: object): Promise<ErrandAnswer> {
    const answerer = this.work().errands?.[type];
    if (!answerer) throw new Error(`no errand ${type}`);
    for (;;) {
      try {
        return await answerer({ errandId, caseId: '', request: { type, ...request } });
      } catch (error) {
        if (!(error instanceof RecordUnavailable)) throw error;
      }
    }
  }

  /** A case whose terms were signed, its money committed and its milestones accepted. */
  async entitledCase(caseId: string, ...clauses: readonly Clause[]): Promise<void> {
    const signed = clauses.map(signedClause);
    const shares = signed.flatMap(({ clauseId, fundId, shares: [share] }) => [
      { clauseId, fundId, ...share },
    ]);
    const openingId = `negotiation-${caseId}:9`;
    const committed = await this.ask('commit-funds', openingId, { caseId, shares });
    if (!committed.ok) throw new Error(committed.code);
    const terms = { case: factsOf(caseId), clauses: signed, termsVersion: 1 };
    const open = this.work().openings?.['reward'];
    if (!open) throw new Error('reward opens by an outcome');
    const command = open({ openingId, outcome: { kind: 'signed', terms, version: 9 } }, caseId);
    await this.giveByService('journey', caseId, command, openingId);
    for (const { clauseId, milestone } of signed) {
      const request = { caseId, clauseId, ...milestone, acceptedOn: '2026-05-30' };
      await this.ask('entitle', `landing-${caseId}:${clauseId}`, request);
    }
  }

  /** Prepared by one officer, and the register has given the account. */
  async preparedPayment(
    caseId: string,
    clauseId: string,
    amount: string,
    paymentId: string,
    more: { readonly bannerShare?: string } = {},
  ) {
    const body = { clauseId, fiscalYear: 2026, amount, accountId: 'a-1', ...more };
    await mustBeDone(this.give(this.wu, caseId, 'prepare-payment', body));
    await this.givenAccount(caseId, paymentId);
    return { caseId, paymentId };
  }

  /** The register's answer, the `times`-th to this payment. */
  async givenAccount(caseId: string, paymentId: string, given = account, times = 1): Promise<void> {
    const textId = `answer:${caseId}:${paymentId}:${String(times)}`;
    const words = JSON.stringify(given);
    const command = {
      type: 'record-account',
      paymentId,
      account: { textId, digest: this.recorder.keys.digest(words) },
      accountDigest: this.recorder.keys.digest(given.number),
    };
    await this.giveByService('register', caseId, command, textId, [{ textId, words }]);
  }

  /** Three persons, one payment. */
  async approvedPayment(
    caseId: string,
    clauseId: string,
    amount: string,
    paymentId: string,
  ): Promise<Named> {
    const named = await this.preparedPayment(caseId, clauseId, amount, paymentId);
    await mustBeDone(this.give(this.zheng, caseId, 'review-payment', { paymentId }));
    await mustBeDone(this.give(this.feng, caseId, 'approve-payment', { paymentId }));
    return named;
  }

  /** Approved by three persons, sent in a batch of its own, and paid by the bank. */
  async paidPayment(caseId: string, clauseId: string, amount: string, paymentId: string) {
    const named = await this.approvedPayment(caseId, clauseId, amount, paymentId);
    const batchId = await this.lockedBatch(named);
    const { bytes } = await this.exported(batchId);
    const sheet = await answeredSheet(bytes, { 1: ['成功', ''] });
    await mustBeDone(this.upload(batchId, sheet));
    await this.batchIn(batchId, 'settled');
    return named;
  }

  give(who: Caller, caseId: string, command: string, body: object): Promise<Reply> {
    return who.post(`/api/reward/cases/${caseId}/${command}`, body);
  }

  openBatch(payments: readonly Named[], fundId: string, key: string = randomUUID()) {
    return this.wu.post<{ batchId: string }>('/api/reward/batches', { fundId, payments }, key);
  }

  async lockedBatch(...payments: readonly Named[]): Promise<string> {
    const { batchId } = (await mustBeDone(this.openBatch(payments, 'science-fund'))).body;
    await this.batchIn(batchId, 'locked');
    return batchId;
  }

  batchIn(batchId: string, phase: string): Promise<BatchView> {
    return eventually(`batch ${batchId} is ${phase}`, async () => {
      const { body } = await this.wu.get<BatchView>(`/api/reward/batches/${batchId}`);
      return body.phase === phase && body;
    });
  }

  /** `asked` is the query of the export: a bank's template, the day, the purpose. */
  async exported(batchId: string, asked = '') {
    const { house, url } = this.services;
    const token = await issueToken(preparer, tokenSecret(house.masterKey));
    const response = await fetch(`${url}/api/reward/batches/${batchId}/export${asked}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  }

  upload(
    batchId: string,
    bytes: Uint8Array,
    key?: string,
    name = 'results.xlsx',
  ): Promise<Reply> {
    const file = { name, bytes, type: xlsxType };
    return this.wu.upload(`/api/reward/batches/${batchId}/results`, file, key);
  }

  async fundNow(fundId: string): Promise<Fund> {
    return (await this.recorder.draft(`fund-${fundId}`)).state as Fund;
  }

  /** Versions after which an account of the fund was below zero, added up from the events alone. */
  async overspentAt(fundId: string): Promise<number[]> {
    const stream = `fund-${fundId}`;
    const { record } = this.recorder;
    const events = await record.events.find({ stream }).sort({ version: 1 }).toArray();
    const amounts = new Map<string, bigint>();
    const add = (name: string, by: bigint) => amounts.set(name, (amounts.get(name) ?? 0n) + by);
    return events.flatMap(({ event, version }) => {
      const moved = event as FundEvent;
      if (moved.type !== 'fund-moved') return [];
      for (const { fiscalYear, from, to, amount } of moved.entries) {
        if (!sources.includes(from)) add(`${String(fiscalYear)} ${from}`, -BigInt(amount));
        add(`${String(fiscalYear)} ${to}`, BigInt(amount));
      }
      return [...amounts.values()].some((amount) => amount < 0n) ? [version] : [];
    });
  }

  private work() {
    return rewardWork(this.recorder, this.services.house);
  }

  private async giveByService(
    service: string,
    caseId: string,
    command: CommandBody,
    commandId: string,
    words: readonly { readonly textId: string; readonly words: string }[] = [],
  ): Promise<void> {
    const by = { kind: 'service', service } as const;
    const stream = `reward-${caseId}`;
    const giving = { stream, caseId, by, command, commandId, bodyDigest: commandId, words };
    const given = await this.recorder.give(giving);
    if (!given.ok) throw new Error(given.code);
  }
}

/** The exported sheet, its last cells filled in by line; a line without an answer is left out. */
export async function answeredSheet(
  bytes: Uint8Array,
  answers: Readonly<Record<string, readonly string[]>>,
): Promise<Uint8Array> {
  const [sheet] = await readSpreadsheet(bytes);
  const rows = sheet?.rows.flatMap((row) => {
    const [line = ''] = row;
    if (!/^\d+$/.test(line)) return [row];
    const answer = answers[line];
    return answer ? [[...row.slice(0, -answer.length), ...answer]] : [];
  });
  return writeSpreadsheet([{ name: '结果', rows: rows ?? [] }]);
}

function signedClause({ fundId = 'science-fund', amount, fiscalYear = 2026 }: Clause, index: number) {
  return {
    clauseId: `clause-${String(index + 1)}`,
    kind: 'grant',
    beneficiaryId: 'org-1',
    fundId,
    responsibleUnitId: 'bureau',
    shares: [{ fiscalYear, amount }],
    milestone: { milestoneId: `m-${String(index + 1)}`, dueOn: '2026-12-31' },
    evidenceKind: 'invoice',
    findings: [1],
  };
}

function factsOf(caseId: string) {
  return {
    caseId,
    subjects: [{ kind: 'organisation', subjectId: 'org-1', name: account.holder }],
    segment: 'new-energy',
    district: 'dongsheng',
    officerId: officer.personId,
    officerUnitId: officer.unitId,
  };
}

async function mustBeDone<Body>(asked: Promise<Reply<Body>>): Promise<Reply<Body>> {
  const answer = await asked;
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer;
}
