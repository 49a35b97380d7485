import type { columns } from '#domain/journey/board-row';
import type { foldedKinds } from '#domain/journey/stages';
import type { PaymentState } from '#domain/reward/payment';
import type { Sentence } from '#domain/shared/sentences';

type Words<Code extends string> = Readonly<Record<Code, Sentence>>;

/** What people call the stages of a case, and the other processes they meet. */
export const stageWords = {
  contact: { zh: '接洽', en: 'Contact' },
  evaluation: { zh: '专家评估', en: 'Evaluation' },
  negotiation: { zh: '一事一议', en: 'Negotiation' },
  landing: { zh: '落地', en: 'Landing' },
  reward: { zh: '奖励兑付', en: 'Reward' },
  batch: { zh: '拨付批次', en: 'Payment batch' },
  closed: { zh: '已办结', en: 'Closed' },
} as const satisfies Words<(typeof columns)[number] | (typeof foldedKinds)[number]>;

/** Phases of every stage and process; one word means the same wherever it is used. */
export const phaseWords: Words<string> = {
  open: { zh: '办理中', en: 'Open' },
  parked: { zh: '暂缓', en: 'Parked' },
  qualified: { zh: '研判通过', en: 'Qualified' },
  dropped: { zh: '已终止', en: 'Dropped' },
  closed: { zh: '已办结', en: 'Closed' },
  completed: { zh: '已完成兑付', en: 'Completed' },
  'awaiting-panel': { zh: '待组专家组', en: 'Awaiting a panel' },
  'collecting-opinions': { zh: '专家评审中', en: 'Collecting opinions' },
  concluded: { zh: '已出结论', en: 'Concluded' },
  'reopening-requested': { zh: '已提请复议', en: 'Second panel asked for' },
  drafting: { zh: '起草', en: 'Drafting' },
  offered: { zh: '已要约', en: 'Offered' },
  agreed: { zh: '已达成一致', en: 'Agreed' },
  approved: { zh: '已审批', en: 'Approved' },
  'signature-requested': { zh: '签署中', en: 'Signature asked for' },
  signed: { zh: '已签署', en: 'Signed' },
  'commitment-refused': { zh: '资金未落实', en: 'Funds short' },
  'stepped-back': { zh: '退回评估', en: 'Stepped back' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  landing: { zh: '落地中', en: 'Landing' },
  landed: { zh: '已落地', en: 'Landed' },
  failed: { zh: '未落地', en: 'Failed' },
  settled: { zh: '已结清', en: 'Settled' },
  placing: { zh: '登记中', en: 'Placing' },
  locked: { zh: '已锁定', en: 'Locked' },
  exported: { zh: '已导出', en: 'Exported' },
  settling: { zh: '销号中', en: 'Settling' },
  refused: { zh: '未成立', en: 'Refused' },
  'not-supported': { zh: '不予支持', en: 'Not supported' },
  reading: { zh: '正在读取', en: 'Reading' },
  registering: { zh: '正在登记对象', en: 'Registering' },
  opening: { zh: '正在登记线索', en: 'Opening' },
  judging: { zh: '待判定', en: 'To be judged' },
  undoing: { zh: '正在撤销', en: 'Being undone' },
  finished: { zh: '已完成', en: 'Finished' },
};

/** Where a payment stands. */
export const paymentStateWords: Words<PaymentState> = {
  'awaiting-account': { zh: '待取得账户', en: 'Awaiting the account' },
  prepared: { zh: '已编制，待复核', en: 'Prepared' },
  reviewed: { zh: '已复核，待审批', en: 'Reviewed' },
  approved: { zh: '已审批，待拨付', en: 'Approved' },
  placed: { zh: '已列入批次', en: 'In a batch' },
  paid: { zh: '已支付', en: 'Paid' },
  recovered: { zh: '已追回', en: 'Recovered' },
  returned: { zh: '银行退回', en: 'Returned by the bank' },
  rejected: { zh: '未通过', en: 'Rejected' },
};

/** What somebody does next, as “my work” names it. */
export const commandWords: Words<string> = {
  'log-touch': { zh: '登记接洽', en: 'Log a touch' },
  'accept-hand-over': { zh: '接收移交', en: 'Accept the hand-over' },
  qualify: { zh: '研判', en: 'Qualify' },
  'convene-panel': { zh: '组建专家组', en: 'Convene the panel' },
  'declare-conflict': { zh: '声明回避情况', en: 'Declare conflicts' },
  'give-opinion': { zh: '提交评审意见', en: 'Give an opinion' },
  'replace-expert': { zh: '递补专家', en: 'Replace an expert' },
  conclude: { zh: '作出结论', en: 'Conclude' },
  'draft-terms': { zh: '起草条款', en: 'Draft terms' },
  'record-review': { zh: '登记公平竞争审查', en: 'Record the review' },
  offer: { zh: '发出要约', en: 'Offer' },
  agree: { zh: '登记同意', en: 'Record the agreement' },
  approve: { zh: '审批条款', en: 'Approve the terms' },
  sign: { zh: '签署', en: 'Sign' },
  'submit-evidence': { zh: '提交证明材料', en: 'Hand in evidence' },
  'accept-evidence': { zh: '认定节点', en: 'Accept evidence' },
  'resume-clause': { zh: '恢复条款', en: 'Resume the clause' },
  'prepare-payment': { zh: '编制拨付', en: 'Prepare the payment' },
  'confirm-banner-share': { zh: '确认旗区配套', en: 'Confirm the banner’s share' },
  'review-payment': { zh: '复核拨付', en: 'Review the payment' },
  'approve-payment': { zh: '审批拨付', en: 'Approve the payment' },
  'decide-recovery': { zh: '决定追回', en: 'Decide the recovery' },
  'carry-over': { zh: '办理结转', en: 'Carry over' },
  'record-export': { zh: '导出批次', en: 'Export the batch' },
  'import-results': { zh: '导入银行结果', en: 'Import the results' },
};
