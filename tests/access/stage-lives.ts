import { eventually, type Caller } from '#testing/caller';
import { anyEntry } from '#testing/expert-entry';
import { done } from '../stories/cast.js';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { accountOf, payBatch } from '../stories/pay.js';

/** What only the running case knows, for the holes in bodies. */
export interface Holes {
  readonly caseId: string;
  readonly subjectId: string;
  readonly documentId?: string;
}

export interface Stagehands {
  /** By what the person is to the case: a line of `stage-people.tsv`. */
  as(who: string): Promise<Caller>;
  /** The case is in this situation and stays in it until the look is over. */
  look(situation: string, holes: Holes): Promise<void>;
  readonly fiscalYear: number;
}

const day = (ahead: number) =>
  new Date(Date.now() + (8 + 24 * ahead) * 3_600_000).toISOString().slice(0, 10);

/** Gives `/api/<stage>/cases/<case>/<command>` as somebody. @throws Error when it is refused. */
async function give(
  hands: Stagehands,
  who: string,
  { caseId }: Pick<Holes, 'caseId'>,
  command: string,
  body: unknown = {},
): Promise<void> {
  const [stage = '', name = ''] = command.split(' ');
  const caller = await hands.as(who);
  done(`${command} by ${who}`, await caller.post(`/api/${stage}/cases/${caseId}/${name}`, body));
}

async function opened(hands: Stagehands, name: string): Promise<Holes> {
  const subjectId = `rp-subject-${name}`;
  const officer = await hands.as('officer');
  const organisation = `示例矩阵${name}有限公司`;
  const creditCode = inventedCreditCode([...name].reduce((sum, one) => sum * 31 + one.charCodeAt(0), 7));
  const known = { name: organisation, creditCode };
  done('register it', await officer.post('/api/register/organisations', known));
  const { caseId } = done(
    'open a case',
    await officer.post<{ caseId: string }>('/api/contact/cases', {
      title: `示例：矩阵${name}`,
      subjects: [
        { kind: 'organisation', ...known },
        { kind: 'person', personId: subjectId },
      ],
      segment: 'new-energy',
      district: 'dongsheng',
      source: { kind: 'referral', referrerId: 'p-referrer' },
      contactPersonId: 'rp-contact',
    }),
  );
  return { caseId, subjectId };
}

/** Two leads that go no further: one waits, one was given up. */
export async function liveBesides(hands: Stagehands): Promise<void> {
  const parked = await opened(hands, 'parked');
  await give(hands, 'officer', parked, 'contact park', { until: day(90), reason: '示例' });
  await hands.look('contact, parked', parked);
  const dropped = await opened(hands, 'dropped');
  await give(hands, 'officer', dropped, 'contact drop', { reason: 'no-interest' });
  await phase(hands, 'contact', dropped, 'closed');
  await hands.look('contact, dropped', dropped);
}

/** One case through all five stages, with a look at each place where it can stand still. */
export async function liveThrough(hands: Stagehands): Promise<void> {
  const holes = await contactLife(hands);
  await evaluationLife(hands, holes);
  await negotiationLife(hands, holes);
  await landingLife(hands, holes);
  await rewardLife(hands, holes);
}

async function contactLife(hands: Stagehands): Promise<Holes> {
  const holes = await opened(hands, 'whole');
  await hands.look('contact, open', holes);
  await give(hands, 'officer', holes, 'contact hand-over', { to: 'p-successor' });
  await hands.look('contact, hand-over proposed', holes);
  await give(hands, 'successor', holes, 'contact decline-hand-over');
  const touch = { on: day(0), kind: 'visit', summary: '示例' };
  await give(hands, 'colleague', holes, 'contact log-touch', touch);
  await give(hands, 'colleague', holes, 'contact describe-intent', { intent: '示例' });
  await hands.look('contact, ready to qualify', holes);
  await give(hands, 'deputy-of-officer', holes, 'contact qualify');
  await phase(hands, 'evaluation', holes, 'awaiting-panel');
  await hands.look('contact, qualified', holes);
  return holes;
}

async function evaluationLife(hands: Stagehands, holes: Holes): Promise<void> {
  await hands.look('evaluation, no panel yet', holes);
  const secretary = await hands.as('secretary');
  const seats = [1, 2, 3, 4, 5].map((seat) => `p-seat-${String(seat)}`);
  for (const expertId of [...seats, 'p-seat-6']) {
    done(expertId, await secretary.post(`/api/evaluation/experts/${expertId}/enter`, anyEntry));
  }
  // The sixth never says a word, and so need not be asked for any.
  const panel = { experts: [...seats.slice(0, 4), 'p-seat-6'] };
  await give(hands, 'secretary', holes, 'evaluation convene-panel', panel);
  const declare = (seat: string, conflict: string) =>
    give(hands, seat, holes, 'evaluation declare-conflict', { conflict });
  const { body } = await secretary.get<{ rubric: { criteria: { criterionId: string }[] } }>(
    `/api/evaluation/cases/${holes.caseId}`,
  );
  const scores = Object.fromEntries(
    body.rubric.criteria.map(({ criterionId }) => [criterionId, 8]),
  );
  const opine = (seat: string) =>
    give(hands, seat, holes, 'evaluation give-opinion', {
      scores,
      comment: '示例',
      recommendation: 'support',
    });
  await declare('seat-1', 'none');
  await opine('seat-1');
  await declare('seat-2', 'none');
  await declare('seat-4', 'conflict');
  await hands.look('evaluation, panel at work', holes);
  await opine('seat-2');
  await declare('seat-3', 'none');
  await opine('seat-3');
  await give(hands, 'deputy-of-secretary', holes, 'evaluation replace-expert', {
    replaces: 'p-seat-4',
    expertId: 'p-seat-5',
  });
  await declare('seat-5', 'none');
  await give(hands, 'secretary', holes, 'evaluation extend', { workingDays: 2, reason: '示例' });
  await hands.look('evaluation, quorum met', holes);
  await give(hands, 'secretary', holes, 'evaluation conclude', {
    conclusion: 'supported',
    findings: ['示例：支持'],
  });
  await phase(hands, 'negotiation', holes, 'drafting');
  await hands.look('evaluation, concluded', holes);
}

async function negotiationLife(hands: Stagehands, holes: Holes): Promise<void> {
  await hands.look('negotiation, no terms yet', holes);
  const clauses = [await clauseFor(hands, holes)];
  await give(hands, 'drafter', holes, 'negotiation draft-terms', { clauses });
  await hands.look('negotiation, drafted', holes);
  const review = { on: day(0), basis: '示例：不含限制竞争的内容', result: 'passed' };
  await give(hands, 'unit-officer', holes, 'negotiation record-review', review);
  await hands.look('negotiation, reviewed', holes);
  await give(hands, 'officer', holes, 'negotiation offer', { validUntil: day(20) });
  await hands.look('negotiation, offered', holes);
  await give(hands, 'officer', holes, 'negotiation agree');
  await hands.look('negotiation, under approval, first level', holes);
  await give(hands, 'both-levels', holes, 'negotiation approve');
  await hands.look('negotiation, under approval, second level', holes);
  await give(hands, 'deputy-mayor', holes, 'negotiation approve');
  await hands.look('negotiation, approved', holes);
  await give(hands, 'head-of-centre', holes, 'negotiation sign');
  await phase(hands, 'negotiation', holes, 'signed');
  await phase(hands, 'landing', holes, 'landing');
  await phase(hands, 'reward', holes, 'open');
  await hands.look('negotiation, signed', holes);
}

/** A clause that every rule takes: six million yuan of this year, for the case's company. */
export async function clauseFor(
  hands: Pick<Stagehands, 'as' | 'fiscalYear'>,
  holes: Holes,
): Promise<Readonly<Record<string, unknown>>> {
  return {
    kind: 'industrialisation-reward',
    beneficiaryId: await organisationOf(hands, holes),
    basis: { oneCaseReason: '示例：一事一议' },
    condition: '示例：首条产线投产并通过验收。',
    evidenceKind: 'acceptance-record',
    milestoneDueOn: day(200),
    fundId: 'talent-fund',
    shares: [{ fiscalYear: hands.fiscalYear, amount: '600000000' }],
    responsibleUnitId: 'science-and-technology-bureau',
    findings: [1],
  };
}

async function organisationOf(hands: Pick<Stagehands, 'as'>, { caseId }: Holes): Promise<string> {
  const { body } = await (await hands.as('officer')).get<{
    case: { subjects: { kind: string; subjectId: string }[] };
  }>(`/api/negotiation/cases/${caseId}`);
  const found = body.case.subjects.find(({ kind }) => kind === 'organisation');
  if (!found) throw new Error('the case has no organisation');
  return found.subjectId;
}

async function landingLife(hands: Stagehands, holes: Holes): Promise<void> {
  const submitter = await hands.as('unit-officer');
  const { documentId } = done(
    'upload evidence',
    await submitter.upload<{ documentId: string }>(
      `/api/landing/cases/${holes.caseId}/evidence-files`,
      { name: '示例.pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF\n'), type: 'application/pdf' },
    ),
  );
  const known = { ...holes, documentId };
  await hands.look('landing, evidence awaited', known);
  await hands.look('reward, promised', known);
  await give(hands, 'unit-officer', holes, 'landing submit-evidence', {
    milestoneId: 'milestone-1',
    kind: 'acceptance-record',
    documentId,
  });
  await hands.look('landing, evidence in', known);
  const breach = { clauseId: 'clause-1', reason: '示例' };
  await give(hands, 'unit-head', holes, 'landing suspend-clause', breach);
  await holdAnswered(hands, holes, 'suspended');
  await hands.look('landing, suspended', known);
  await give(hands, 'unit-head', holes, 'landing resume-clause', breach);
  await holdAnswered(hands, holes, undefined);
  await give(hands, 'unit-head', holes, 'landing accept-evidence', { milestoneId: 'milestone-1' });
  await phase(hands, 'landing', holes, 'landed');
  await hands.look('landing, landed', known);
}

async function holdAnswered(hands: Stagehands, { caseId }: Holes, standing?: string): Promise<void> {
  const unit = await hands.as('unit-officer');
  await eventually(`the clause is ${standing ?? 'free again'}`, async () => {
    const { body } = await unit.get<{ milestones: { suspension?: { standing: string } }[] }>(
      `/api/landing/cases/${caseId}`,
    );
    return body.milestones.every(({ suspension }) => suspension?.standing === standing);
  });
}

async function rewardLife(hands: Stagehands, holes: Holes): Promise<void> {
  await hands.look('reward, entitled', holes);
  const preparer = await hands.as('preparer');
  const ownerId = await organisationOf(hands, holes);
  const { accountId } = done(
    'register the account',
    await preparer.post<{ accountId: string }>('/api/register/accounts', {
      ownerId,
      holder: '示例矩阵whole有限公司',
      bank: '示例银行鄂尔多斯分行',
      number: accountOf(17_000_017),
    }),
  );
  await give(hands, 'preparer', holes, 'reward prepare-payment', {
    clauseId: 'clause-1',
    fiscalYear: hands.fiscalYear,
    amount: '500000000',
    accountId,
    bannerShare: '100000000',
  });
  const paymentId = 'payment-1';
  await payment(hands, holes, 'prepared');
  await hands.look('reward, payment prepared', holes);
  const document = '示例〔2026〕1号';
  await give(hands, 'third-finance', holes, 'reward confirm-banner-share', { paymentId, document });
  await give(hands, 'reviewer', holes, 'reward review-payment', { paymentId });
  await hands.look('reward, payment reviewed', holes);
  await give(hands, 'approver', holes, 'reward approve-payment', { paymentId });
  await hands.look('reward, payment approved once', holes);
  await give(hands, 'second-approver', holes, 'reward approve-payment', { paymentId });
  await hands.look('reward, payment approved', holes);
  const theatre = { as: () => hands.as('preparer'), say: () => undefined };
  await payBatch(theatre, holes.caseId, [paymentId]);
  await payment(hands, holes, 'paid');
  await hands.look('reward, payment paid', holes);
  await give(hands, 'reviewer', holes, 'reward recover-payment', { paymentId, reason: '示例' });
  await hands.look('reward, recovery proposed', holes);
}

async function payment(hands: Stagehands, { caseId }: Holes, state: string): Promise<void> {
  const finance = await hands.as('third-finance');
  await eventually(`the payment is ${state}`, async () => {
    const { body } = await finance.get<{ payments: { state: string }[] }>(
      `/api/reward/cases/${caseId}`,
    );
    return body.payments[0]?.state === state;
  });
}

/** Waits until the stage stands there, as the city's leaders see it. */
async function phase(
  hands: Stagehands,
  stage: string,
  { caseId }: Pick<Holes, 'caseId'>,
  wanted: string,
): Promise<void> {
  const leader = await hands.as('leader');
  await eventually(`${stage} is ${wanted}`, async () => {
    const { status, body } = await leader.get<{ phase: string }>(`/api/${stage}/cases/${caseId}`);
    return status === 200 && body.phase === wanted;
  });
}
