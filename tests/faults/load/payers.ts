import { eventually, type Caller } from '#testing/caller';
import { cast, done, type Theatre } from '../../stories/cast.js';
import { inventedCreditCode } from '../../stories/lead-sheet.js';
import { accountOf, payBatch, paymentsOf, preparePayment } from '../../stories/pay.js';
import { contactStage, evaluationStage, landingStage, negotiationStage } from '../../stories/thread.js';

/** Batches of one case before the next one is carried to its signature. */
const roundsOfACase = 6;
const part = '100';

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
  readonly givenUp: string[] = [];
  private paying = true;

  constructor(
    private readonly theatre: Theatre,
    private readonly seed: number,
  ) {}

  async pay(payers: number): Promise<void> {
    await Promise.all(Array.from({ length: payers }, (_, payer) => this.work(payer)));
  }

  /** What is under way comes to its end. */
  calm(): void {
    this.paying = false;
  }

  private async work(payer: number): Promise<void> {
    for (let count = 0; this.paying; count += 1) {
      try {
        const entitled = await this.carry(this.seed * 10_000 + payer * 1000 + count);
        this.signed += 1;
        for (let round = 0; round < roundsOfACase && this.paying; round += 1) {
          await this.round(entitled, round);
          this.batches += 1;
        }
      } catch (error) {
        this.givenUp.push((error as Error).message);
      }
    }
  }

  private async carry(seed: number): Promise<Entitled> {
    const { theatre } = this;
    const holder = `示例付款企业${String(seed)}有限公司`;
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
    const reply = await officer.post('/api/contact/cases', {
      title: '示例：同一企业的另一条线索',
      subjects: [{ kind: 'organisation', name, creditCode }],
      district: 'dongsheng',
      segment: 'new-energy',
      source: { kind: 'own-search' },
    });
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
    const fiscalYear = new Date((theatre.now?.() ?? Date.now()) + 8 * 3_600_000).getUTCFullYear();
    const wanted = { fiscalYear, amount: part };
    const payments: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      payments.push(await preparePayment(theatre, caseId, accountId, wanted));
    }
    if (round % 3 === 0) await this.changedAndRejected(caseId, [accountId, otherId], wanted);
    if (round % 3 === 1) await this.appropriate(fiscalYear);
    await payBatch(theatre, caseId, payments, async (officer, path) => {
      done('check the export', await officer.get(`${path}/export-check?template=icbc&payOn=${String(fiscalYear)}-12-28`));
      const { status } = await officer.postForFile(`${path}/export?template=icbc&payOn=${String(fiscalYear)}-12-28`);
      if (status !== 200) throw new Error(`export for the bank: ${String(status)}`);
    });
  }

  private async changedAndRejected(
    caseId: string,
    [accountId, otherId]: readonly [string, string],
    wanted: { readonly fiscalYear: number; readonly amount: string },
  ): Promise<void> {
    const cases = `/api/reward/cases/${caseId}`;
    const preparer = await this.theatre.as(cast.preparer);
    const approver = await this.theatre.as(cast.approver);
    const known = new Set((await paymentsOf(preparer, cases)).map(({ paymentId }) => paymentId));
    done('prepare one more', await preparer.post(`${cases}/prepare-payment`, { ...wanted, clauseId: 'clause-1', accountId }));
    const paymentId = await prepared(preparer, cases, known);
    done('change its account', await preparer.post(`${cases}/change-account`, { paymentId, accountId: otherId, reason: '示例' }));
    await prepared(preparer, cases, known);
    done('reject it', await approver.post(`${cases}/reject-payment`, { paymentId, reason: '示例' }));
  }

  private async appropriate(fiscalYear: number): Promise<void> {
    const approver = await this.theatre.as(cast.approver);
    done('appropriate', await approver.post('/api/reward/funds/talent-fund/appropriate', { fiscalYear, amount: part, reason: '示例' }));
  }
}

/** The payment that was not there before, once the register has given its account. */
function prepared(caller: Caller, cases: string, known: ReadonlySet<string>): Promise<string> {
  return eventually('the account is frozen', async () => {
    const payments = await paymentsOf(caller, cases);
    return payments.find(({ paymentId, state }) => !known.has(paymentId) && state === 'prepared')?.paymentId;
  });
}
