import type { CaseFacts } from '../shared/case.js';
import type { RegisteredExpert } from './expert.js';

/**
 * Whom this case ties, under every id they are known by: an organisation has one id by its credit
 * code and another by its name, a person one by identity number and another by telephone.
 */
export interface Ties {
  readonly subjects: readonly string[];
  readonly referrers: readonly string[];
  /** Parties to other evaluated cases that share a subject with this one. */
  readonly otherCases: readonly string[];
}

export const conflictGrounds = [
  'is-subject',
  'is-referrer',
  'works-for-subject',
  'works-for-referrer',
  'of-the-bringing-unit',
  'tied-through-another-case',
] as const;
export type ConflictGround = (typeof conflictGrounds)[number];

export const groundWords: Readonly<Record<ConflictGround, { zh: string; en: string }>> = {
  'is-subject': { zh: '本人是引进对象', en: 'is a subject' },
  'is-referrer': { zh: '本人是引荐人', en: 'brought the case' },
  'works-for-subject': { zh: '任职于引进对象', en: 'works for a subject' },
  'works-for-referrer': { zh: '任职于引荐单位', en: 'works for who brought the case' },
  'of-the-bringing-unit': { zh: '与经办人同单位', en: 'is of the unit that brings the case' },
  'tied-through-another-case': {
    zh: '与引进对象同在另一事项',
    en: 'is tied to a subject by another case',
  },
};

/**
 * Computed conflicts (计算回避) of one expert, under every alias and for every employer; what an
 * expert declares comes on top. Only the secretary is told the grounds.
 */
export function conflictsOf(
  { expertId, entryIds, unitId, employers }: RegisteredExpert,
  { officerId, officerUnitId }: Pick<CaseFacts, 'officerId' | 'officerUnitId'>,
  { subjects, referrers, otherCases }: Ties,
): readonly ConflictGround[] {
  const self = [expertId, ...entryIds];
  const worksFor = employers.flatMap((employer) => employer.organisationIds);
  const meets = (ids: readonly string[], others: readonly string[]) =>
    ids.some((id) => others.includes(id));
  const holds: Readonly<Record<ConflictGround, boolean>> = {
    'is-subject': meets(self, subjects),
    'is-referrer': meets(self, referrers),
    'works-for-subject': meets(worksFor, subjects),
    'works-for-referrer': meets(worksFor, referrers),
    'of-the-bringing-unit': unitId === officerUnitId || self.includes(officerId),
    'tied-through-another-case': meets([...self, ...worksFor], otherCases),
  };
  return conflictGrounds.filter((ground) => holds[ground]);
}
