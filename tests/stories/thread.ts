import { eventually, type Caller } from '#testing/caller';
import { cast, done, refusedWith, type Theatre } from './cast.js';
import { inventedCreditCode, leadSheet } from './lead-sheet.js';
import { payEverything } from './pay.js';

export interface Ending {
  readonly caseId: string;
  /** Fen, as digits. */
  readonly paid: string;
}

/** One clause of the story: what is promised this year, in fen, and the parts it is paid in. */
const promised = '120000000';
const parts = ['80000000', '40000000'] as const;

/** The fiscal year is the calendar year in the city’s time: nothing is paid before it begins. */
export function fiscalYearNow(theatre: Pick<Theatre, 'now'> = {}): number {
  return Number(dayIn(theatre).slice(0, 4));
}

/** More for the fund all stories are paid from, of this year, in fen. */
export async function appropriate(theatre: Pick<Theatre, 'as' | 'now'>, amount: string): Promise<void> {
  const approver = await theatre.as(cast.approver);
  const body = { fiscalYear: fiscalYearNow(theatre), amount, reason: '示例' };
  done('appropriate', await approver.post('/api/reward/funds/talent-fund/appropriate', body));
}

/** The day in the city, so many days ahead. */
function dayIn(theatre: Pick<Theatre, 'now'>, ahead = 0): string {
  const now = theatre.now?.() ?? Date.now();
  return new Date(now + (8 + 24 * ahead) * 3_600_000).toISOString().slice(0, 10);
}

/**
 * One case from a row of a lead sheet to its last payment, each step by the person whose work it is
 * and over HTTP like theirs. @throws Error at the first step that does not go as told.
 */
export async function carryOneCase(theatre: Theatre, seed = Date.now()): Promise<Ending> {
  const organisation = `示例储能科技${String(seed % 1_000_000)}有限公司`;
  const creditCode = inventedCreditCode(seed);
  const caseId = await contactStage(theatre, organisation, creditCode);
  await evaluationStage(theatre, caseId);
  const fiscalYear = fiscalYearNow(theatre);
  await negotiationStage(theatre, caseId, `org-${creditCode}`, fiscalYear);
  await landingStage(theatre, caseId);
  const paid = await payEverything(theatre, caseId, `org-${creditCode}`, organisation, {
    fiscalYear,
    parts,
    seed,
  });
  await eventually('the board shows the case closed', async () => {
    const officer = await theatre.as(cast.officer);
    const board = await officer.get<{ cases: { caseId: string; stage: string }[] }>(
      `/api/journey/board?q=${creditCode}`,
    );
    return board.body.cases.some((row) => row.caseId === caseId && row.stage === 'closed');
  });
  theatre.say('journey: the case is closed; its organisation may be attracted again one day');
  return { caseId, paid };
}

/** From a lead sheet's row to a qualified case. @returns its id. */
export async function contactStage(theatre: Theatre, organisation: string, creditCode: string): Promise<string> {
  const { say } = theatre;
  const officer = await theatre.as(cast.officer);
  const started = done(
    'upload the lead sheet',
    await officer.upload<{ importId: string }>('/api/contact/imports', {
      name: '线索.csv',
      bytes: leadSheet(organisation, creditCode),
      type: 'text/csv',
    }),
  );
  interface Row {
    row: number;
    result: string;
    caseId?: string;
    because?: string;
  }
  const sheet = await eventually('every row of the sheet is settled', async () => {
    const { body } = await officer.get<{ phase: string; rows: Row[] }>(
      `/api/contact/imports/${started.importId}`,
    );
    return body.phase === 'finished' && body;
  });
  for (const { row, result, because } of sheet.rows) {
    say(`contact: row ${String(row)} of the sheet is ${result}${because ? ` (${because})` : ''}`);
  }
  const caseId = sheet.rows.find((row) => row.result === 'opened')?.caseId;
  if (caseId === undefined) throw new Error('no row of the sheet opened a case');
  const cases = `/api/contact/cases/${caseId}`;

  const early = await officer.post(`${cases}/qualify`, {});
  say(`contact: qualifying is refused: ${refusedWith('not-ready-to-qualify', early)}`);
  done(
    'log a touch',
    await officer.post(`${cases}/log-touch`, {
      on: dayIn(theatre),
      kind: 'visit',
      summary: '示例：实地走访企业，确认投资意向。',
    }),
  );
  done(
    'describe the intent',
    await officer.post(`${cases}/describe-intent`, {
      intent: '示例：拟建储能系统生产基地，分两期投资。',
    }),
  );
  const plan = { name: '示例商业计划书.pdf', bytes: planFile, type: 'application/pdf' };
  const ofPlan = { kind: 'business-plan' };
  done('file a document', await officer.upload(`${cases}/file-document`, plan, undefined, ofPlan));
  done('qualify', await officer.post(`${cases}/qualify`, {}));
  say('contact: the officer visited the company and qualified the lead');
  return caseId;
}

const planFile = Buffer.from('%PDF-1.7\n% an invented business plan\n%%EOF\n');

/** An expert opens what the centre filed: evaluation gives the pass, contact the file. */
async function readMaterial(expert: Caller, caseId: string): Promise<void> {
  const { pass } = done(
    'get a reading pass',
    await expert.get<{ pass: string }>(`/api/evaluation/cases/${caseId}/reading-pass`),
  );
  const documents = `/api/contact/cases/${caseId}/documents`;
  const listed = await expert.getFile(documents, { 'reading-pass': pass });
  const { documents: filed } = JSON.parse(Buffer.from(listed.bytes).toString()) as {
    documents: { documentId: string }[];
  };
  for (const { documentId } of filed) {
    const opened = await expert.postForFile(`${documents}/${documentId}/open`, undefined, { pass });
    if (!planFile.equals(opened.bytes)) throw new Error('an expert got another file than was filed');
  }
  if (filed.length !== 1) throw new Error(`an expert saw ${String(filed.length)} documents instead of one`);
}

/** From the qualified case to a conclusion with two findings. */
export async function evaluationStage(
  theatre: Theatre,
  caseId: string,
  conclusion: 'supported' | 'not-supported' = 'supported',
): Promise<void> {
  const isGood = conclusion === 'supported';
  const { say } = theatre;
  const secretary = await theatre.as(cast.secretary);
  const cases = `/api/evaluation/cases/${caseId}`;
  await eventually('the evaluation is open', async () => (await secretary.get(cases)).status === 200);
  const unknown = await secretary.post(`${cases}/convene-panel`, {
    experts: ['p-nobody-1', 'p-nobody-2', 'p-nobody-3'],
  });
  say(`evaluation: a panel of strangers is refused: ${refusedWith('expert-not-registered', unknown)}`);
  for (const account of cast.experts) await enterExpert(secretary, account);
  const even = await secretary.post(`${cases}/convene-panel`, {
    experts: [...cast.experts.map((account) => `p-${account}`), 'p-expert-huang'],
  });
  say(`evaluation: a panel of four is refused: ${refusedWith('panel-size-even', even)}`);
  done(
    'convene the panel',
    await secretary.post(`${cases}/convene-panel`, {
      experts: cast.experts.map((account) => `p-${account}`),
    }),
  );
  for (const [index, account] of cast.experts.entries()) {
    const expert = await theatre.as(account);
    const undeclared = await expert.get(`${cases}/reading-pass`);
    if (undeclared.status !== 404) throw new Error('an expert may read before declaring a conflict');
    done('declare', await expert.post(`${cases}/declare-conflict`, { conflict: 'none' }));
    await readMaterial(expert, caseId);
    const before = await expert.get<{ opinions: unknown[]; rubric: { criteria: Criterion[] } }>(cases);
    if (before.body.opinions.length > 0) throw new Error('an expert saw others’ opinions too early');
    const scores = Object.fromEntries(
      before.body.rubric.criteria.map(({ criterionId, scoreMax }) => [criterionId, isGood ? scoreMax - 1 - (index % 2) : 1]),
    );
    done(
      'give an opinion',
      await expert.post(`${cases}/give-opinion`, {
        scores,
        comment: '示例：技术路线成熟，团队完整。',
        recommendation: isGood ? 'support' : 'do-not-support',
      }),
    );
    say(`evaluation: expert ${String(index + 1)} of 3 read the material and gave an opinion without seeing the others’`);
  }
  const result = await secretary.get<{ opinions: { weightedTotal: number }[] }>(cases);
  done(
    'conclude',
    await secretary.post(`${cases}/conclude`, {
      conclusion,
      findings: ['示例：建议支持产业化，按投产里程碑兑现。', '示例：建议核验首年产能。'],
    }),
  );
  const totals = result.body.opinions.map((opinion) => opinion.weightedTotal.toFixed(2)).join(', ');
  say(`evaluation: ${conclusion}, with two findings (points: ${totals})`);
}

/** Into the committee's register, unless the demo's sample experts are there already. */
async function enterExpert(secretary: Caller, account: string): Promise<void> {
  const reply = await secretary.post(`/api/evaluation/experts/p-${account}/enter`, {
    unitId: 'expert-committee',
    fields: ['new-energy'],
    entryIds: [],
    employers: [{ name: '草原储能研究院（示例）' }],
  });
  if (reply.body['code'] !== 'expert-already-entered') done(`enter ${account}`, reply);
}

interface Criterion {
  readonly criterionId: string;
  readonly scoreMax: number;
}

/** From the open negotiation to terms that are signed and committed. */
export async function negotiationStage(
  theatre: Theatre,
  caseId: string,
  beneficiaryId: string,
  fiscalYear = fiscalYearNow(theatre),
): Promise<void> {
  const { say } = theatre;
  const officer = await theatre.as(cast.officer);
  const cases = `/api/negotiation/cases/${caseId}`;
  await eventually('the negotiation is open', async () => (await officer.get(cases)).status === 200);
  const day = (ahead: number) => dayIn(theatre, ahead);
  const clause = {
    kind: 'industrialisation-reward',
    beneficiaryId,
    basis: { policyClauseId: 'talent-30-team-industrialisation' },
    condition: '示例：首条产线投产并通过验收。',
    evidenceKind: 'acceptance-record',
    milestoneDueOn: day(200),
    fundId: 'talent-fund',
    shares: [{ fiscalYear, amount: promised }],
    responsibleUnitId: 'science-and-technology-bureau',
    findings: [],
  };
  done('draft terms', await officer.post(`${cases}/draft-terms`, { clauses: [clause] }));
  const uncited = await officer.post(`${cases}/offer`, { validUntil: day(20) });
  say(`negotiation: the offer is refused: ${refusedWith('clause-cites-no-finding', uncited)}`);
  done('draft again', await officer.post(`${cases}/draft-terms`, { clauses: [{ ...clause, findings: [1] }] }));
  const unreviewed = await officer.post(`${cases}/offer`, { validUntil: day(20) });
  say(`negotiation: the offer is refused: ${refusedWith('review-missing', unreviewed)}`);
  const reviewer = await theatre.as(cast.unitOfficer);
  done(
    'review for fair competition',
    await reviewer.post(`${cases}/record-review`, {
      on: day(0),
      basis: '示例：对照《公平竞争审查条例》逐条审查，不含限制竞争的内容。',
      result: 'passed',
    }),
  );
  done('offer', await officer.post(`${cases}/offer`, { validUntil: day(20) }));
  done('agree', await officer.post(`${cases}/agree`, {}));
  const head = await theatre.as(cast.unitHead);
  done('approve', await head.post(`${cases}/approve`, {}));
  say('negotiation: terms citing finding 1 were reviewed for fair competition, offered, agreed to and approved by the unit’s head');
  const centreHead = await theatre.as(cast.centreHead);
  done('sign', await centreHead.post(`${cases}/sign`, {}));
  await eventually('the funds are committed and the terms signed', async () => {
    const { body } = await officer.get<{ phase: string }>(cases);
    if (body.phase === 'commitment-refused') throw new Error('the fund refused the commitment');
    return body.phase === 'signed';
  });
  say('negotiation: signed; the promise is committed in the fund for this fiscal year');
}

/** The smallest PDF that still is one: a page without content. */
const acceptanceRecord = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;

/** From the open landing to an accepted milestone. */
export async function landingStage(theatre: Theatre, caseId: string): Promise<void> {
  const { say } = theatre;
  const service = await theatre.as(cast.serviceOfficer);
  const cases = `/api/landing/cases/${caseId}`;
  await eventually('the landing is open', async () => (await service.get(cases)).status === 200);
  const { documentId, bytes } = done(
    'upload the acceptance record',
    await service.upload<{ documentId: string; bytes: number }>(`${cases}/evidence-files`, {
      name: '示例验收单.pdf',
      bytes: Buffer.from(acceptanceRecord),
      type: 'application/pdf',
    }),
  );
  say(`landing: an acceptance record of ${String(bytes)} bytes was uploaded, encrypted at rest`);
  done(
    'submit evidence',
    await service.post(`${cases}/submit-evidence`, {
      milestoneId: 'milestone-1',
      kind: 'acceptance-record',
      documentId,
    }),
  );
  const unitOfficer = await theatre.as(cast.unitOfficer);
  done('accept', await unitOfficer.post(`${cases}/accept-evidence`, { milestoneId: 'milestone-1' }));
  await eventually('the milestone entitles', async () => {
    const { body } = await service.get<{ phase: string }>(cases);
    return body.phase === 'landed';
  });
  say('landing: the service officer brought the acceptance record, the bureau accepted it');
}

/** From a lead sheet's row to a promise of a fiscal year whose milestone was accepted. @returns the case's id. */
export async function carryToEntitled(
  theatre: Theatre,
  organisation: string,
  creditCode: string,
  fiscalYear = fiscalYearNow(theatre),
): Promise<string> {
  const caseId = await contactStage(theatre, organisation, creditCode);
  await evaluationStage(theatre, caseId);
  await negotiationStage(theatre, caseId, `org-${creditCode}`, fiscalYear);
  await landingStage(theatre, caseId);
  return caseId;
}
