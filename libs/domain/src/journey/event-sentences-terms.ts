import type { LandingEvent } from '../landing/landing.js';
import type { NegotiationEvent, WithdrawalReason } from '../negotiation/negotiation.js';
import { numberSaid as said } from '../shared/numbered.js';
import type { Sentence } from '../shared/sentences.js';
import { inWan, type Telling } from './telling.js';

export const negotiationTelling: Telling<NegotiationEvent> = {
  'negotiation-opened': () => ({ zh: '一事一议洽谈启动。', en: 'The negotiation was opened.' }),
  'negotiation-renewed': () => ({
    zh: '评估已重新作出结论，洽谈恢复，原有要约与审批作废。',
    en: 'The evaluation was concluded anew: the negotiation goes on, offers and approvals are void.',
  }),
  'negotiation-stepped-back': () => ({
    zh: '评估重新启动，洽谈暂停。',
    en: 'The evaluation is being reopened; the negotiation waits for it.',
  }),
  'competition-reviewed': ({ termsVersion, clauseIds, result }) => {
    const [version, count] = [String(termsVersion), String(clauseIds.length)];
    return result === 'passed'
      ? {
          zh: `第 ${version} 版条款中 ${count} 条通过公平竞争审查。`,
          en: `${count} clause(s) of terms version ${version} passed the fair-competition review.`,
        }
      : {
          zh: `第 ${version} 版条款中 ${count} 条未通过公平竞争审查。`,
          en: `${count} clause(s) of terms version ${version} did not pass the fair-competition review.`,
        };
  },
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
  'counter-recorded': ({ termsVersion }) => ({
    zh: `对方对第 ${String(termsVersion)} 版条款提出还价意见。`,
    en: `The other side answered terms version ${String(termsVersion)} with points of its own.`,
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
  'scan-attached': () => ({
    zh: '已上传签约文本扫描件。',
    en: 'A scan of the signed paper was attached.',
  }),
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

export const landingTelling: Telling<LandingEvent> = {
  'landing-opened': ({ terms }) => ({
    zh: `落地服务启动，共 ${String(terms.clauses.length)} 个节点。`,
    en: `Landing was opened with ${String(terms.clauses.length)} milestone(s).`,
  }),
  'evidence-submitted': ({ milestoneId }) => ({
    zh: `节点 ${said(milestoneId)} 已提交证明材料。`,
    en: `Evidence for milestone ${said(milestoneId)} was submitted.`,
  }),
  'evidence-returned': ({ milestoneId }) => ({
    zh: `节点 ${said(milestoneId)} 的证明材料被退回。`,
    en: `The evidence for milestone ${said(milestoneId)} was returned.`,
  }),
  'milestone-accepted': ({ milestoneId, acceptedOn }) => ({
    zh: `节点 ${said(milestoneId)} 于 ${acceptedOn} 通过验收。`,
    en: `Milestone ${said(milestoneId)} was accepted on ${acceptedOn}.`,
  }),
  'milestone-entitled': ({ milestoneId }) => ({
    zh: `节点 ${said(milestoneId)} 对应的奖励可以兑付。`,
    en: `The money for milestone ${said(milestoneId)} may now be claimed.`,
  }),
  'entitlement-refused': ({ milestoneId, code }) => ({
    zh: `节点 ${said(milestoneId)} 的兑付资格未获确认（${code}）。`,
    en: `The money for milestone ${said(milestoneId)} may not be claimed (${code}).`,
  }),
  'milestone-overdue': ({ milestoneId }) => ({
    zh: `节点 ${said(milestoneId)} 已超过期限。`,
    en: `Milestone ${said(milestoneId)} is overdue.`,
  }),
  'milestone-extended': ({ milestoneId, from, dueOn }) => ({
    zh: `节点 ${said(milestoneId)} 的期限由 ${from} 延至 ${dueOn}。`,
    en: `Milestone ${said(milestoneId)} was extended from ${from} to ${dueOn}.`,
  }),
  'milestone-failed': ({ milestoneId }) => ({
    zh: `节点 ${said(milestoneId)} 确认无法实现，提请相应资金失效。`,
    en: `Milestone ${said(milestoneId)} has failed; its money is to lapse.`,
  }),
  'milestone-lapsed': ({ milestoneId }) => ({
    zh: `节点 ${said(milestoneId)} 的资金已失效并释放。`,
    en: `The money of milestone ${said(milestoneId)} has lapsed and was released.`,
  }),
  'lapse-refused': ({ milestoneId, code }) => ({
    zh: `节点 ${said(milestoneId)} 的资金未能失效（${code}）。`,
    en: `The money of milestone ${said(milestoneId)} could not lapse (${code}).`,
  }),
  'landing-revisited': ({ clauseId }) => ({
    zh: `落地办结后发现条款 ${said(clauseId)} 涉及违约，重新核处。`,
    en: `A breach of clause ${said(clauseId)} was found after the landing had ended.`,
  }),
  'clause-suspended': ({ clauseId }) => ({
    zh: `条款 ${said(clauseId)} 因违约提请暂停兑付。`,
    en: `Clause ${said(clauseId)} is to be held on a breach.`,
  }),
  'clause-resumed': ({ clauseId }) => ({
    zh: `条款 ${said(clauseId)} 提请恢复兑付。`,
    en: `Clause ${said(clauseId)} is to be let go again.`,
  }),
  'hold-confirmed': ({ clauseId, held, lockedPayments }) => {
    const locked = String(lockedPayments.length);
    const zh = lockedPayments.length > 0 ? `，已锁定批次中的 ${locked} 笔付款照常进行` : '';
    const en =
      lockedPayments.length > 0 ? `; ${locked} payment(s) in a locked batch go on` : '';
    return held
      ? { zh: `条款 ${said(clauseId)} 已暂停兑付${zh}。`, en: `The money of clause ${said(clauseId)} is held${en}.` }
      : { zh: `条款 ${said(clauseId)} 已恢复兑付。`, en: `The money of clause ${said(clauseId)} is no longer held.` };
  },
  'hold-refused': ({ clauseId, code }) => ({
    zh: `条款 ${said(clauseId)} 的暂停或恢复未能生效（${code}）。`,
    en: `Holding clause ${said(clauseId)}, or letting it go, was refused (${code}).`,
  }),
};

const withdrawals: Readonly<Record<WithdrawalReason, Sentence>> = {
  'other-side-withdrew': { zh: '对方退出', en: 'the other side withdrew' },
  'terms-unacceptable': { zh: '条款无法接受', en: 'the terms were unacceptable' },
  'no-funds': { zh: '资金无法落实', en: 'there are no funds' },
  other: { zh: '其他原因', en: 'another reason' },
};

function inBrackets(
  parts: readonly (string | undefined)[],
  comma: string,
  [open, close]: readonly [string, string],
): string {
  const known = parts.filter((part) => part !== undefined && part !== '');
  return known.length === 0 ? '' : `${open}${known.join(comma)}${close}`;
}
