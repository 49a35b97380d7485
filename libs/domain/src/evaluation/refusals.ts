import type { PhaseWords } from '../shared/phase-words.js';
import type { Sentences } from '../shared/sentences.js';
import type { Evaluation } from './evaluation.js';

export const evaluationPhases: PhaseWords<Evaluation['phase']> = {
  'not-opened': { zh: '尚未启动', en: 'not opened yet' },
  'awaiting-panel': { zh: '待组建评审组', en: 'awaiting a panel' },
  'collecting-opinions': { zh: '征集意见', en: 'collecting opinions' },
  concluded: { zh: '已有结论', en: 'concluded' },
  'reopening-requested': { zh: '已提请复议', en: 'a second panel was asked for' },
};

export const evaluationSentences = {
  'service-only': {
    zh: '此操作由系统自动完成。',
    en: 'The system itself does this.',
  },
  'clock-only': { zh: '期限由系统自动判定。', en: 'The system itself tells when a deadline has passed.' },
  'secretary-only': { zh: '只有专家委秘书可以组建评审组。', en: 'Only a committee secretary convenes a panel.' },
  'convening-secretary-only': {
    zh: '只有组建本评审组的秘书可以进行此操作，评审组成员不得代行。',
    en: 'Only the secretary who convened this panel may do this, and nobody who sits on it.',
  },
  'not-in-this-phase': {
    zh: '当前阶段（{phaseZh}）不能进行此操作。',
    en: 'This cannot be done in the present phase ({phaseEn}).',
  },
  'not-on-panel': { zh: '您不是本评审组成员。', en: 'You are not on this panel.' },
  'conflict-already-declared': {
    zh: '您已作过回避声明。',
    en: 'You have already declared whether you have a conflict.',
  },
  'conflict-not-declared': {
    zh: '请先作回避声明，再查看材料和打分。',
    en: 'Declare first whether you have a conflict; then give your opinion.',
  },
  recused: { zh: '您已回避，不能发表意见。', en: 'You are recused and give no opinion.' },
  'opinion-already-given': {
    zh: '您的意见已提交；下结论前可以修改。',
    en: 'Your opinion is already in; until the conclusion you may amend it.',
  },
  'no-opinion-to-amend': {
    zh: '您尚未提交意见，无可修改。',
    en: 'You have not given an opinion yet, so there is none to amend.',
  },
  'expert-to-recuse-needed': {
    zh: '请指明需要回避的专家。',
    en: 'Name the expert who is to be recused.',
  },
  'recuses-only-oneself': {
    zh: '专家只能申请本人回避。',
    en: 'An expert recuses nobody but themself.',
  },
  'expert-not-seated': {
    zh: '{expert} 不是本评审组成员。',
    en: '{expert} does not sit on this panel.',
  },
  'expert-already-recused': {
    zh: '{expert} 已经回避。',
    en: '{expert} is already recused.',
  },
  'nobody-to-replace': {
    zh: '没有需要递补的席位。',
    en: 'No expert of this panel is waiting to be replaced.',
  },
  'seat-not-vacant': {
    zh: '{expert} 的席位无需递补。',
    en: 'The seat of {expert} is not waiting for a replacement.',
  },
  'expert-already-on-panel': {
    zh: '{expert} 已在或曾在本评审组。',
    en: '{expert} sits or has sat on this panel.',
  },
  'already-extended': {
    zh: '意见期限只能延长一次，已经延长过。',
    en: 'The time for opinions is extended once, and it has been.',
  },
  'extension-too-long': {
    zh: '延长不得超过 {max} 个工作日。',
    en: 'It may be extended by at most {max} working days.',
  },
  'quorum-not-met': {
    zh: '收到 {need} 份意见后才能下结论。',
    en: 'A conclusion needs {need} opinions; they are not in yet.',
  },
  'expert-named-twice': { zh: '同一专家被列入两次。', en: 'An expert is named twice.' },
  'panel-size-outside-rubric': {
    zh: '评审组应为 {min} 至 {max} 人，现为 {size} 人。',
    en: 'A panel has {min} to {max} experts; this one has {size}.',
  },
  'panel-size-even': {
    zh: '评审组人数应为单数，现为 {size} 人。',
    en: 'A panel has an odd number of experts; this one has {size}.',
  },
  'expert-not-registered': {
    zh: '以下人员不在专家库中，请先入库：{experts}。',
    en: 'These are not in the register of experts; enter them first: {experts}.',
  },
  'expert-retired': {
    zh: '以下专家已经出库：{experts}。',
    en: 'These experts are retired from the register: {experts}.',
  },
  'expert-conflicted': {
    zh: '以下专家与本事项有利害关系，应当回避：{conflictsZh}。',
    en: 'These experts are too close to the case to sit on its panel: {conflictsEn}.',
  },
  'too-few-experts': {
    zh: '可抽取的专家只有 {able} 名，不足 {size} 名；请放宽专业范围或先充实专家库。',
    en: 'Only {able} experts can be drawn and {size} are needed: allow more fields, or enter more experts.',
  },
  'secretary-on-panel': {
    zh: '组建评审组的秘书及其代理人不得担任评审专家。',
    en: 'Whoever convenes a panel does not sit on it, nor does the one they stand in for.',
  },
  'expert-of-first-panel': {
    zh: '以下专家参加过首次评审，复议应当另选专家：{experts}。',
    en: 'These experts sat on the first panel; the case is reconsidered by others: {experts}.',
  },
  'scores-outside-rubric': {
    zh: '以下指标未打分、不存在或超出分值范围：{criteria}。',
    en: 'These criteria are missing, unknown or outside their range: {criteria}.',
  },
  'conclusion-needs-a-finding': {
    zh: '结论至少应有一条评估意见。',
    en: 'A conclusion needs at least one finding.',
  },
  'conclusion-beyond-discretion': {
    zh: '综合得分 {result}，合格线 {passMark}，相差超过 {band} 分，结论不得偏离。',
    en: 'The result is {result} against a pass mark of {passMark}: more than {band} points apart, so the conclusion must follow it.',
  },
  'deviation-needs-a-reason': {
    zh: '结论与综合得分（{result}，合格线 {passMark}）不一致，请写明理由。',
    en: 'The conclusion differs from the result ({result}, pass mark {passMark}): say why.',
  },
  'reopening-role-only': {
    zh: '只有规定的角色（{role}）可以提请复议。',
    en: 'Only the role the city names ({role}) may ask for a second panel.',
  },
  'already-reopened': {
    zh: '该事项已复议过一次，不再复议。',
    en: 'This evaluation was already reopened; it is reopened once.',
  },
  'waiting-for-contact': {
    zh: '复议已提请，正在等待对接环节重新占用招引对象。',
    en: 'Reopening was asked for; contact has not taken the subjects again yet.',
  },
  'waiting-for-negotiation': {
    zh: '复议已提请，正在等待洽谈环节答复。',
    en: 'Reopening was asked for; negotiation has not answered yet.',
  },
} as const satisfies Sentences;
