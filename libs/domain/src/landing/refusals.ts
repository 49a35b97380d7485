import type { PhaseWords } from '../shared/phase-words.js';
import type { Sentences } from '../shared/sentences.js';
import type { Landing } from './landing.js';

export const landingPhases: PhaseWords<Landing['phase']> = {
  'not-opened': { zh: '尚未启动', en: 'not opened yet' },
  landing: { zh: '落地实施', en: 'landing' },
  landed: { zh: '已落地', en: 'landed' },
  failed: { zh: '落地失败', en: 'failed' },
};

export const landingSentences = {
  'already-opened': {
    zh: '该事项的落地已经启动。',
    en: 'The landing of this case is already open.',
  },
  'not-for-persons': {
    zh: '此操作由系统执行，不能由个人发起。',
    en: 'The system does this itself; no person can.',
  },
  'not-in-this-phase': {
    zh: '当前阶段（{phaseZh}）不能进行此操作。',
    en: 'This cannot be done in the present phase ({phaseEn}).',
  },
  'submitter-only': {
    zh: '只有服务专员、本事项投资促进中心的经办人或责任单位经办人可以提交证明材料。',
    en: 'Only service officers, officers of the case’s own centre and unit officers hand in evidence.',
  },
  'milestone-unknown': {
    zh: '该事项没有节点 {milestoneId}。',
    en: 'This case has no milestone {milestoneId}.',
  },
  'evidence-kind-mismatch': {
    zh: '该条款约定的证明材料类别为 {asked}，提交的是 {given}。',
    en: 'The clause asks for evidence of the kind {asked}; this is {given}.',
  },
  'not-responsible-unit': {
    zh: '只有该条款责任单位的经办人或负责人可以验收。',
    en: 'Only officers and heads of the unit responsible for the clause accept its evidence.',
  },
  'no-evidence-yet': {
    zh: '节点 {milestoneId} 尚未提交证明材料。',
    en: 'No evidence has been handed in for {milestoneId} yet.',
  },
  'submitter-cannot-accept': {
    zh: '材料由您提交，应由他人验收。',
    en: 'You handed this evidence in: somebody else accepts it.',
  },
  'waiting-for-reward': {
    zh: '节点 {milestoneId} 正在等待兑付环节答复，请待结果返回后再操作。',
    en: 'Reward has been asked about {milestoneId}: wait for its answer.',
  },
  'already-entitled': {
    zh: '节点 {milestoneId} 已验收并进入兑付，不能再变更。',
    en: '{milestoneId} is accepted and entitled; it no longer changes.',
  },
  'document-unknown': {
    zh: '没有为本事项上传过该文件，请先上传。',
    en: 'No such file was uploaded for this case: upload it first.',
  },
  'unit-head-only': {
    zh: '只有该条款责任单位的负责人可以进行此操作。',
    en: 'Only the head of the unit responsible for the clause does this.',
  },
  'milestone-has-failed': {
    zh: '节点 {milestoneId} 已确认无法实现，相应资金已失效。',
    en: '{milestoneId} has failed and its money has lapsed.',
  },
  'extension-not-later': {
    zh: '延期后的日期应晚于原定日期 {dueOn}。',
    en: 'The new day has to be later than the old one, {dueOn}.',
  },
  'extension-in-the-past': {
    zh: '延期后的日期 {dueOn} 已过。',
    en: 'The new day, {dueOn}, has already ended.',
  },
  'clause-unknown': {
    zh: '该事项没有条款 {clauseId}。',
    en: 'This case has no clause {clauseId}.',
  },
  'clause-suspended': {
    zh: '条款 {clauseId} 因违约暂停兑付，恢复后再操作。',
    en: '{clauseId} is suspended on a breach: resume it first.',
  },
  'clause-not-suspended': {
    zh: '条款 {clauseId} 未暂停兑付。',
    en: '{clauseId} is not suspended.',
  },
} as const satisfies Sentences;
