import { refused, type Refusal } from '../shared/decision.js';
import type { CaseFacts } from '../shared/case.js';
import type { Rubric } from './rubric.js';

/** A panel as the secretary proposes it: register ids of the experts, in seating order. */
export interface ProposedPanel {
  readonly experts: readonly string[];
  readonly case: CaseFacts;
  readonly rubric: Rubric;
  /** Whoever proposes it, and whom they stand in for. */
  readonly secretary: readonly string[];
  /** Who sat on the panel that this one reconsiders; nobody's where it reconsiders none. */
  readonly firstPanel: readonly string[];
}

type Policy = (panel: ProposedPanel) => Refusal | undefined;

/** Adding a rule for panels is adding a line here and a sentence in the spec. */
export const panelPolicies: readonly Policy[] = [
  eachExpertOnce,
  sizeWithinRubric,
  oddSize,
  noSubjectOrReferrer,
  noSecretary,
  nobodyOfTheFirstPanel,
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

/** The secretary sees opinions and concludes, so they give none. */
function noSecretary({ experts, secretary }: ProposedPanel) {
  return experts.some((expert) => secretary.includes(expert))
    ? refused('secretary-on-panel')
    : undefined;
}

/** 复议: whoever decided once does not decide about their own decision. */
function nobodyOfTheFirstPanel({ experts, firstPanel }: ProposedPanel) {
  const again = experts.filter((expert) => firstPanel.includes(expert));
  return again.length === 0 ? undefined : refused('expert-of-first-panel', { experts: again });
}
