import type { PersonActor, Role } from '#domain/shared/actor';
import type { Reply } from '#testing/caller';

export const centre = 'investment-promotion-centre';
export const department = 'organisation-department';

export function someone(personId: string, unitId: string, ...roles: Role[]): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}

export const officer = someone('p-li', centre, 'centre-officer');
export const officerAndHead = someone('p-wu', centre, 'centre-officer', 'unit-head');
export const centreHead = someone('p-zhao', centre, 'centre-head');
export const unitOfficer = someone('p-sun', department, 'unit-officer');
export const strangeOfficer = someone('p-he', 'energy-bureau', 'unit-officer');
export const unitHead = someone('p-qian', department, 'unit-head');
export const otherHead = someone('p-zhou', 'human-resources-bureau', 'unit-head');
export const headAndMayor = someone('p-feng', department, 'unit-head', 'deputy-mayor');
export const deputyMayor = someone('p-bai', 'municipal-government', 'deputy-mayor');
export const expertElsewhere = someone('p-liu', 'expert-committee', 'expert');

/** 6,000,000 yuan: above the five million from which the pack asks for a second level. */
export const grant = {
  kind: 'case-by-case-grant',
  beneficiaryId: 'org-n-1',
  basis: { policyClauseId: 'talent-30-top-talent' },
  condition: '示例：样机通过验收',
  evidenceKind: 'acceptance-record',
  milestoneDueOn: '2026-12-31',
  fundId: 'talent-fund',
  shares: [
    { fiscalYear: 2026, amount: '400000000' },
    { fiscalYear: 2027, amount: '200000000' },
  ],
  responsibleUnitId: department,
  findings: [1],
};
export const allowance = {
  kind: 'settling-allowance',
  beneficiaryId: 'rp-1',
  basis: { oneCaseReason: '示例：领军人才，一事一议' },
  condition: '示例：签订五年期聘用合同',
  evidenceKind: 'employment-contract',
  milestoneDueOn: '2026-09-30',
  fundId: 'talent-fund',
  shares: [{ fiscalYear: 2026, amount: '30000000' }],
  responsibleUnitId: 'human-resources-bureau',
  findings: [1, 2],
};

/** Of every clause for a business: the grant is one. */
export const review = {
  on: '2026-06-01',
  basis: '示例：经审查，不含限制竞争的内容',
  result: 'passed',
};

export const signedPaper = Buffer.from('%PDF-1.4\n% an invented paper\n%%EOF\n');

/** Whether two replies differ in nothing but the id of the case. */
export function sameBut(replies: readonly Reply<unknown>[], one: string, other: string): boolean {
  const [first, second] = replies.map(({ status, body, headers }) => {
    const told = [...headers].filter(([name]) => name !== 'date');
    return JSON.stringify([status, body, told]);
  });
  return first?.replaceAll(`"${one}"`, `"${other}"`) === second;
}
