import { useEffect, useState } from 'react';
import type { ImportPreview as Preview, StatedOfSheet } from '#contracts/contact/imports';
import { useGive } from '../../../shared/commands/use-give.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { sheetForm, usePreview } from '../api/use-preview.js';
import { PreviewColumns } from './preview-columns.js';
import { PreviewRows, type Corrections } from './preview-rows.js';

interface ImportPreviewProps {
  readonly file: File;
  readonly onStarted: (importId: string) => void;
  readonly onCancel: () => void;
}

/**
 * What an import of the sheet would do: which column is which, what is wrong with which cell. What is
 * corrected here is sent along; the file itself stays as it is.
 */
export function ImportPreview({ file, onStarted, onCancel }: ImportPreviewProps) {
  const { t } = useWords();
  const [columns, setColumns] = useState<StatedOfSheet['columns']>({});
  const [corrections, setCorrections] = useState<Corrections>(new Map());
  const preview = usePreview(file);
  const give = useGive<{ importId: string }>('/api/contact/imports');
  const stated: StatedOfSheet = {
    ...(Object.keys(columns ?? {}).length > 0 && { columns }),
    ...(corrections.size > 0 && { corrections: [...corrections.values()] }),
  };
  const { mutate: check } = preview;
  useEffect(() => {
    check({});
  }, [check, file]);
  const recheck = (next: StatedOfSheet['columns']) => {
    setColumns(next);
    check({ ...stated, columns: next });
  };
  const data = preview.data;
  return (
    <section aria-label={t('contact:import.check')} aria-busy={preview.isPending}>
      <p role="status">{preview.isPending ? t('loading') : [file.name, data?.sheet].filter(Boolean).join(' · ')}</p>
      {preview.error && <ErrorCard error={preview.error} />}
      {data && (
        <>
          <Summary preview={data} />
          <PreviewColumns preview={data} stated={columns ?? {}} change={recheck} />
          <PreviewRows preview={data} corrections={corrections} change={setCorrections} />
        </>
      )}
      {give.error && <ErrorCard error={give.error} />}
      <div className="answers">
        <button type="button" className="plain framed" onClick={onCancel}>
          {t('contact:import.another')}
        </button>
        <button
          type="button"
          className="plain framed"
          disabled={preview.isPending}
          onClick={() => {
            check(stated);
          }}
        >
          {t('contact:import.checkAgain')}
        </button>
        <button
          type="button"
          className="plain primary"
          disabled={!data || data.missing.length > 0 || preview.isPending || give.isPending}
          onClick={() => {
            give.mutate(sheetForm(file, stated), {
              onSuccess: ({ importId }) => {
                onStarted(importId);
              },
            });
          }}
        >
          {t('contact:import.start', { count: data?.ready ?? 0 })}
        </button>
      </div>
    </section>
  );
}

function Summary({ preview: { ready, duplicates, refused, skipped, missing, totals } }: { preview: Preview }) {
  const { t } = useWords();
  const wrong = totals.filter(({ agrees }) => !agrees).map(({ row }) => row);
  return (
    <div role="status">
      <p>
        <b>{t('contact:import.sum', { ready, duplicates, refused, skipped: skipped.length })}</b>
      </p>
      {missing.length > 0 && (
        <p className="fault">{t('contact:import.missing', { list: missing.join(t('listed')) })}</p>
      )}
      {wrong.length > 0 && (
        <p className="fault">{t('contact:import.totalsDiffer', { rows: wrong.join(t('listed')) })}</p>
      )}
    </div>
  );
}
