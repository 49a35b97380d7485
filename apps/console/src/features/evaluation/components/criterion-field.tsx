import { useId } from 'react';
import type { EvaluationView } from '#contracts/evaluation/views';
import { useCatalogue } from '../../../shared/api/catalogue.js';
import { useWords } from '../../../shared/i18n/i18n.js';

type Criterion = EvaluationView['rubric']['criteria'][number];

/** Points for one criterion, by number or by slider, beside what each span of points means. */
export function CriterionField({
  criterion: { criterionId, weightPercent, scoreMin, scoreMax },
  value,
  tried,
  onChange,
}: {
  criterion: Criterion;
  value: number | undefined;
  tried: boolean;
  onChange: (score: number | undefined) => void;
}) {
  const { t, language } = useWords();
  const id = useId();
  const known = useCatalogue().data?.criteria.find((one) => one.id === criterionId);
  const name = known?.name[language] ?? criterionId;
  const anchors = known?.anchors ?? [];
  const isMissing = tried && value === undefined;
  const set = (typed: string) => {
    const score = Number(typed);
    const isScore = typed !== '' && Number.isInteger(score) && score >= scoreMin && score <= scoreMax;
    onChange(isScore ? score : undefined);
  };
  return (
    <div className="criterion">
      <label htmlFor={id}>{name}</label>
      <small>{t('evaluation:sheet.weight', { percent: weightPercent })}</small>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={scoreMin}
        max={scoreMax}
        step={1}
        value={value ?? ''}
        aria-invalid={isMissing}
        aria-describedby={`${id}-anchors`}
        onChange={({ target }) => {
          set(target.value);
        }}
      />
      <input
        type="range"
        aria-label={t('evaluation:sheet.slider', { name })}
        min={scoreMin}
        max={scoreMax}
        step={1}
        value={value ?? scoreMin}
        onChange={({ target }) => {
          set(target.value);
        }}
      />
      <ul id={`${id}-anchors`}>
        {anchors.map(({ from, to, label }) => (
          <li key={from} className={value !== undefined && value >= from && value <= to ? 'meant' : ''}>
            <b className="figure">{`${String(from)}–${String(to)}`}</b> {label[language]}
          </li>
        ))}
      </ul>
      {isMissing && <p className="fault">{t('evaluation:sheet.between', { least: scoreMin, most: scoreMax })}</p>}
    </div>
  );
}
