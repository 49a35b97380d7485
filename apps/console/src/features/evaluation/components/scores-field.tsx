import { InputNumber } from 'antd';
import { useCatalogue } from '../../../shared/api/catalogue.js';
import type { InputProps } from '../../../shared/commands/inputs.js';
import { useWords } from '../../../shared/i18n/i18n.js';

type Scores = Readonly<Record<string, number>>;

/** Points for each criterion of the rubric, with what its spans of points mean beside it. */
export function ScoresField({ value, onChange }: InputProps<string>) {
  const { language } = useWords();
  const criteria = useCatalogue().data?.criteria ?? [];
  const scores = (value ?? {}) as unknown as Scores;
  const set = onChange as unknown as ((scores: Scores) => void) | undefined;
  return (
    <div className="scores">
      {criteria.map(({ id, name, anchors }) => (
        <label key={id}>
          <span>{name[language]}</span>
          <InputNumber
            aria-label={name[language]}
            precision={0}
            min={Math.min(...anchors.map(({ from }) => from))}
            max={Math.max(...anchors.map(({ to }) => to))}
            value={scores[id] ?? null}
            onChange={(points) => {
              const { [id]: _, ...others } = scores;
              set?.(points === null ? others : { ...others, [id]: points });
            }}
          />
          <small>
            {anchors
              .map(({ from, to, label }) => `${String(from)}–${String(to)} ${label[language]}`)
              .join(' · ')}
          </small>
        </label>
      ))}
    </div>
  );
}
