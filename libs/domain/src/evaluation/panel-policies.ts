import { refused, type Refusal } from '../shared/decision.js';
import type { CaseFacts } from '../shared/case.js';
import type { Rubric } from './rubric.js';

/** A panel as the secretary proposes it: register ids of the experts, in seating order. */
export interface ProposedPanel {
  readonly experts: readonly string[];
  readonly case: CaseFacts;
  readonly rubric: Rubric;
}

type Policy = (panel: ProposedPanel) => Refusal | undefined;

/** Adding a rule for panels is adding a line here and a sentence in the spec. */
export const panelPolicies: readonly Policy[] = [
  eachExpertOnce,
  sizeWithinRubric,
  oddSize,
  noSubjectOrReferrer,
];

function eachExpertOnce({ experts }: ProposedPanel) {
  return new Set(experts).size === experts.length ? undefined : refused('expert-named-twice');
}

function sizeWithinRubric({ experts, rubric }: ProposedPanel) {
  const fits = experts.length >= rubric.panelSizeMin && experts.length <= rubric.panelSizeMax;
  return fits
    ? undefined
    : refused('panel-size-outside-rubric', {
        size: experts.length,
        min: rubric.panelSizeMin,
        max: rubric.panelSizeMax,
      });
}

/** 衢州 决策论证: 专家应当为奇数, so that a vote cannot tie. */
function oddSize({ experts }: ProposedPanel) {
  return experts.length % 2 === 1 ? undefined : refused('panel-size-even', { size: experts.length });
}

/** A computed conflict. Which expert it is stays out of the details: only the secretary asks. */
function noSubjectOrReferrer({ experts, case: { subjects, referrerId } }: ProposedPanel) {
  const involved = new Set(subjects.map((subject) => subject.subjectId));
  if (referrerId !== undefined) involved.add(referrerId);
  const conflicted = experts.filter((expert) => involved.has(expert));
  return conflicted.length === 0
    ? undefined
    : refused('expert-conflicted', { experts: conflicted });
}
