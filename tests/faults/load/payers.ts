import { eventually, type Caller } from '#testing/caller';
import { cast, done, type Theatre } from '../../stories/cast.js';
import { inventedCreditCode, soundSheet } from '../../stories/lead-sheet.js';
import { accountOf, payBatch, paymentsOf, preparePayment } from '../../stories/pay.js';
import {
  appropriate,
  contactStage,
  evaluationStage,
  fiscalYearNow,
  landingStage,
  negotiationStage,
} from '../../stories/thread.js';

const part = '100';
/** Whoever may look at the cases of each stage, and would be told of any that is there. */
const lookers = [
  ['contact', cast.centreHead],
  ['evaluation', cast.centreHead],
  ['negotiation', cast.centreHead],
  ['landing', cast.centreHead],
  ['reward', cast.preparer],
] as const;
const betweenLooksMs = 400;

interface Entitled {
  readonly caseId: string;
  readonly accountIds: readonly string[];
}

/**
 * People who sign and pay, over and over: every way money is promised, held, prepared, corrected,
 * refused, batched, exported and settled, on one fund.
 */
export class Payers {
  batches = 0;
  signed = 0;
  /** Cases that were not supported and could not be taken up again. */
  refused = 0;
  readonly givenUp: string[] = [];
  private readonly entitled: Entitled[] = [];
  private paying = false;
  private carried = 0;
  /** How many cases are paid at once. */
  private tills = 0;

  constructor(
    private readonly theatre: Theatre,
    private readonly seed: number,
  ) {}

  /** Carries so many cases to where they can be paid. */
  async prepare(cases: number): Promise<void> {
    this.tills = cases;
    // One after another: on a busy machine the sheets of several keep each other waiting.
    for (let count = 0; count < cases; count += 1) await this.carryOne();
  }

  /** Some pay what is prepared, one carries new cases to their signature; until it is calm. */
  async pay(): Promise<void> {
    this.paying = true;
    await Promise.all([
      ...this.entitled.slice(-this.tills).map((entitled) => this.again((round) => this.round(entitled, round))),
      this.again((count) => (count % 2 === 0 ? this.notSupported() : this.carryOne())),
      this.again((count) => this.lookForNothing(count)),
    ]);
  }

  /** What is under way comes to its end. */
  calm(): void {
    this.paying = false;
  }

  private async again(work: (count: number) => Promise<void>): Promise<void> {
    for (let count = 0; this.paying; count += 1) {
      try {
        await work(count);
      } catch (error) {
        this.givenUp.push((error as Error).message);
      }
    }
  }

  private async carryOne(): Promise<void> {
    this.carried += 1;
    this.entitled.push(await this.carry(this.seed * 1000 + this.carried));
    this.signed += 1;
  }

  /** Two rows that are opened together, claims and all. */
  private async twoLeads(seed: number): Promise<void> {
    const officer = await this.theatre.as(cast.officer);
    const organisations = [seed + 3_000_000, seed + 4_000_000].map((each) => ({
      name: `示例配套企业${String(each)}有限公司`,
      creditCode: inventedCreditCode(each),
    }));
    const file = { name: '配套.csv', bytes: soundSheet(organisations), type: 'text/csv' };
    const { importId } = done('upload two leads', await officer.upload<{ importId: string }>('/api/contact/imports', file));
    await eventually('both leads are settled', async () => {
      const { body } = await officer.get<{ phase: string }>(`/api/contact/imports/${importId}`);
      return body.phase === 'finished';
    });
  }

  /** Not supported, taken up by somebody else meanwhile: it cannot be reopened. */
  private async notSupported(): Promise<void> {
    const { theatre } = this;
    this.carried += 1;
    const seed = this.seed * 1000 + this.carried;
    const name = `示例未获支持企业${String(seed)}有限公司`;
    const creditCode = inventedCreditCode(seed);
    const caseId = await contactStage(theatre, name, creditCode);
    await evaluationStage(theatre, caseId, 'not-supported');
    const officer = await theatre.as(cast.officer);
    await eventually('somebody else may attract it', async () => (await this.lead(officer, name, creditCode)).status === 200);
    const head = await theatre.as(cast.centreHead);
    done('reopen', await head.post(`/api/evaluation/cases/${caseId}/reopen`, { reason: '示例' }));
    await eventually('it is not reopened', async () => {
      const { body } = await head.get<{ phase: string }>(`/api/evaluation/cases/${caseId}`);
      return body.phase === 'concluded';
    });
    this.refused += 1;
  }

  /** A case that nobody opened: a service that has just started has not even heard the record's time. */
  private async lookForNothing(count: number): Promise<void> {
    for (const [stage, account] of lookers) {
      const looker = await this.theatre.as(account);
      const { status } = await looker.get(`/api/${stage}/cases/case-nobody-opened-${String(count)}`);
      if (status !== 404) throw new Error(`${stage} shows a case that nobody opened: ${String(status)}`);
    }
    await new Promise((go) => setTimeout(go, betweenLooksMs));
  }

  private lead(officer: Caller, name: string, creditCode: string) {
    return officer.post('/api/contact/cases', {
      title: '示例：同一企业的另一条线索',
      subjects: [{ kind: 'organisation', name, creditCode }],
      district: 'dongsheng',
      segment: 'new-energy',
      source: { kind: 'own-search' },
    });
  }

  private async carry(seed: number): Promise<Entitled> {
    const { theatre } = this;
    const holder = `示例付款企业${String(seed)}有限公司`;
    await this.twoLeads(seed);
    const creditCode = inventedCreditCode(seed);
    const ownerId = `org-${creditCode}`;
    const caseId = await contactStage(theatre, holder, creditCode);
    await this.sameSubject(creditCode, holder);
    await evaluationStage(theatre, caseId);
    await negotiationStage(theatre, caseId, ownerId);
    await this.hold(caseId);
    await landingStage(theatre, caseId);
    const preparer = await theatre.as(cast.preparer);
    const accountIds: string[] = [];
    for (const number of [seed, seed + 500_000_000]) {
      const body = { ownerId, holder, bank: '示例银行鄂尔多斯分行', number: accountOf(number) };
      const { accountId } = done('register an account', await preparer.post<{ accountId: string }>('/api/register/accounts', body));
      accountIds.push(accountId);
    }
    return { caseId, accountIds };
  }

  /** Somebody else's lead about the same organisation. */
  private async sameSubject(creditCode: string, name: string): Promise<void> {
    const officer = await this.theatre.as(cast.officer);
    const reply = await this.lead(officer, name, creditCode);
    if (reply.status !== 409) throw new Error(`the same subject twice: ${String(reply.status)} ${JSON.stringify(reply.body)}`);
  }

  /** On a breach, and resumed: reward holds the money and lets it go. */
  private async hold(caseId: string): Promise<void> {
    const head = await this.theatre.as(cast.unitHead);
    const cases = `/api/landing/cases/${caseId}`;
    const body = { clauseId: 'clause-1', reason: '示例' };
    await eventually('the landing is open', async () => (await head.get(cases)).status === 200);
    done('suspend', await head.post(`${cases}/suspend-clause`, body));
    await eventually('the clause is held', async () => (await head.post(`${cases}/resume-clause`, body)).status === 200);
    await eventually('the clause is let go', async () => {
      const { body: view } = await head.get<{ milestones: { suspension?: object }[] }>(cases);
      return view.milestones.every(({ suspension }) => suspension === undefined);
    });
  }

  private async round(entitled: Entitled, round: number): Promise<void> {
    const { theatre } = this;
    const { caseId, accountIds: [accountId = '', otherId = ''] } = entitled;
    const fiscalYear = fiscalYearNow(theatre);
    const wanted = { fiscalYear, amount: part };
    const payments: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      payments.push(await preparePayment(theatre, caseId, accountId, wanted));
    }
    if (round % 3 === 0) await this.changedAndRejected(caseId, [accountId, otherId], wanted);
    if (round % 3 === 1) await appropriate(theatre, part);
    await payBatch(theatre, caseId, payments, async (officer, path) => {
      done('check the export', await officer.get(`${path}/export-check?template=icbc&payOn=${String(fiscalYear)}-12-28`));
      const { status } = await officer.postForFile(`${path}/export?template=icbc&payOn=${String(fiscalYear)}-12-28`);
      if (status !== 200) throw new Error(`export for the bank: ${String(status)}`);
      const named = payments.map((paymentId) => ({ caseId, paymentId }));
      const again = await officer.post('/api/reward/batches', { fundId: 'talent-fund', payments: named });
      if (again.status !== 409) throw new Error(`payments of one batch in another: ${String(again.status)}`);
    });
    this.batches += 1;
  }

  private async changedAndRejected(
    caseId: string,
    [accountId, otherId]: readonly [string, string],
    wanted: { readonly fiscalYear: number; readonly amount: string },
  ): Promise<void> {
    const cases = `/api/reward/cases/${caseId}`;
    const preparer = await this.theatre.as(cast.preparer);
    const reviewer = await this.theatre.as(cast.reviewer);
    const known = new Set((await paymentsOf(preparer, cases)).map(({ paymentId }) => paymentId));
    done('prepare one more', await preparer.post(`${cases}/prepare-payment`, { ...wanted, clauseId: 'clause-1', accountId }));
    const paymentId = await prepared(preparer, cases, known);
    done('change its account', await preparer.post(`${cases}/change-account`, { paymentId, accountId: otherId, reason: '示例' }));
    await prepared(preparer, cases, known);
    done('reject it', await reviewer.post(`${cases}/reject-payment`, { paymentId, reason: '示例' }));
  }
}

/** The payment that was not there before, once the register has given its account. */
function prepared(caller: Caller, cases: string, known: ReadonlySet<string>): Promise<string> {
  return eventually('the account is frozen', async () => {
    const payments = await paymentsOf(caller, cases);
    return payments.find(({ paymentId, state }) => !known.has(paymentId) && state === 'prepared')?.paymentId;
  });
}
