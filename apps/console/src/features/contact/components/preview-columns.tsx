import { LeadField, type ImportPreview, type StatedOfSheet } from '#contracts/contact/imports';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';

type Columns = NonNullable<StatedOfSheet['columns']>;
type Field = (typeof LeadField.options)[number];

/** Which column of the sheet is taken for what; each may be said otherwise. */
export function PreviewColumns({
  preview: { columns },
  stated,
  change,
}: {
  preview: ImportPreview;
  stated: Columns;
  change: (columns: Columns) => void;
}) {
  const { t } = useWords();
  const say = (column: number, before: Field | undefined, after: string) => {
    const next: Columns = { ...stated };
    if (before !== undefined) next[before] = null;
    if (after !== '') next[after as Field] = column;
    change(next);
  };
  return (
    <details className="card" open={columns.some(({ field }) => field === undefined)}>
      <summary>{t('contact:import.columns')}</summary>
      <ul className="column-match">
        {columns.map(({ column, heading, field }) => (
          <li key={column}>
            <label>
              <span>{heading || t('contact:import.column', { number: column + 1 })}</span>
              <select
                value={field ?? ''}
                onChange={({ target }) => {
                  say(column, field, target.value);
                }}
              >
                <option value="">{t('contact:import.notTaken')}</option>
                {LeadField.options.map((each) => (
                  <option key={each} value={each}>
                    {codeLabel(t, 'contact', 'leadField', each)}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
