import type { Pack } from '#contracts/pack/pack';
import type { BoardCase, TimelineView } from '#contracts/journey/views';
import { phaseWords, stageWords } from '#contracts/shared/words';
import { packWords } from '#platform/papers/case-words';
import { grouped } from '#platform/papers/in-capitals';
import type { Names } from '#platform/papers/name-slip';
import type { Paper } from '#platform/papers/paper';
import { cityTime } from '#platform/sheets/list-cells';

/** The case on paper (事项概要), out of what the board and the timeline show this viewer, with names by slip. */
export function caseSummary(
  row: BoardCase,
  entries: TimelineView['entries'],
  pack: Pack,
  names: Names,
): Paper {
  const words = packWords(pack);
  const money = (amount: string | undefined) => (amount === undefined ? '' : grouped(amount));
  const persons = row.personIds.map((id) => names.get(id) ?? `登记号 ${id}`);
  return {
    title: '引进事项概要',
    number: `事项编号：${row.caseId}`,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '引进对象', value: [...row.organisations, ...persons].join('、'), wide: true },
          { label: '环节', value: stageWords[row.stage].zh },
          { label: '状态', value: phaseWords[row.phase]?.zh ?? row.phase },
          { label: '产业方向', value: row.segment === undefined ? '' : words.segment(row.segment) },
          { label: '旗区', value: words.district(row.district) },
          { label: '经办人', value: names.get(row.officerId) ?? '' },
          { label: '经办单位', value: words.unit(row.officerUnitId) },
          { label: '办理期限', value: row.due === undefined ? '' : cityTime(row.due) },
          { label: '计划投资（元）', value: money(row.plannedInvestment) },
          { label: '协议金额（元）', value: money(row.promised) },
          { label: '已兑付（元）', value: money(row.paid) },
          { label: '立项时间', value: cityTime(row.openedAt) },
        ],
      },
      { kind: 'heading', text: '办理过程' },
      {
        kind: 'table',
        name: '办理过程',
        columns: [
          ...[{ name: '时间', share: 4 }, { name: '环节', share: 3 }],
          ...[{ name: '事由', share: 8 }, { name: '办理人', share: 3 }],
        ],
        rows: entries.map(({ at, stage, sentence, by }) => [
          ...[cityTime(at), stageWords[stage].zh, sentence],
          by.personId === undefined ? '系统' : (names.get(by.personId) ?? by.personId),
        ]),
      },
    ],
  };
}
