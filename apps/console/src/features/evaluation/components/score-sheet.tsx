import { useState, type ReactNode } from 'react';
import { GiveOpinion } from '#contracts/evaluation/commands';
import type { EvaluationView } from '#contracts/evaluation/views';
import { weightedTotal } from '#domain/evaluation/rubric';
import { usePerson } from '../../../shared/api/person.js';
import { serverNow } from '../../../shared/api/server-clock.js';
import { useGive } from '../../../shared/commands/use-give.js';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { askToConfirm } from '../../../shared/ui/confirm.js';
import { cityTime } from '../../../shared/ui/due.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { notify } from '../../../shared/ui/notices.js';
import { dropDraft, keepDraft, keptDraft, type Draft } from '../api/draft.js';
import { CriterionField } from './criterion-field.js';
import { OpinionWords } from './opinion-words.js';

/**
 * The rubric to score by, criterion by criterion, with the running total. Every change is kept in
 * this browser; the opinion is handed in once, after a question.
 */
export function ScoreSheet({ view }: { view: EvaluationView }) {
  const { t } = useWords();
  const { personId } = usePerson();
  const { caseId, round, rubric } = view;
  const place = { caseId, personId, round };
  const [draft, setDraft] = useState(() => keptDraft(place));
  const [keptAt, setKeptAt] = useState<string>();
  const [tried, setTried] = useState(false);
  const give = useGive(`/api/evaluation/cases/${encodeURIComponent(caseId)}/give-opinion`);
  const change = (next: Draft) => {
    setDraft(next);
    setKeptAt(keepDraft(place, next) ? serverNow() : undefined);
  };
  const title = t('evaluation:commands.give-opinion');
  const opinion = GiveOpinion.safeParse({ ...draft, comment: draft.comment.trim() });
  const filled = rubric.criteria.filter(({ criterionId }) => draft.scores[criterionId] !== undefined);
  const isWhole = opinion.success && filled.length === rubric.criteria.length;
  const total = (weightedTotal(draft.scores, rubric) / 100).toFixed(2);
  const submit = async () => {
    setTried(true);
    if (!isWhole) return;
    const recommended = codeLabel(t, 'evaluation', 'recommendation', opinion.data.recommendation);
    const sure = await askToConfirm({
      title: t('evaluation:sheet.sure'),
      text: t('evaluation:sheet.summary', { total, recommended }),
      ok: title,
      cancel: t('evaluation:sheet.notYet'),
    });
    if (!sure) return;
    give.mutate(opinion.data, {
      onSuccess: () => {
        dropDraft(place);
        notify({ tone: 'good', title: t('commands.done', { title }) });
      },
    });
  };
  return (
    <form
      className="score-sheet"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {rubric.criteria.map((criterion) => (
        <CriterionField
          key={criterion.criterionId}
          criterion={criterion}
          value={draft.scores[criterion.criterionId]}
          tried={tried}
          onChange={(score) => {
            const { [criterion.criterionId]: _, ...others } = draft.scores;
            const scores = score === undefined ? others : { ...others, [criterion.criterionId]: score };
            change({ ...draft, scores });
          }}
        />
      ))}
      <OpinionWords draft={draft} tried={tried} change={change} />
      {give.error && <ErrorCard error={give.error} />}
      <Foot total={total} done={filled.length} all={rubric.criteria.length} keptAt={keptAt}>
        <button type="submit" className="plain primary" disabled={give.isPending}>
          {title}
        </button>
      </Foot>
    </form>
  );
}

/** Stays in view: the total so far, how much is filled in, when the draft was kept. */
function Foot({
  total,
  done,
  all,
  keptAt,
  children,
}: {
  total: string;
  done: number;
  all: number;
  keptAt: string | undefined;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <footer className="sheet-foot">
      <output aria-live="polite">
        {t('evaluation:sheet.total')} <strong>{total}</strong> · {t('evaluation:sheet.filled', { done, all })}
      </output>
      <small>
        {keptAt !== undefined && t('evaluation:sheet.kept', { at: cityTime(keptAt).slice(11) })}
      </small>
      {children}
    </footer>
  );
}
