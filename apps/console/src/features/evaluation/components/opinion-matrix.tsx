import type { EvaluationView } from '#contracts/evaluation/views';
import { useCatalogue, useNames } from '../../../shared/api/catalogue.js';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { scoresOf, spreadOf, standsApart } from '../api/matrix.js';

type Opinion = EvaluationView['opinions'][number];

interface Line {
  readonly key: string;
  readonly name: string;
  readonly opinion?: Opinion | undefined;
  /** A seat's state, or which of the two lines below it is. */
  readonly kind: 'recused' | 'replaced' | 'given' | 'missing' | 'unseen' | 'mean' | 'span';
}

const tones = { recused: 'quiet', replaced: 'quiet', given: 'good', missing: 'waiting', unseen: 'quiet' } as const;

/** Expert by criterion: who gave what, how far it spreads, who is still missing. */
export function OpinionMatrix({ view }: { view: EvaluationView }) {
  const { t } = useWords();
  const names = useNames();
  const columns = useColumns(view);
  const { seats, opinions, computedResult, conclusion } = view;
  // Whoever may see opinions sees all there are; before that nothing tells who has given theirs.
  const seesAll = computedResult !== undefined || conclusion !== undefined;
  const lines = seats.map(({ expertId, recused, replacedBy }): Line => {
    const opinion = opinions.find((one) => one.expertId === expertId);
    const open = seesAll ? 'missing' : 'unseen';
    const gone = recused ? 'recused' : replacedBy === undefined ? undefined : 'replaced';
    return { key: expertId, name: names.person(expertId), opinion, kind: opinion ? 'given' : (gone ?? open) };
  });
  const below: Line[] =
    opinions.length < 2
      ? []
      : (['mean', 'span'] as const).map((kind) => ({ key: kind, name: t(`evaluation:matrix.${kind}`), kind }));
  return (
    <DataTable<Line>
      title={t('evaluation:opinions')}
      rows={[...lines, ...below]}
      rowKey={({ key }) => key}
      rowClass={({ kind }) => (kind === 'mean' || kind === 'span' ? 'sum' : undefined)}
      empty={<EmptyState text={t('evaluation:noPanel')} />}
      columns={columns}
    />
  );
}

function useColumns({ opinions, rubric, seats }: EvaluationView): Column<Line>[] {
  const { t, language } = useWords();
  const criteria = useCatalogue().data?.criteria ?? [];
  const summed = (kind: Line['kind'], given: readonly number[], digits: number): string => {
    const spread = spreadOf(given);
    if (!spread) return '';
    return kind === 'mean'
      ? spread.mean.toFixed(digits === 0 ? 1 : digits)
      : `${spread.least.toFixed(digits)}–${spread.most.toFixed(digits)}`;
  };
  const stateOf = ({ key, kind }: Line) => {
    const declared = seats.find(({ expertId }) => expertId === key)?.declared;
    const undeclared = declared === undefined && (kind === 'missing' || kind === 'unseen');
    return t(`evaluation:matrix.${undeclared ? 'undeclared' : kind}`);
  };
  const isSum = ({ kind }: Line) => kind === 'mean' || kind === 'span';
  return [
    { key: 'expert', title: t('fields.expertId'), text: ({ name }) => name },
    {
      key: 'state',
      title: t('state'),
      text: (line) => (isSum(line) ? '' : stateOf(line)),
      show: (line) =>
        isSum(line) ? '' : (
          <StateTag code={line.kind} tone={tones[line.kind as keyof typeof tones]} label={stateOf(line)} />
        ),
    },
    ...rubric.criteria.map((criterion): Column<Line> => {
      const { criterionId, weightPercent } = criterion;
      const name = criteria.find((one) => one.id === criterionId)?.name[language] ?? criterionId;
      const text = ({ kind, opinion }: Line) => {
        const score = opinion?.scores[criterionId];
        if (kind === 'mean' || kind === 'span') return summed(kind, scoresOf(opinions, criterionId), 0);
        return score === undefined ? '—' : String(score);
      };
      return {
        key: criterionId,
        title: `${name} ${String(weightPercent)}%`,
        figures: true,
        text,
        show: (line) => {
          const score = line.opinion?.scores[criterionId];
          const apart = score !== undefined && standsApart(score, criterion, opinions);
          return apart ? <b title={t('evaluation:matrix.apart')}>{`! ${text(line)}`}</b> : text(line);
        },
      };
    }),
    {
      key: 'total',
      title: t('evaluation:sheet.total'),
      figures: true,
      text: ({ kind, opinion }) =>
        kind === 'mean' || kind === 'span'
          ? summed(kind, opinions.map(({ weightedTotal }) => weightedTotal), 2)
          : (opinion?.weightedTotal.toFixed(2) ?? '—'),
    },
    {
      key: 'recommendation',
      title: t('evaluation:fields.recommendation'),
      text: ({ opinion }) =>
        opinion ? codeLabel(t, 'evaluation', 'recommendation', opinion.recommendation) : '',
    },
    {
      key: 'comment',
      title: t('evaluation:fields.comment'),
      width: 200,
      text: ({ opinion }) => opinion?.comment ?? '',
    },
  ];
}
