import { useId } from 'react';
import { GiveOpinion } from '#contracts/evaluation/commands';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import type { Draft } from '../api/draft.js';

const wordsMax = 4000;

/** What is said beside the points: the recommendation, and why. */
export function OpinionWords({
  draft,
  tried,
  change,
}: {
  draft: Draft;
  tried: boolean;
  change: (draft: Draft) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const lacksWords = tried && draft.comment.trim() === '';
  return (
    <>
      <fieldset className="criterion">
        <legend>{t('evaluation:fields.recommendation')}</legend>
        <div className="choices">
          {GiveOpinion.shape.recommendation.options.map((code) => (
            <label key={code}>
              <input
                type="radio"
                name={`${id}-recommendation`}
                checked={draft.recommendation === code}
                onChange={() => {
                  change({ ...draft, recommendation: code });
                }}
              />{' '}
              {codeLabel(t, 'evaluation', 'recommendation', code)}
            </label>
          ))}
        </div>
        {tried && draft.recommendation === undefined && <p className="fault">{t('invalid.missing')}</p>}
      </fieldset>
      <div className="plain-field">
        <label htmlFor={`${id}-comment`}>{t('evaluation:fields.comment')}</label>
        <textarea
          id={`${id}-comment`}
          rows={4}
          maxLength={wordsMax}
          value={draft.comment}
          aria-invalid={lacksWords}
          onChange={({ target }) => {
            change({ ...draft, comment: target.value });
          }}
        />
        {lacksWords && <small className="fault">{t('invalid.missing')}</small>}
      </div>
    </>
  );
}
