import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { EvaluationView } from '#contracts/evaluation/views';
import type { Pack } from '#contracts/pack/pack';
import { personsOf } from '#domain/shared/case';
import type { Viewing } from '#platform/http/asking';
import { caseFacts } from '#platform/papers/case-words';
import type { Block, Paper } from '#platform/papers/paper';
import { PaperSource, type NameOf, type Printable, type PrintablePapers } from '#platform/papers/paper-source';
import { HOUSE, type House } from '#platform/service/house';
import { ShowEvaluation } from './show-evaluation/show-evaluation.handler.js';

const titles = { opinions: '专家评审意见表', minutes: '专家评审会议纪要' } as const;

const conclusions: Readonly<Record<string, string>> = {
  supported: '支持',
  'supported-with-conditions': '有条件支持',
  'not-supported': '不予支持',
};
const recommendations: Readonly<Record<string, string>> = {
  support: '支持',
  'support-with-conditions': '有条件支持',
  'do-not-support': '不支持',
};

/** The committee's papers, out of the view: an opinion a viewer may not see is on none of theirs. */
@Injectable()
export class EvaluationPapers extends PaperSource {
  constructor(
    private readonly bus: QueryBus,
    @Inject(HOUSE) private readonly house: House,
  ) {
    super();
  }

  async papersOf(caseId: string, viewing: Viewing): Promise<PrintablePapers> {
    const view = await this.bus.execute(new ShowEvaluation(caseId, viewing));
    const { pack } = this.house;
    const people = view.seats.map(({ expertId }) => expertId);
    const secretary = view.secretaryId === undefined ? [] : [view.secretaryId];
    const papers: Printable[] = [];
    if (view.opinions.length > 0) {
      papers.push({
        ...{ paper: 'opinions', title: titles.opinions },
        people: view.opinions.map(({ expertId }) => expertId),
        subjects: personsOf(view.case.subjects),
        compose: (nameOf) => opinionsPaper(view, pack, nameOf),
      });
    }
    if (view.conclusion !== undefined) {
      papers.push({
        ...{ paper: 'minutes', title: titles.minutes, people: [...people, ...secretary] },
        subjects: personsOf(view.case.subjects),
        compose: (nameOf) => minutesPaper(view, pack, nameOf),
      });
    }
    return { version: view.version, papers };
  }

  blanks() {
    const view = blankView(this.house.pack);
    const nobody = () => '';
    return [
      { paper: 'opinions', blank: opinionsPaper(view, this.house.pack, nobody) },
      { paper: 'minutes', blank: minutesPaper(view, this.house.pack, nobody) },
    ] as const;
  }
}

function opinionsPaper(view: EvaluationView, pack: Pack, nameOf: NameOf): Paper {
  const { rubric, opinions } = view;
  return {
    title: titles.opinions,
    number: numberOf(view),
    blocks: [
      { kind: 'facts', facts: caseFacts(view.case, pack, nameOf) },
      { kind: 'heading', text: '一、评审意见' },
      opinionsTable(view, nameOf),
      { kind: 'heading', text: '二、评分明细' },
      {
        kind: 'table',
        name: '评分明细',
        columns: [
          ...[{ name: '评分专家', share: 3 }, { name: '指标', share: 5 }, { name: '权重', share: 2 }],
          ...[{ name: '分值', share: 2 }, { name: '得分', share: 2 }],
        ],
        rows: opinions.flatMap(({ expertId, scores }) =>
          rubric.criteria.map(({ criterionId, weightPercent, scoreMin, scoreMax }) => [
            ...[shownName(nameOf, expertId), pack.rubric.labels[criterionId]?.zh ?? criterionId],
            ...[`${String(weightPercent)}%`, `${String(scoreMin)}–${String(scoreMax)}`],
            String(scores[criterionId] ?? ''),
          ]),
        ),
      },
      {
        kind: 'signatures',
        lines: opinions.map(({ expertId }) => ({ label: '评审专家', value: nameOf(expertId) })),
      },
    ],
  };
}

function opinionsTable({ opinions }: EvaluationView, nameOf: NameOf): Block {
  return {
    kind: 'table',
    name: '专家意见',
    columns: [
      ...[{ name: '专家', share: 3 }, { name: '推荐意见', share: 3 }],
      ...[{ name: '加权得分', share: 2 }, { name: '评审意见', share: 8 }],
    ],
    rows: opinions.map(({ expertId, recommendation, weightedTotal, comment }) => [
      ...[shownName(nameOf, expertId), recommendations[recommendation] ?? recommendation],
      ...[weightedTotal.toFixed(2), comment ?? '（内容已清除）'],
    ]),
  };
}

/** Lines left blank for what only the room knows. */
const roomToWrite = '\n\n';

/** Headings as minutes of a panel have them; what only the room knows is left to be written in. */
function minutesPaper(view: EvaluationView, pack: Pack, nameOf: NameOf): Paper {
  const { seats, opinions, rubric, findings, dissenting = [], deviationReason, earlier } = view;
  const recused = seats.filter(({ declared, recused: late }) => declared === 'conflict' || late === true);
  const trims = opinions.length >= rubric.trimFrom ? '去掉最高、最低各一' : '不去极值';
  const named = (ids: readonly string[]) => ids.map((id) => shownName(nameOf, id)).join('、') || '无';
  return {
    title: titles.minutes,
    number: numberOf(view),
    blocks: [
      {
        kind: 'facts',
        facts: [
          ...caseFacts(view.case, pack, nameOf),
          ...[{ label: '时间', value: '' }, { label: '地点', value: '' }],
          { label: '主持（秘书）', value: nameOf(view.secretaryId) },
          { label: '应到/实到', value: `${String(seats.length)} 人 / ${String(opinions.length)} 人` },
          { label: '回避情况', value: named(recused.map(({ expertId }) => expertId)), wide: true },
        ],
      },
      { kind: 'heading', text: '一、汇报要点' },
      { kind: 'words', text: roomToWrite },
      { kind: 'heading', text: '二、质询与答复' },
      { kind: 'words', text: roomToWrite },
      { kind: 'heading', text: '三、评分汇总' },
      opinionsTable(view, nameOf),
      {
        kind: 'facts',
        facts: [
          { label: '综合得分', value: view.result === undefined ? '' : view.result.toFixed(2) },
          { label: '计分方法', value: trims },
          { label: '通过分', value: String(rubric.passMark) },
          { label: '结论', value: conclusions[view.conclusion ?? ''] ?? '' },
          { label: '不同意见', value: named(dissenting), wide: true },
          { label: '裁量理由', value: deviationReason ?? '无', wide: true },
          { label: '以往结论', value: earlierShown(earlier), wide: true },
        ],
      },
      { kind: 'heading', text: '四、评审意见（供条款引用）' },
      {
        kind: 'table',
        name: '结论意见',
        columns: [{ name: '序号', share: 1 }, { name: '内容', share: 9 }],
        rows: findings.map(({ number, text }) => [String(number), text ?? '（内容已清除）']),
      },
      {
        kind: 'signatures',
        lines: [
          ...seats
            .filter((seat) => !recused.includes(seat))
            .map(({ expertId }) => ({ label: '评审专家', value: nameOf(expertId) })),
          { label: '秘书', value: nameOf(view.secretaryId) },
        ],
      },
    ],
  };
}

function earlierShown(earlier: EvaluationView['earlier']): string {
  const shown = earlier.map(
    ({ round, conclusion, result }) =>
      `第${String(round)}轮：${conclusions[conclusion] ?? conclusion}（${result.toFixed(2)} 分）`,
  );
  return shown.join('；') || '无';
}

/** A name nobody gave a slip for is told by its id, so that two lines stay apart. */
function shownName(nameOf: NameOf, personId: string): string {
  return nameOf(personId) || personId;
}

function numberOf({ caseId, round }: EvaluationView): string {
  return `事项编号：${caseId}　第 ${String(round)} 轮评审`;
}

function blankView(pack: Pack): EvaluationView {
  return {
    ...{ caseId: '', version: 0, phase: 'concluded', round: 1, rubric: pack.rubric.value },
    case: { caseId: '', subjects: [], segment: '', district: '', officerId: '', officerUnitId: '' },
    ...{ seats: [], opinions: [], findings: [], earlier: [], readsMaterial: false, commands: [] },
  };
}
