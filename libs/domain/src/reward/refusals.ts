import type { PhaseWords } from '../shared/phase-words.js';
import type { Sentences } from '../shared/sentences.js';
import type { Batch } from './batch.js';
import type { Reward } from './reward.js';

export const rewardPhases: PhaseWords<Reward['phase']> = {
  'not-opened': { zh: '尚未启动', en: 'not opened yet' },
  open: { zh: '兑付中', en: 'being paid' },
  settled: { zh: '已结清', en: 'settled' },
};

export const batchPhases: PhaseWords<Batch['phase']> = {
  'not-opened': { zh: '尚未建立', en: 'not opened yet' },
  placing: { zh: '正在登记', en: 'placing its lines' },
  locked: { zh: '已锁定', en: 'locked' },
  refused: { zh: '未成立', en: 'refused' },
  exported: { zh: '已导出', en: 'exported' },
  settling: { zh: '正在销号', en: 'settling' },
  settled: { zh: '已结清', en: 'settled' },
};

const serviceOnly = {
  zh: '此操作由系统自动完成，不能由个人发起。',
  en: 'The system does this itself; a person cannot.',
};

const phaseDoesNotFit = {
  zh: '当前阶段（{phaseZh}）不能进行此操作。',
  en: 'This cannot be done in the present phase ({phaseEn}).',
};

const amountIsZero = { zh: '金额应大于零。', en: 'The amount must be more than zero.' };

const financeOfficerOnly = {
  zh: '此操作由财政经办人员办理。',
  en: 'Only a finance officer can do this.',
};

const financeHeadOnly = {
  zh: '此操作由财政负责人办理。',
  en: 'Only a head of finance can do this.',
};

const financeOnly = {
  zh: '此操作由财政部门人员办理。',
  en: 'Only the finance department can do this.',
};

// The service looks sentences up by code alone, so a code the three share says one thing.
const alreadyOpened = {
  zh: '已经建立，不能重复建立。',
  en: 'This is already open; it opens only once.',
};

export const fundSentences = {
  'service-only': serviceOnly,
  'already-opened': alreadyOpened,
  'fund-not-open': {
    zh: '该专项资金尚未建账，请先由财政部门建账。',
    en: 'This fund has no ledger yet; finance opens it first.',
  },
  'movement-impossible': {
    zh: '专项资金 {fundId} 在 {fiscalYear} 年度的可用数为 {available} 分，不足 {amount} 分，无法变动。',
    en: 'Fund {fundId} has {available} fen to move in {fiscalYear}; {amount} fen cannot be moved.',
  },
  'finance-head-only': financeHeadOnly,
  'amount-is-zero': amountIsZero,
  'recovery-impossible': {
    zh: '专项资金 {fundId} 在 {fiscalYear} 年度已付未追回 {available} 分，不能追回 {amount} 分。',
    en: 'Fund {fundId} has {available} fen paid and not recovered in {fiscalYear}; {amount} fen cannot come back.',
  },
  'fiscal-year-named-twice': {
    zh: '同一预算年度被列入两次。',
    en: 'A fiscal year is named twice.',
  },
  'commitment-refused': {
    zh: '专项资金 {fundId} 在 {fiscalYear} 年度尚缺 {shortfall} 分，不能全部承诺，因此一笔也未承诺。',
    en: 'Fund {fundId} is {shortfall} fen short in {fiscalYear}, so nothing was committed.',
  },
} as const satisfies Sentences;

export const rewardSentences = {
  'service-only': serviceOnly,
  'already-opened': alreadyOpened,
  'not-in-this-phase': phaseDoesNotFit,
  'finance-officer-only': financeOfficerOnly,
  'finance-head-only': financeHeadOnly,
  'finance-only': financeOnly,
  'clause-paid-up': {
    zh: '条款 {clauseId} 已全部兑付，没有可暂停或失效的资金；需要追回的，请提出追回。',
    en: 'Every fen of {clauseId} was paid: nothing is left to hold or to lapse. Propose a recovery.',
  },
  'clause-unknown': {
    zh: '协议中没有条款 {clauseId}。',
    en: 'The signed terms have no clause {clauseId}.',
  },
  'not-entitled': {
    zh: '该条款的考核节点尚未验收，暂不能兑付。',
    en: 'The clause’s milestone has not been accepted yet, so nothing can be paid on it.',
  },
  'amount-is-zero': amountIsZero,
  'fiscal-year-not-begun': {
    zh: '{fiscalYear} 预算年度尚未开始，1月1日起方可办理该年度的拨付。',
    en: 'Fiscal year {fiscalYear} has not begun; its payments can be prepared from 1 January.',
  },
  'fiscal-year-over': {
    zh: '{fiscalYear} 预算年度已结束，未付部分须先由财政负责人决定结转，再办理拨付。',
    en: 'Fiscal year {fiscalYear} is over; a head of finance carries what is unpaid over before it is paid.',
  },
  'clause-held': {
    zh: '条款 {clauseId} 因履约问题暂停兑付，待落地环节解除后再办理。',
    en: 'Landing holds the money of {clauseId} back; it can go on once landing lets it go.',
  },
  'clause-lapsed': {
    zh: '条款 {clauseId} 的未付部分已失效，不再兑付。',
    en: 'What was not paid of {clauseId} has lapsed; nothing more is paid on it.',
  },
  'above-what-is-left': {
    zh: '该条款本年度尚可兑付 {leftYuan} 元，金额不能超过此数。',
    en: 'The clause has {leftYuan} yuan left in this fiscal year; the amount cannot be more.',
  },
  'no-payment-yet': {
    zh: '本事项还没有拨付申请。',
    en: 'No payment has been prepared in this case yet.',
  },
  'payment-unknown': {
    zh: '本事项中没有拨付 {paymentId}。',
    en: 'This case has no payment {paymentId}.',
  },
  'waiting-for-register': {
    zh: '正在向登记库核取收款账户，请稍候再试。',
    en: 'The payee’s account is being fetched from the register; try again in a moment.',
  },
  'account-frozen': {
    zh: '该笔拨付已审批，收款账户不能再变更。',
    en: 'The payment is approved, so its account can be changed no longer.',
  },
  'payment-not-at-this-step': {
    zh: '该笔拨付当前不在此办理环节。',
    en: 'The payment is not at this step.',
  },
  'preparer-cannot-review': {
    zh: '您是该笔拨付的经办人或变更过收款账户，不能由您复核。',
    en: 'You prepared this payment or changed its account; somebody else reviews it.',
  },
  'preparer-cannot-approve': {
    zh: '您是该笔拨付的经办人或变更过收款账户，不能由您审批。',
    en: 'You prepared this payment or changed its account; somebody else approves it.',
  },
  'reviewer-cannot-approve': {
    zh: '您是该笔拨付的复核人，不能由您审批。',
    en: 'You reviewed this payment; somebody else approves it.',
  },
  'approver-cannot-approve-again': {
    zh: '您已审批过该笔拨付，下一级审批由他人办理。',
    en: 'You approved this payment before; somebody else takes the next level.',
  },
  'another-role-approves': {
    zh: '该金额的下一级审批由 {role} 办理。',
    en: 'The next level of this amount is approved by {role}.',
  },
  'banner-share-does-not-fit': {
    zh: '旗区承担部分应大于零且不超过拨付金额。',
    en: 'The banner’s part is more than nothing and no more than the payment.',
  },
  'no-banner-share-open': {
    zh: '该笔拨付没有待确认的旗区承担部分。',
    en: 'The payment has no banner’s part that still waits for its confirmation.',
  },
  'preparer-cannot-confirm': {
    zh: '您是该笔拨付的经办人或变更过收款账户，旗区确认由他人登记。',
    en: 'You prepared this payment or changed its account; somebody else records the banner’s word.',
  },
  'banner-share-not-confirmed': {
    zh: '旗区尚未确认其承担部分，暂不能审批。',
    en: 'The banner has not confirmed its part yet, so the payment cannot be approved.',
  },
  'nothing-to-carry-over': {
    zh: '以往预算年度没有未付的承诺，无需结转。',
    en: 'Nothing is left unpaid of a fiscal year that is over, so nothing is carried over.',
  },
  'payment-not-paid': {
    zh: '该笔拨付尚未支付或已追回，不能追回。',
    en: 'Only money that was paid and not recovered yet can be recovered.',
  },
  'recovery-already-proposed': {
    zh: '该笔拨付已提出追回，等待财政负责人决定。',
    en: 'Recovering this payment was proposed before; a head of finance decides it.',
  },
  'no-recovery-proposed': {
    zh: '没有待决定的追回申请。',
    en: 'Nobody has proposed to recover this payment.',
  },
  'proposer-cannot-decide': {
    zh: '追回由您提出，不能由您决定。',
    en: 'You proposed the recovery; somebody else decides it.',
  },
  'payment-not-approved': {
    zh: '拨付 {paymentId} 未经审批或已列入其他批次，不能列入本批次。',
    en: 'Payment {paymentId} is not approved, or is in another batch, and cannot join this one.',
  },
  'line-does-not-match': {
    zh: '拨付 {paymentId} 与批次 {batchId} 第 {line} 行不符，结果未登记。',
    en: 'Payment {paymentId} is not line {line} of batch {batchId}; the result was not recorded.',
  },
} as const satisfies Sentences;

export const batchSentences = {
  'already-opened': alreadyOpened,
  'service-only': serviceOnly,
  'not-in-this-phase': phaseDoesNotFit,
  'finance-officer-only': financeOfficerOnly,
  'finance-only': financeOnly,
  'batch-is-empty': {
    zh: '请至少选择一笔已审批的拨付。',
    en: 'Choose at least one approved payment.',
  },
  'batch-too-large': {
    zh: '每批最多 {max} 笔，现为 {size} 笔，请分批办理。',
    en: 'A batch holds at most {max} payments; this one has {size}. Split it.',
  },
  'payment-named-twice': {
    zh: '以下拨付被重复列入：{payments}。',
    en: 'These payments are listed more than once: {payments}.',
  },
  'waiting-for-reward': {
    zh: '正在逐笔登记到各事项，请稍候再试。',
    en: 'The lines are being recorded in their cases; try again in a moment.',
  },
  'results-already-in': {
    zh: '银行已返回结果，不能再导出另一份清单，以免重复付款。',
    en: 'The bank has already answered, so no other sheet can leave: lines would be paid twice.',
  },
  'characters-unknown': {
    zh: '以下行含有银行文件编码不支持的字符，无法导出：第 {lines} 行。请先预检。',
    en: 'The bank’s encoding lacks characters of these lines: {lines}. Check the export first.',
  },
  'sheet-is-empty': {
    zh: '结果表中没有可识别的明细行。',
    en: 'The result sheet has no lines that could be read.',
  },
  'line-unknown': {
    zh: '本批次没有这一行。',
    en: 'The batch has no such line.',
  },
  'line-doubled': {
    zh: '该行在结果表中出现多次，未作处理。',
    en: 'The line occurs more than once in the sheet; it was left as it is.',
  },
  'line-altered': {
    zh: '该行的金额或账户与导出清单不一致，未作处理。',
    en: 'The line’s amount or account differs from the sheet that was sent; it was left as it is.',
  },
  'line-already-settled': {
    zh: '该行此前已登记为另一结果，未作处理。',
    en: 'The line was settled with another result before; it was left as it is.',
  },
} as const satisfies Sentences;
