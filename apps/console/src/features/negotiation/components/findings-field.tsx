import { useWords } from '../../../shared/i18n/i18n.js';

interface FindingsFieldProps {
  readonly findings: readonly { readonly number: number; readonly text: string | null | undefined }[];
  readonly cited: readonly number[];
  readonly onChange: (cited: readonly number[]) => void;
}

/** The findings in full beside the clause that answers them: what rests on none cannot be offered. */
export function FindingsField({ findings, cited, onChange }: FindingsFieldProps) {
  const { t } = useWords();
  return (
    <fieldset className="findings-field wide">
      <legend>{t('negotiation:editor.answers')}</legend>
      {findings.map(({ number, text }) => (
        <label key={number}>
          <input
            type="checkbox"
            checked={cited.includes(number)}
            onChange={({ target }) => {
              const others = cited.filter((each) => each !== number);
              onChange(target.checked ? [...others, number].sort((a, b) => a - b) : others);
            }}
          />
          <span>
            <strong>{t('negotiation:findingNo', { number })}</strong> {text}
          </span>
        </label>
      ))}
      {findings.length === 0 && <p>{t('negotiation:noFindings')}</p>}
      {findings.length > 0 && cited.length === 0 && (
        <p className="note">{t('negotiation:editor.citesNone')}</p>
      )}
    </fieldset>
  );
}
