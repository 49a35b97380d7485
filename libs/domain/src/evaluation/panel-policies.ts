import { refused, type Refusal } from '../shared/decision.js';
import type { CaseFacts } from '../shared/case.js';
import { conflictsOf, groundWords, type Ties } from './conflicts.js';
import type { RegisteredExpert } from './expert.js';
import type { Rubric } from './rubric.js';

/** A panel as the secretary proposes it: the experts’ accounts, in seating order. */
export interface ProposedPanel {
  readonly experts: readonly string[];
  /** Those of them who do not sit yet: all but where one is replaced. */
  readonly newcomers: readonly string[];
  readonly case: CaseFacts;
  readonly rubric: Rubric;
  /** Whoever proposes it, and whom they stand in for. */
  readonly secretary: readonly string[];
  /** Who sat on the panel that this one reconsiders; nobody's where it reconsiders none. */
  readonly firstPanel: readonly string[];
  /** What the register of experts says of the newcomers. */
  readonly register: readonly RegisteredExpert[];
  readonly ties: Ties;
}

type Policy = (panel: ProposedPanel) => Refusal | undefined;

/** How many experts a panel has, whoever they are. */
export const sizePolicies: readonly Policy[] = [sizeWithinRubric, oddSize];

/** Adding a rule for panels is adding a line here and a sentence in the spec. */
export const panelPolicies: readonly Policy[] = [
  eachExpertOnce,
  ...sizePolicies,
  registeredAndActive,
  noComputedConflict,
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

/** 专家库: a panel is seated from the committee’s register, and from those who serve. */
function registeredAndActive({ newcomers, register }: ProposedPanel) {
  const entryOf = (id: string) => register.find(({ expertId }) => expertId === id);
  const unknown = newcomers.filter((id) => entryOf(id) === undefined);
  if (unknown.length > 0) return refused('expert-not-registered', { experts: unknown });
  const retired = newcomers.filter((id) => entryOf(id)?.active === false);
  return retired.length > 0 ? refused('expert-retired', { experts: retired }) : undefined;
}

/** Who it is and why leaves in this refusal, to the secretary who asks, and nowhere else. */
function noComputedConflict({ newcomers, register, case: facts, ties }: ProposedPanel) {
  const conflicted = register
    .filter(({ expertId }) => newcomers.includes(expertId))
    .map((one) => ({ id: one.expertId, grounds: conflictsOf(one, facts, ties) }))
    .filter(({ grounds }) => grounds.length > 0);
  if (conflicted.length === 0) return undefined;
  const say = (language: 'zh' | 'en', open: string, comma: string, close: string) =>
    conflicted.map(({ id, grounds }) => {
      const words = grounds.map((ground) => groundWords[ground][language]);
      return `${id}${open}${words.join(comma)}${close}`;
    });
  return refused('expert-conflicted', {
    experts: conflicted.map(({ id }) => id),
    conflictsZh: say('zh', '（', '，', '）'),
    conflictsEn: say('en', ' (', ', ', ')'),
  });
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
