import { createHash } from 'node:crypto';
import type { NegotiationOutcome } from '#domain/negotiation/negotiation';
import type { PersonActor, Role } from '#domain/shared/actor';

export const centre = 'investment-promotion-centre';
export const department = 'organisation-department';
export const bureau = 'human-resources-bureau';

export function someone(personId: string, unitId: string, ...roles: Role[]): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}

export const serviceOfficer = someone('p-tang', 'government-services-bureau', 'service-officer');
export const officer = someone('p-li', centre, 'centre-officer');
export const unitOfficer = someone('p-sun', department, 'unit-officer');
export const unitHead = someone('p-qian', department, 'unit-head');
export const bureauOfficer = someone('p-zhou', bureau, 'unit-officer');
export const strangeOfficer = someone('p-he', 'energy-bureau', 'unit-officer');
export const expert = someone('p-liu', 'expert-committee', 'expert');

export const contract = {
  milestoneId: 'milestone-1',
  kind: 'employment-contract',
  name: '示例：聘用合同.pdf',
};
export const acceptance = {
  milestoneId: 'milestone-2',
  kind: 'acceptance-record',
  name: '示例：验收意见.pdf',
};
export interface Proof {
  readonly milestoneId: string;
  readonly kind: string;
  readonly name: string;
}

export const pdf = Buffer.from('%PDF-1.4\n% an invented document\n%%EOF\n');
export const pdfDigest = createHash('sha256').update(pdf).digest('hex');

/** Two signed clauses: an allowance due in September and a grant due in December. */
export function signedFor(caseId: string): NegotiationOutcome {
  const subject = { kind: 'person', subjectId: 'rp-1' } as const;
  const shared = { beneficiaryId: 'rp-1', fundId: 'talent-fund', findings: [1] };
  return {
    kind: 'signed',
    version: 8,
    terms: {
      case: {
        caseId,
        subjects: [subject],
        segment: 'new-energy',
        district: 'dongsheng',
        officerId: officer.personId,
        officerUnitId: centre,
      },
      termsVersion: 2,
      clauses: [
        {
          ...shared,
          clauseId: 'clause-1',
          kind: 'settling-allowance',
          responsibleUnitId: bureau,
          shares: [{ fiscalYear: 2026, amount: '30000000' }],
          milestone: { milestoneId: 'milestone-1', dueOn: '2026-09-30' },
          evidenceKind: contract.kind,
        },
        {
          ...shared,
          clauseId: 'clause-2',
          kind: 'case-by-case-grant',
          responsibleUnitId: department,
          shares: [{ fiscalYear: 2027, amount: '400000000' }],
          milestone: { milestoneId: 'milestone-2', dueOn: '2026-12-31' },
          evidenceKind: acceptance.kind,
        },
      ],
    },
  };
}
