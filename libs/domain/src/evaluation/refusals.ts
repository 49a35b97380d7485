import type { Sentences } from '../shared/sentences.js';

export const evaluationSentences = {
  'already-opened': { zh: '该事项的评估已经启动。', en: 'The evaluation of this case is already open.' },
  'service-only': {
    zh: '评估由系统在事项符合条件后自动启动。',
    en: 'The system itself opens an evaluation once the case is qualified.',
  },
  'clock-only': { zh: '期限由系统自动判定。', en: 'The system itself tells when a deadline has passed.' },
  'secretary-only': { zh: '只有专家委秘书可以组建评审组。', en: 'Only a committee secretary convenes a panel.' },
  'convening-secretary-only': {
    zh: '只有组建本评审组的秘书可以下结论。',
    en: 'Only the secretary who convened this panel concludes.',
  },
  'not-in-this-phase': {
    zh: '当前阶段（{phase}）不能进行此操作。',
    en: 'This cannot be done in the present phase ({phase}).',
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
  recused: { zh: '您已声明回避，不能发表意见。', en: 'You declared a conflict and are recused.' },
  'opinion-already-given': {
    zh: '您的意见已提交，不能再次提交。',
    en: 'Your opinion is already in; it is given once.',
  },
  'quorum-not-met': {
    zh: '已收到 {have} 份意见，需要 {need} 份才能下结论。',
    en: '{have} opinions are in; a conclusion needs {need}.',
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
  'expert-conflicted': {
    zh: '以下专家与本事项有利害关系，应当回避：{experts}。',
    en: 'These experts are party to the case and cannot sit on its panel: {experts}.',
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
} as const satisfies Sentences;
