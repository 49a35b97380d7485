import type { BankReason } from '../reward/bank-reasons.js';
import type { RewardEvent } from '../reward/reward.js';
import { numberSaid as said } from '../shared/numbered.js';
import type { Sentence } from '../shared/sentences.js';
import { inWan, type Telling } from './telling.js';

export const rewardTelling: Telling<RewardEvent> = {
  'reward-opened': ({ promises }) => ({
    zh: `奖励兑付启动，共 ${String(promises.length)} 项承诺。`,
    en: `Reward was opened with ${String(promises.length)} promise(s).`,
  }),
  entitled: ({ clauseId, acceptedOn }) => ({
    zh: `条款 ${said(clauseId)} 自 ${acceptedOn} 起可以兑付。`,
    en: `Clause ${said(clauseId)} may be claimed since ${acceptedOn}.`,
  }),
  'fiscal-year-begun': ({ fiscalYear }) => ({
    zh: `${String(fiscalYear)} 预算年度开始，可以办理该年度的拨付。`,
    en: `Fiscal year ${String(fiscalYear)} began; its payments may be prepared.`,
  }),
  'clause-held': ({ clauseId, lockedPayments }) => {
    const count = String(lockedPayments.length);
    return {
      zh: `条款 ${said(clauseId)} 暂停兑付，已列入批次的 ${count} 笔付款继续办理。`,
      en: `The money of clause ${said(clauseId)} is held back; ${count} payment(s) in a batch go on.`,
    };
  },
  'clause-released': ({ clauseId }) => ({
    zh: `条款 ${said(clauseId)} 恢复兑付。`,
    en: `The money of clause ${said(clauseId)} is held back no longer.`,
  }),
  'clause-lapsed': ({ clauseId, released }) => {
    const wan = inWan(released.map(({ amount }) => amount));
    return {
      zh: `条款 ${said(clauseId)} 未付部分失效，释放承诺资金 ${wan} 万元。`,
      en: `What was not paid of clause ${said(clauseId)} lapsed; CNY ${wan} wan is free again.`,
    };
  },
  'share-carried-over': ({ clauseId, fromYear, toYear, amount }) => {
    const [from, to, wan] = [String(fromYear), String(toYear), inWan([amount])];
    return {
      zh: `条款 ${said(clauseId)} ${from} 年度未付 ${wan} 万元结转至 ${to} 年度。`,
      en: `CNY ${wan} wan of clause ${said(clauseId)} was carried over from ${from} to ${to}.`,
    };
  },
  'payment-prepared': ({ paymentId, clauseId, fiscalYear, amount }) => {
    const [year, wan] = [String(fiscalYear), inWan([amount])];
    return {
      zh: `条款 ${said(clauseId)} ${year} 年度付款 ${wan} 万元已制单（第 ${said(paymentId)} 笔）。`,
      en: `Payment ${said(paymentId)} prepared: CNY ${wan} wan of ${year} for clause ${said(clauseId)}.`,
    };
  },
  'account-frozen': ({ paymentId }) => ({
    zh: `第 ${said(paymentId)} 笔付款的收款账户已锁定。`,
    en: `The account of payment ${said(paymentId)} was frozen.`,
  }),
  'account-changed': ({ paymentId }) => ({
    zh: `第 ${said(paymentId)} 笔付款变更收款账户，须重新复核、审批。`,
    en: `The account of payment ${said(paymentId)} was changed; it is reviewed and approved anew.`,
  }),
  'banner-share-confirmed': ({ paymentId }) => ({
    zh: `第 ${said(paymentId)} 笔付款的旗区承担部分已确认。`,
    en: `The banner confirmed its part of payment ${said(paymentId)}.`,
  }),
  'payment-reviewed': ({ paymentId }) => ({
    zh: `第 ${said(paymentId)} 笔付款已复核。`,
    en: `Payment ${said(paymentId)} was reviewed.`,
  }),
  'payment-approved': ({ paymentId, level = 1 }) => ({
    zh: `第 ${said(paymentId)} 笔付款通过第 ${String(level)} 级审批。`,
    en: `Payment ${said(paymentId)} was approved at level ${String(level)}.`,
  }),
  'payment-rejected': ({ paymentId }) => ({
    zh: `第 ${said(paymentId)} 笔付款被退回。`,
    en: `Payment ${said(paymentId)} was rejected.`,
  }),
  'payment-placed': ({ paymentId, line }) => ({
    zh: `第 ${said(paymentId)} 笔付款列入支付批次第 ${String(line)} 行。`,
    en: `Payment ${said(paymentId)} was placed in a batch, line ${String(line)}.`,
  }),
  'payment-paid': ({ paymentId }) => ({
    zh: `第 ${said(paymentId)} 笔付款已到账。`,
    en: `Payment ${said(paymentId)} was paid.`,
  }),
  'payment-returned': ({ paymentId, bankReason }) => ({
    zh: `第 ${said(paymentId)} 笔付款被银行退回：${bank[bankReason].zh}。`,
    en: `Payment ${said(paymentId)} was returned by the bank: ${bank[bankReason].en}.`,
  }),
  'recovery-proposed': ({ paymentId }) => ({
    zh: `已提出追回第 ${said(paymentId)} 笔付款。`,
    en: `Recovering payment ${said(paymentId)} was proposed.`,
  }),
  'payment-recovered': ({ paymentId }) => ({
    zh: `第 ${said(paymentId)} 笔付款已追回。`,
    en: `Payment ${said(paymentId)} was recovered.`,
  }),
  'recovery-declined': ({ paymentId }) => ({
    zh: `第 ${said(paymentId)} 笔付款不予追回。`,
    en: `Payment ${said(paymentId)} is not recovered after all.`,
  }),
  'reward-settled': ({ paid }) => ({
    zh: `奖励事项全部了结，累计兑付 ${inWan([paid])} 万元。`,
    en: `Every promise is settled: CNY ${inWan([paid])} wan paid.`,
  }),
};

const bank: Readonly<Record<BankReason, Sentence>> = {
  'account-mismatch': { zh: '账号不符', en: 'the account does not match' },
  'holder-mismatch': { zh: '户名不符', en: 'the holder does not match' },
  'account-closed': { zh: '账户已销户', en: 'the account is closed' },
  'account-frozen': { zh: '账户已冻结', en: 'the account is frozen' },
  'bank-wrong': { zh: '开户行有误', en: 'the bank is wrong' },
  other: { zh: '其他原因', en: 'another reason' },
};
