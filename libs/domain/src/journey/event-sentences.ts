import type { BankReason } from '../reward/bank-reasons.js';
import type { CaseEnding, ContactEvent, DropReason, TouchKind } from '../contact/contact.js';
import type { Conclusion, EvaluationEvent } from '../evaluation/evaluation.js';
import type { LandingEvent } from '../landing/landing.js';
import type { NegotiationEvent, WithdrawalReason } from '../negotiation/negotiation.js';
import type { RewardEvent } from '../reward/reward.js';
import type { Day, Instant } from '../shared/actor.js';
import { sumFen, type Fen } from '../shared/money.js';
import type { Sentence } from '../shared/sentences.js';
import type { EventBody } from '../shared/stage.js';
import { dayOf } from '../shared/working-days.js';
import type { StageName } from './stages.js';

/**
 * What happened, as a person reads it on the timeline. Filled with ids, days, amounts and words of
 * closed lists: no names and nothing anybody wrote.
 */
type Telling<Event extends EventBody> = {
  readonly [Type in Event['type']]: (event: Extract<Event, { readonly type: Type }>) => Sentence;
};

const contact: Telling<ContactEvent> = {
  'case-opened': ({ firstResponseDue }) => {
    const day = lastDayBefore(firstResponseDue.at);
    return {
      zh: `线索立项，首次响应期限为 ${day}。`,
      en: `The case was opened; the first response is due by ${day}.`,
    };
  },
  'touch-logged': ({ on, kind, nextStepDue: next }) => ({
    zh: `${on} ${touches[kind].zh}${next === undefined ? '' : `，下一步不晚于 ${next}`}。`,
    en: `${touches[kind].en} on ${on}${next === undefined ? '' : `; next step by ${next}`}.`,
  }),
  'first-response-overdue': () => ({
    zh: '首次响应已超过时限。',
    en: 'The first response is overdue.',
  }),
  'case-qualified': () => ({
    zh: '线索研判通过，转入专家评估。',
    en: 'The case was qualified and goes on to evaluation.',
  }),
  'case-dropped': ({ reason }) => ({
    zh: `线索终止：${dropped[reason].zh}。`,
    en: `The case was dropped: ${dropped[reason].en}.`,
  }),
  'case-closed': ({ ending }) => ({
    zh: `事项办结：${endings[ending].zh}。`,
    en: `The case was closed: ${endings[ending].en}.`,
  }),
};

const evaluation: Telling<EvaluationEvent> = {
  'evaluation-opened': () => ({ zh: '专家评估启动。', en: 'The evaluation was opened.' }),
  'panel-convened': ({ experts, opinionsDue }) => {
    const [count, day] = [String(experts.length), lastDayBefore(opinionsDue.at)];
    return {
      zh: `已邀请 ${count} 位专家，意见期限为 ${day}。`,
      en: `A panel of ${count} experts was convened; opinions are due by ${day}.`,
    };
  },
  'conflict-declared': ({ conflict }) =>
    conflict === 'none'
      ? { zh: '专家声明无利益关系。', en: 'An expert declared no conflict of interest.' }
      : { zh: '专家声明回避。', en: 'An expert declared a conflict of interest and is recused.' },
  'opinion-given': () => ({ zh: '专家提交评估意见。', en: 'An expert gave an opinion.' }),
  'opinion-deadline-passed': () => ({
    zh: '专家意见期限已过。',
    en: 'The deadline for opinions has passed.',
  }),
  'evaluation-concluded': ({ conclusion, resultCentipoints, findings }) => {
    const [result, count] = [(resultCentipoints / 100).toFixed(2), String(findings.length)];
    return {
      zh: `评估结论：${conclusions[conclusion].zh}（${result} 分，${count} 条意见）。`,
      en: `Conclusion: ${conclusions[conclusion].en} (${result} points, ${count} finding(s)).`,
    };
  },
};

const negotiation: Telling<NegotiationEvent> = {
  'negotiation-opened': () => ({ zh: '一事一议洽谈启动。', en: 'The negotiation was opened.' }),
  'terms-drafted': ({ termsVersion, clauses }) => {
    const [version, count] = [String(termsVersion), String(clauses.length)];
    const total = inWan(clauses.flatMap(({ shares }) => shares.map(({ amount }) => amount)));
    return {
      zh: `起草第 ${version} 版条款：${count} 条，合计 ${total} 万元。`,
      en: `Terms version ${version} drafted: ${count} clause(s), CNY ${total} wan in total.`,
    };
  },
  'terms-offered': ({ termsVersion, validUntil }) => ({
    zh: `第 ${String(termsVersion)} 版条款已发出，有效期至 ${validUntil}。`,
    en: `Terms version ${String(termsVersion)} offered, valid until ${validUntil}.`,
  }),
  'offer-expired': ({ termsVersion }) => ({
    zh: `第 ${String(termsVersion)} 版条款已过有效期。`,
    en: `The offer of terms version ${String(termsVersion)} expired.`,
  }),
  'terms-agreed': ({ termsVersion }) => ({
    zh: `双方就第 ${String(termsVersion)} 版条款达成一致。`,
    en: `Terms version ${String(termsVersion)} was agreed.`,
  }),
  'terms-approved': ({ level }) => ({
    zh: `条款通过第 ${String(level)} 级审批。`,
    en: `The terms were approved at level ${String(level)}.`,
  }),
  'terms-sent-back': ({ level }) => ({
    zh: `条款被第 ${String(level)} 级审批退回。`,
    en: `The terms were sent back at level ${String(level)}.`,
  }),
  'signature-requested': () => ({
    zh: '已提请签约，等待财政落实资金。',
    en: 'Signing was requested; the funds are being committed.',
  }),
  'terms-signed': ({ signedTerms: { termsVersion, clauses } }) => {
    const total = inWan(clauses.flatMap(({ shares }) => shares.map(({ amount }) => amount)));
    return {
      zh: `第 ${String(termsVersion)} 版条款签约，承诺合计 ${total} 万元。`,
      en: `Terms version ${String(termsVersion)} signed; CNY ${total} wan promised in total.`,
    };
  },
  'commitment-refused': ({ fundId, fiscalYear, shortfall }) => {
    const year = fiscalYear === undefined ? '' : String(fiscalYear);
    const lacking = shortfall === undefined ? '' : inWan([shortfall]);
    const zh = [fundId, year && `${year} 年度`, lacking && `缺口 ${lacking} 万元`];
    const en = [fundId, year, lacking && `CNY ${lacking} wan short`];
    return {
      zh: `资金未能落实${inBrackets(zh, '，', ['（', '）'])}。`,
      en: `The funds could not be committed${inBrackets(en, ', ', [' (', ')'])}.`,
    };
  },
  'negotiation-withdrawn': ({ reason }) => ({
    zh: `洽谈终止：${withdrawals[reason].zh}。`,
    en: `The negotiation was withdrawn: ${withdrawals[reason].en}.`,
  }),
};

const landing: Telling<LandingEvent> = {
  'landing-opened': ({ terms }) => ({
    zh: `落地服务启动，共 ${String(terms.clauses.length)} 个里程碑。`,
    en: `Landing was opened with ${String(terms.clauses.length)} milestone(s).`,
  }),
  'evidence-submitted': ({ milestoneId }) => ({
    zh: `${milestoneId} 已提交证明材料。`,
    en: `Evidence for ${milestoneId} was submitted.`,
  }),
  'milestone-accepted': ({ milestoneId, acceptedOn }) => ({
    zh: `${milestoneId} 于 ${acceptedOn} 通过验收。`,
    en: `${milestoneId} was accepted on ${acceptedOn}.`,
  }),
  'milestone-entitled': ({ milestoneId }) => ({
    zh: `${milestoneId} 对应的奖励可以兑付。`,
    en: `The money for ${milestoneId} may now be claimed.`,
  }),
  'entitlement-refused': ({ milestoneId, code }) => ({
    zh: `${milestoneId} 的兑付资格未获确认（${code}）。`,
    en: `The money for ${milestoneId} may not be claimed (${code}).`,
  }),
  'milestone-overdue': ({ milestoneId }) => ({
    zh: `${milestoneId} 已超过期限。`,
    en: `${milestoneId} is overdue.`,
  }),
};

const reward: Telling<RewardEvent> = {
  'reward-opened': ({ promises }) => ({
    zh: `奖励兑付启动，共 ${String(promises.length)} 项承诺。`,
    en: `Reward was opened with ${String(promises.length)} promise(s).`,
  }),
  entitled: ({ clauseId, acceptedOn }) => ({
    zh: `${clauseId} 自 ${acceptedOn} 起可以兑付。`,
    en: `${clauseId} may be claimed since ${acceptedOn}.`,
  }),
  'payment-prepared': ({ paymentId, clauseId, fiscalYear, amount }) => {
    const [year, wan] = [String(fiscalYear), inWan([amount])];
    return {
      zh: `${clauseId} ${year} 年度付款 ${wan} 万元已制单（${paymentId}）。`,
      en: `Payment ${paymentId} prepared: CNY ${wan} wan of ${year} for ${clauseId}.`,
    };
  },
  'account-frozen': ({ paymentId }) => ({
    zh: `付款 ${paymentId} 的收款账户已锁定。`,
    en: `The account of payment ${paymentId} was frozen.`,
  }),
  'payment-reviewed': ({ paymentId }) => ({
    zh: `付款 ${paymentId} 已复核。`,
    en: `Payment ${paymentId} was reviewed.`,
  }),
  'payment-approved': ({ paymentId }) => ({
    zh: `付款 ${paymentId} 已批准。`,
    en: `Payment ${paymentId} was approved.`,
  }),
  'payment-rejected': ({ paymentId }) => ({
    zh: `付款 ${paymentId} 被退回。`,
    en: `Payment ${paymentId} was rejected.`,
  }),
  'payment-placed': ({ paymentId, batchId, line }) => ({
    zh: `付款 ${paymentId} 列入批次 ${batchId} 第 ${String(line)} 行。`,
    en: `Payment ${paymentId} was placed in batch ${batchId}, line ${String(line)}.`,
  }),
  'payment-paid': ({ paymentId }) => ({
    zh: `付款 ${paymentId} 已到账。`,
    en: `Payment ${paymentId} was paid.`,
  }),
  'payment-returned': ({ paymentId, bankReason }) => ({
    zh: `付款 ${paymentId} 被银行退回：${bank[bankReason].zh}。`,
    en: `Payment ${paymentId} was returned by the bank: ${bank[bankReason].en}.`,
  }),
  'reward-settled': ({ paid }) => ({
    zh: `奖励全部兑付，共 ${inWan([paid])} 万元。`,
    en: `Every promise is settled: CNY ${inWan([paid])} wan paid.`,
  }),
};

export const tellings = { contact, evaluation, negotiation, landing, reward } as const;

/** @throws Error for an event the stage does not have: readers park those before they get here. */
export function sentenceOf(stage: StageName, event: EventBody): Sentence {
  const told: object = tellings[stage];
  const telling = (told as Readonly<Record<string, (event: EventBody) => Sentence>>)[event.type];
  if (!telling) throw new Error(`nothing is said about ${event.type} of ${stage}`);
  return telling(event);
}

const touches: Readonly<Record<TouchKind, Sentence>> = {
  visit: { zh: '走访对接', en: 'A visit' },
  call: { zh: '电话对接', en: 'A call' },
  meeting: { zh: '会谈对接', en: 'A meeting' },
  message: { zh: '信息对接', en: 'A message' },
};

const dropped: Readonly<Record<DropReason, Sentence>> = {
  'no-interest': { zh: '对方无意向', en: 'no interest' },
  'not-in-catalogue': { zh: '不在产业目录内', en: 'not in the catalogue' },
  duplicate: { zh: '重复线索', en: 'a duplicate' },
  'lost-to-other-city': { zh: '落户其他城市', en: 'lost to another city' },
  'no-resources': { zh: '要素无法保障', en: 'no resources' },
  other: { zh: '其他原因', en: 'another reason' },
};

const endings: Readonly<Record<CaseEnding, Sentence>> = {
  dropped: { zh: '线索终止', en: 'dropped' },
  'not-supported': { zh: '评估不予支持', en: 'not supported' },
  withdrawn: { zh: '洽谈终止', en: 'withdrawn' },
  failed: { zh: '未能落地', en: 'failed to land' },
  completed: { zh: '全部承诺兑现', en: 'every promise kept' },
};

const conclusions: Readonly<Record<Conclusion, Sentence>> = {
  supported: { zh: '支持', en: 'supported' },
  'supported-with-conditions': { zh: '有条件支持', en: 'supported with conditions' },
  'not-supported': { zh: '不予支持', en: 'not supported' },
};

const withdrawals: Readonly<Record<WithdrawalReason, Sentence>> = {
  'other-side-withdrew': { zh: '对方退出', en: 'the other side withdrew' },
  'terms-unacceptable': { zh: '条款无法接受', en: 'the terms were unacceptable' },
  'no-funds': { zh: '资金无法落实', en: 'there are no funds' },
  other: { zh: '其他原因', en: 'another reason' },
};

const bank: Readonly<Record<BankReason, Sentence>> = {
  'account-mismatch': { zh: '账号不符', en: 'the account does not match' },
  'holder-mismatch': { zh: '户名不符', en: 'the holder does not match' },
  'account-closed': { zh: '账户已销户', en: 'the account is closed' },
  'account-frozen': { zh: '账户已冻结', en: 'the account is frozen' },
  'bank-wrong': { zh: '开户行有误', en: 'the bank is wrong' },
  other: { zh: '其他原因', en: 'another reason' },
};

const fenPerWan = 1_000_000n;

/** A sum in 万元 (10,000 yuan), exactly: `120500000` fen is `120.5`. */
function inWan(amounts: readonly Fen[]): string {
  const total = sumFen(amounts);
  const rest = (total % fenPerWan).toString().padStart(6, '0').replace(/0+$/, '');
  const whole = (total / fenPerWan).toString();
  return rest === '' ? whole : `${whole}.${rest}`;
}

/** The last whole day before a deadline, which is the first moment it has passed. */
function lastDayBefore(deadline: Instant): Day {
  return dayOf(new Date(Date.parse(deadline) - 1).toISOString());
}

function inBrackets(
  parts: readonly (string | undefined)[],
  comma: string,
  [open, close]: readonly [string, string],
): string {
  const known = parts.filter((part) => part !== undefined && part !== '');
  return known.length === 0 ? '' : `${open}${known.join(comma)}${close}`;
}
