import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { NegotiationView } from '#contracts/negotiation/views';
import type { Pack } from '#contracts/pack/pack';
import { personsOf } from '#domain/shared/case';
import { digits, sumFen } from '#domain/shared/money';
import type { Viewing } from '#platform/http/asking';
import { caseFacts, packWords, subjectName, subjectNames } from '#platform/papers/case-words';
import { grouped, inBoth } from '#platform/papers/in-capitals';
import type { Block, Paper } from '#platform/papers/paper';
import { PaperSource, type NameOf, type PrintablePapers } from '#platform/papers/paper-source';
import { HOUSE, type House } from '#platform/service/house';
import { ShowNegotiation } from './show-negotiation/show-negotiation.handler.js';

const title = '“一事一议”引进支持协议';
type Terms = NonNullable<NegotiationView['terms']>;
type Clause = Terms['clauses'][number];

/** The agreement, out of the signed version of the terms and no other. */
@Injectable()
export class NegotiationPapers extends PaperSource {
  constructor(
    private readonly bus: QueryBus,
    @Inject(HOUSE) private readonly house: House,
  ) {
    super();
  }

  async papersOf(caseId: string, viewing: Viewing): Promise<PrintablePapers> {
    const view = await this.bus.execute(new ShowNegotiation(caseId, viewing));
    const { terms, version, approvals, signerId } = view;
    if (view.phase !== 'signed' || !terms) return { version, papers: [] };
    const signer = signerId === undefined ? [] : [signerId];
    const reviewers = view.reviews.map(({ reviewerId }) => reviewerId);
    const people = [...reviewers, ...approvals.map(({ approverId }) => approverId), ...signer];
    const subjects = personsOf(view.case.subjects);
    const compose = (nameOf: NameOf) => agreement(view, terms, this.house.pack, nameOf);
    return { version, papers: [{ paper: 'agreement', title, people, subjects, compose }] };
  }

  blanks() {
    const { pack } = this.house;
    const terms: Terms = {
      ...{ termsVersion: 1, drafterId: '', total: '0', neededLevels: [], clauses: [] },
    };
    const view = {
      ...{ caseId: '', approvals: [], reviews: [] },
      case: { caseId: '', subjects: [], segment: '', district: '', officerId: '', officerUnitId: '' },
    };
    return [{ paper: 'agreement', blank: agreement(view, terms, pack, () => '') }] as const;
  }
}

type Signed = Pick<NegotiationView, 'caseId' | 'case' | 'approvals' | 'reviews'> &
  Partial<Pick<NegotiationView, 'signerId'>>;

function agreement(view: Signed, terms: Terms, pack: Pack, nameOf: NameOf): Paper {
  const unit = packWords(pack).unit(view.case.officerUnitId);
  // A city's units are named after it already: 市投资促进中心.
  const partyA = unit.startsWith('市') ? pack.city.zh.replace(/市$/, unit) : pack.city.zh + unit;
  const partyB = subjectNames(view.case, nameOf);
  return {
    title,
    number: `事项编号：${view.caseId}　条款第 ${String(terms.termsVersion)} 版`,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ...caseFacts(view.case, pack, nameOf),
          { label: '甲方', value: partyA, wide: true },
          { label: '乙方', value: partyB, wide: true },
          { label: '支持总额', value: inBoth(terms.total), wide: true },
        ],
      },
      {
        kind: 'words',
        text:
          '双方就引进事项经协商一致，订立下列条款。每条支持以约定的节点经责任单位认定为前提，' +
          '按财政年度从所列资金中兑付；未达到节点的，不予兑付。',
      },
      ...terms.clauses.flatMap((clause, index) => clauseWords(clause, index, { view, pack, nameOf })),
      { kind: 'heading', text: '附：分年度兑付安排' },
      sharesTable(terms, { view, pack, nameOf }),
      { kind: 'heading', text: '审查与审批' },
      hands(view, terms, nameOf),
      {
        kind: 'signatures',
        lines: [
          { label: '甲方（盖章）签署人', value: nameOf(view.signerId) },
          { label: '乙方（盖章）签署人', value: '' },
        ],
      },
    ],
  };
}

interface Around {
  readonly view: Signed;
  readonly pack: Pack;
  readonly nameOf: NameOf;
}

function clauseWords(
  clause: Clause,
  index: number,
  { view, pack, nameOf }: Around,
): readonly Block[] {
  const words = packWords(pack);
  const policy = pack.policyClauses.find((one) => one.policyClauseId === clause.policyClauseId);
  const basis = policy ? `依据：${policy.name.zh}` : `一事一议理由：${clause.oneCaseReason ?? '（内容已清除）'}`;
  const total = digits(sumFen(clause.shares.map(({ amount }) => amount)));
  const findings = clause.findings.map(String).join('、');
  return [
    { kind: 'heading', text: `第 ${String(index + 1)} 条　${words.clauseKind(clause.kind)}` },
    {
      kind: 'words',
      text: [
        `受益方：${subjectName(view.case, clause.beneficiaryId, nameOf)}。金额：${inBoth(total)}。`,
        `兑付条件：${clause.condition ?? '（内容已清除）'}`,
        `认定：${clause.milestoneDueOn} 前达到，以${words.evidence(clause.evidenceKind)}为凭，` +
          `由${words.unit(clause.responsibleUnitId)}认定。`,
        basis,
        `引用专家意见第 ${findings} 条。`,
      ].join('\n'),
    },
  ];
}

function sharesTable(terms: Terms, { view, pack, nameOf }: Around): Block {
  const words = packWords(pack);
  return {
    kind: 'table',
    name: '兑付安排',
    columns: [
      ...[{ name: '条款', share: 2 }, { name: '受益方', share: 5 }, { name: '年度', share: 2 }],
      ...[{ name: '资金', share: 4 }, { name: '金额（元）', share: 4 }],
    ],
    rows: [
      ...terms.clauses.flatMap((clause, index) =>
        clause.shares.map(({ fiscalYear, amount }) => [
          ...[`第 ${String(index + 1)} 条`, subjectName(view.case, clause.beneficiaryId, nameOf)],
          ...[String(fiscalYear), words.fund(clause.fundId), grouped(amount)],
        ]),
      ),
      ['合计', '', '', '', grouped(terms.total)],
    ],
  };
}

function hands({ reviews, approvals }: Signed, { termsVersion }: Terms, nameOf: NameOf): Block {
  const name = (id: string) => nameOf(id) || id;
  const ofThis = reviews.filter((review) => review.termsVersion === termsVersion);
  return {
    kind: 'table',
    name: '审查审批',
    columns: [{ name: '事项', share: 4 }, { name: '办理人', share: 3 }, { name: '结果', share: 6 }],
    rows: [
      ...ofThis.map(({ reviewerId, result, on, basis }) => [
        ...['公平竞争审查', name(reviewerId)],
        `${result === 'passed' ? '通过' : '未通过'}（${on}）${basis ?? ''}`,
      ]),
      ...approvals.map(({ level, approverId }) => [`第 ${String(level)} 级审批`, name(approverId), '同意']),
    ],
  };
}
