import type { PhaseWords } from '../shared/phase-words.js';
import type { Sentences } from '../shared/sentences.js';
import type { Negotiation } from './negotiation.js';

export const negotiationPhases: PhaseWords<Negotiation['phase']> = {
  'not-opened': { zh: '尚未启动', en: 'not opened yet' },
  drafting: { zh: '起草条款', en: 'drafting' },
  offered: { zh: '已发要约', en: 'offered' },
  agreed: { zh: '双方同意，待审批', en: 'agreed, awaiting approval' },
  approved: { zh: '已审批，待签约', en: 'approved, awaiting signature' },
  'signature-requested': { zh: '已提请签约', en: 'signature requested' },
  signed: { zh: '已签约', en: 'signed' },
  'commitment-refused': { zh: '资金未能落实', en: 'money not committed' },
  'stepped-back': { zh: '因复议退回', en: 'stepped back for a second panel' },
  withdrawn: { zh: '已终止', en: 'withdrawn' },
};

export const negotiationSentences = {
  'already-opened': {
    zh: '该事项的洽谈已经启动。',
    en: 'The negotiation of this case is already open.',
  },
  'not-for-persons': {
    zh: '此操作由系统执行，不能由个人发起。',
    en: 'The system does this itself; no person can.',
  },
  'not-in-this-phase': {
    zh: '当前阶段（{phaseZh}）不能进行此操作。',
    en: 'This cannot be done in the present phase ({phaseEn}).',
  },
  'waiting-for-reward': {
    zh: '正在等待财政确认资金，请待结果返回后再操作。',
    en: 'Finance is committing the money for these terms: wait for its answer.',
  },
  'negotiator-only': {
    zh: '只有本事项投资促进中心的经办人，或条款责任单位的经办人可以洽谈条款。',
    en: 'Only the case’s centre officers, or officers of a unit responsible for a clause, negotiate its terms.',
  },
  'centre-only': {
    zh: '只有本事项投资促进中心的经办人或负责人可以终止洽谈。',
    en: 'Only an officer or the head of the case’s own centre can withdraw.',
  },
  'centre-head-only': {
    zh: '只有本事项投资促进中心的负责人可以签署。',
    en: 'Only the head of the case’s own centre signs.',
  },
  'terms-need-a-clause': { zh: '条款至少应有一条。', en: 'Terms need at least one clause.' },
  'clause-needs-a-share': {
    zh: '以下条款没有分年度金额：{clauses}。',
    en: 'These clauses name no year and amount: {clauses}.',
  },
  'fiscal-year-named-twice': {
    zh: '以下条款的同一年度出现两次：{clauses}。',
    en: 'These clauses name a fiscal year twice: {clauses}.',
  },
  'share-needs-an-amount': {
    zh: '以下条款有年度金额为零：{clauses}。',
    en: 'These clauses have a year with an amount of zero: {clauses}.',
  },
  'clause-kind-unknown': {
    zh: '以下条款的类别不在允许范围内：{clauses}。',
    en: 'These clauses are of a kind that is not allowed: {clauses}.',
  },
  'evidence-kind-unknown': {
    zh: '以下条款约定的证明材料类别不在允许范围内：{clauses}。',
    en: 'These clauses ask for a kind of evidence that is not known: {clauses}.',
  },
  'beneficiary-not-in-case': {
    zh: '以下条款的受益人不是本事项的当事人：{clauses}。',
    en: 'These clauses benefit somebody who is no party to the case: {clauses}.',
  },
  'unit-unknown': {
    zh: '以下条款的责任单位不存在：{clauses}。',
    en: 'The responsible unit of these clauses is unknown: {clauses}.',
  },
  'fund-unknown': {
    zh: '以下条款的资金来源不存在：{clauses}。',
    en: 'The fund of these clauses is unknown: {clauses}.',
  },
  'milestone-in-the-past': {
    zh: '以下条款的节点日期已过：{clauses}。',
    en: 'The milestone of these clauses is due on a day that has ended: {clauses}.',
  },
  'finding-unknown': {
    zh: '评估结论中没有以下编号的意见：{findings}。',
    en: 'The evaluation has no finding with these numbers: {findings}.',
  },
  'policy-clause-unknown': {
    zh: '以下条款引用的政策条文不存在：{clauses}。',
    en: 'These clauses rest on a policy clause that is unknown: {clauses}.',
  },
  'kind-not-of-policy-clause': {
    zh: '以下条款的类别与所引用政策条文的类别不一致：{clauses}。',
    en: 'These clauses are not of the kind their policy clause promises: {clauses}.',
  },
  'above-policy-cap': {
    zh: '同一受益人依据政策条文 {policyClauseId} 合计 {amountYuan} 元，超过上限 {capYuan} 元。',
    en: 'Under policy clause {policyClauseId} one beneficiary is promised {amountYuan} yuan; its cap is {capYuan} yuan.',
  },
  'clause-kind-off': {
    zh: '以下条款的类别与纳税挂钩，本市规则包未依据法定来源启用，不能承诺：{clauses}。',
    en: 'These clauses are of a kind tied to tax paid, which the city’s pack does not turn on: {clauses}.',
  },
  'reviewer-only': {
    zh: '公平竞争审查由部门的经办人或负责人登记。',
    en: 'Officers and heads of units record the fair-competition review.',
  },
  'drafter-cannot-review': {
    zh: '您起草了本版条款，公平竞争审查应由他人登记。',
    en: 'You drafted this version: somebody else reviews it for fair competition.',
  },
  'clause-unknown': {
    zh: '本版条款中没有：{clauses}。',
    en: 'This version has no such clauses: {clauses}.',
  },
  'nothing-to-review': {
    zh: '本版没有面向经营者的条款，无需公平竞争审查。',
    en: 'This version has no clause for a business: there is nothing to review.',
  },
  'review-in-the-future': {
    zh: '审查日期 {on} 尚未到来。',
    en: 'The day of the review, {on}, has not come yet.',
  },
  'review-missing': {
    zh: '以下条款面向经营者，尚未登记公平竞争审查，不能发出要约：{clauses}。',
    en: 'These clauses are for a business and lack a fair-competition review; they cannot be offered: {clauses}.',
  },
  'review-not-passed': {
    zh: '以下条款未通过公平竞争审查，不能发出要约：{clauses}。',
    en: 'These clauses did not pass the fair-competition review and cannot be offered: {clauses}.',
  },
  'negotiation-withdrawn': {
    zh: '洽谈已终止，事项已经办结，评估不能重新启动。',
    en: 'The negotiation was withdrawn and the case is closed: the evaluation cannot be reopened.',
  },
  'signing-requested': {
    zh: '该事项已提请签约，评估不能重新启动。',
    en: 'A signature was asked for: the evaluation cannot be reopened any more.',
  },
  'no-terms-yet': { zh: '尚未起草条款。', en: 'No terms have been drafted yet.' },
  'clause-cites-no-finding': {
    zh: '以下条款未引用评估意见，不能发出要约：{clauses}。',
    en: 'These clauses cite no finding of the evaluation and cannot be offered: {clauses}.',
  },
  'validity-in-the-past': {
    zh: '有效期截止日 {validUntil} 已过。',
    en: 'The last day of validity, {validUntil}, has ended.',
  },
  'validity-too-long': {
    zh: '要约有效期最长为 {maxDays} 天。',
    en: 'An offer is valid for at most {maxDays} days.',
  },
  'offer-expired': {
    zh: '要约已过有效期，请重新发出后再登记同意。',
    en: 'The offer has expired: offer again before recording agreement.',
  },
  'approver-of-level-only': {
    zh: '下一级为第 {level} 级审批，不由您的岗位作出。',
    en: 'The next approval is that of level {level}, which is not for your role to give.',
  },
  'responsible-head-only': {
    zh: '本级由对条款负责的责任单位负责人审批，您的单位不负责其中任何一条。',
    en: 'This level is approved by the head of a unit responsible for a clause; yours is responsible for none.',
  },
  'drafter-cannot-approve': {
    zh: '您起草了本版条款，不能审批。',
    en: 'You drafted this version and cannot approve it.',
  },
  'already-approved-a-level': {
    zh: '您已审批过其中一级，另一级应由他人审批。',
    en: 'You have approved another level: somebody else approves this one.',
  },
  'not-the-next-level': {
    zh: '下一级应为第 {next} 级审批，不是第 {level} 级。',
    en: 'Level {next} approves next, not level {level}.',
  },
  'drafter-cannot-sign': {
    zh: '您起草了本版条款，不能签署。',
    en: 'You drafted this version and cannot sign it.',
  },
  'note-needed': {
    zh: '选择“其他”原因时，请写明具体情况。',
    en: 'For the reason "other", say in a note what happened.',
  },
} as const satisfies Sentences;
