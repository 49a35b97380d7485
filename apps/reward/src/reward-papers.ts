import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AccountWords } from '#contracts/register/errands';
import type { Pack } from '#contracts/pack/pack';
import type { RewardView } from '#contracts/reward/views';
import { paymentStateWords } from '#contracts/shared/words';
import { bankShown } from '#domain/reward/bank-file';
import { holdsRole } from '#domain/shared/actor';
import { personsOf } from '#domain/shared/case';
import { numberIn } from '#domain/shared/numbered';
import type { Viewing } from '#platform/http/asking';
import { caseFacts, packWords, subjectName } from '#platform/papers/case-words';
import { grouped, inCapitals } from '#platform/papers/in-capitals';
import type { Block, Fact, Paper } from '#platform/papers/paper';
import { PaperSource, type NameOf, type PrintablePapers } from '#platform/papers/paper-source';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { paymentIn, rewardsOf } from './rewards-of.js';
import { ShowReward } from './show-reward/show-reward.handler.js';

const title = '奖励资金兑付审批表';
type ShownPayment = RewardView['payments'][number];

/** The approval form of each payment, with the chain of persons through whose hands it went. */
@Injectable()
export class RewardPapers extends PaperSource {
  constructor(
    private readonly bus: QueryBus,
    private readonly recorder: Recorder,
    private readonly texts: Texts,
    @Inject(HOUSE) private readonly house: House,
  ) {
    super();
  }

  async papersOf(caseId: string, viewing: Viewing): Promise<PrintablePapers> {
    const view = await this.bus.execute(new ShowReward(caseId, viewing));
    // Finance holds the payment sheet with every account; everybody else sees it masked here too.
    const isFinance = holdsRole(viewing.by, 'finance-officer', 'finance-head');
    const accounts = isFinance ? await this.accounts(view) : new Map<string, AccountWords>();
    return {
      version: view.version,
      papers: view.payments.map((payment) => ({
        ...{ paper: 'payment-approval', title, about: payment.paymentId },
        people: peopleOf(payment),
        subjects: personsOf(view.case.subjects),
        compose: (nameOf) =>
          approvalForm(view, payment, this.house.pack, nameOf, accounts.get(payment.paymentId)),
      })),
    };
  }

  blanks() {
    const payment: ShownPayment = {
      ...{ paymentId: '', clauseId: '', fundId: '', fiscalYear: 2000, amount: '0', beneficiaryId: '' },
      ...{ accountShown: null, state: 'prepared', preparedBy: '', approvals: [], approvalsNeeded: 1 },
    };
    const facts = { caseId: '', subjects: [], segment: '', district: '', officerId: '', officerUnitId: '' };
    const view = { caseId: '', case: facts, promises: [] };
    const blank = approvalForm(view, payment, this.house.pack, () => '');
    return [{ paper: 'payment-approval', blank }] as const;
  }

  private async accounts({ caseId, payments }: RewardView): Promise<Map<string, AccountWords>> {
    const rewards = await rewardsOf(this.recorder, [caseId]);
    const found = payments.map(({ paymentId }) => ({
      paymentId,
      textId: paymentIn(rewards, { caseId, paymentId })?.account?.textId,
      ref: paymentIn(rewards, { caseId, paymentId })?.account,
    }));
    const words = await this.texts.read(found.map(({ ref }) => ref));
    return new Map(
      found.flatMap(({ paymentId, textId = '' }) => {
        const plain = words.get(textId);
        return plain === undefined ? [] : [[paymentId, AccountWords.parse(JSON.parse(plain))] as const];
      }),
    );
  }
}

function peopleOf(payment: ShownPayment): string[] {
  const { preparedBy, accountChanges = [], reviewedBy, approvals } = payment;
  const { bannerConfirmation, rejection } = payment;
  return [
    preparedBy,
    ...accountChanges.map(({ changedBy }) => changedBy),
    ...(reviewedBy === undefined ? [] : [reviewedBy]),
    ...approvals.map(({ approvedBy }) => approvedBy),
    ...(bannerConfirmation ? [bannerConfirmation.confirmedBy] : []),
    ...(rejection ? [rejection.rejectedBy] : []),
  ];
}

function approvalForm(
  view: Pick<RewardView, 'caseId' | 'case' | 'promises'>,
  payment: ShownPayment,
  pack: Pack,
  nameOf: NameOf,
  account?: AccountWords,
): Paper {
  const words = packWords(pack);
  const promise = view.promises.find(({ clauseId }) => clauseId === payment.clauseId);
  return {
    title,
    number: `拨付编号：${view.caseId}/${payment.paymentId}`,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ...caseFacts(view.case, pack, nameOf),
          { label: '受益方', value: subjectName(view.case, payment.beneficiaryId, nameOf), wide: true },
          { label: '条款', value: `${clauseShown(payment.clauseId)}　${words.clauseKind(promise?.kind ?? '')}` },
          { label: '节点认定', value: promise?.entitledOn ?? '' },
          { label: '资金', value: words.fund(payment.fundId) },
          { label: '预算年度', value: String(payment.fiscalYear) },
          { label: '金额（元）', value: grouped(payment.amount) },
          { label: '状态', value: paymentStateWords[payment.state].zh },
          { label: '金额大写', value: inCapitals(payment.amount), wide: true },
          { label: '旗区配套（元）', value: bannerShown(payment), wide: true },
          ...accountFacts(payment, account),
        ],
      },
      { kind: 'heading', text: '办理过程' },
      chain(payment, nameOf),
      {
        kind: 'signatures',
        lines: [
          { label: '编制', value: nameOf(payment.preparedBy) },
          { label: '复核', value: nameOf(payment.reviewedBy) },
          ...Array.from({ length: payment.approvalsNeeded }, (_, index) => ({
            label: `审批（第 ${String(index + 1)} 级）`,
            value: nameOf(payment.approvals[index]?.approvedBy),
          })),
        ],
      },
    ],
  };
}

/** `clause-2` is the second clause of the agreement. */
function clauseShown(clauseId: string): string {
  const number = numberIn(clauseId);
  return number === undefined ? clauseId : `第 ${String(number)} 条`;
}

function bannerShown({ bannerShare, bannerConfirmation }: ShownPayment): string {
  if (bannerShare === undefined) return '无';
  const confirmed = bannerConfirmation ? `，依据 ${bannerConfirmation.document ?? '（内容已清除）'}` : '，待确认';
  return `${grouped(bannerShare)}${confirmed}`;
}

function accountFacts({ accountShown }: ShownPayment, account?: AccountWords): readonly Fact[] {
  return [
    { label: '收款户名', value: account?.holder ?? '', wide: true },
    { label: '收款账号', value: account?.number ?? accountShown ?? '', wide: true },
    { label: '开户行', value: account ? bankShown(account) : '', wide: true },
  ];
}

function chain(payment: ShownPayment, nameOf: NameOf): Block {
  const { preparedBy, accountChanges = [], reviewedBy, note, approvals, rejection } = payment;
  const { batchId, line, bankReason } = payment;
  const name = (id: string) => nameOf(id) || id;
  return {
    kind: 'table',
    name: '办理过程',
    columns: [{ name: '环节', share: 3 }, { name: '办理人', share: 3 }, { name: '说明', share: 8 }],
    rows: [
      ['编制', name(preparedBy), ''],
      ...accountChanges.map(({ changedBy, reason }) => ['变更收款账户', name(changedBy), reason ?? '']),
      ...(reviewedBy === undefined ? [] : [['复核', name(reviewedBy), note ?? '']]),
      ...approvals.map(({ level, approvedBy }) => [`第 ${String(level)} 级审批`, name(approvedBy), '同意']),
      ...(rejection ? [['退回', name(rejection.rejectedBy), rejection.reason ?? rejection.code ?? '']] : []),
      ...(batchId === undefined ? [] : [['列入批次', '', `${batchId} 第 ${String(line ?? '')} 行`]]),
      ...(bankReason === undefined ? [] : [['银行退回', '', bankReason]]),
    ],
  };
}
