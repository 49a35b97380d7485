import { UploadOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useRef } from 'react';
import type { BatchView, ResultsAnswer } from '#contracts/reward/views';
import type { CommandHint } from '#contracts/shared/answer';
import { useGive } from '../../../shared/commands/use-give.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { BusyButton } from '../../../shared/ui/busy-button.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';

const sheets = '.xlsx,.xls,.csv';

/** The bank’s answer, matched line by line; what did not match is said before anything else. */
export function ResultsPart({
  batchId,
  hint,
  view,
}: {
  batchId: string;
  hint: CommandHint | undefined;
  view: BatchView;
}) {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const give = useGive<ResultsAnswer>(`/api/reward/batches/${encodeURIComponent(batchId)}/results`);
  if (!hint || hint.code === 'role-not-permitted') return null;
  const send = (file: File) => {
    const form = new FormData();
    form.set('file', file);
    give.mutate(form);
  };
  return (
    <section className="card" aria-label={t('reward:resultsTitle')}>
      <h2>{t('reward:resultsTitle')}</h2>
      {hint.allowed ? (
        <>
          <p className="purpose">{t('reward:resultsHow')}</p>
          <input
            ref={picker}
            type="file"
            hidden
            accept={sheets}
            aria-label={t('reward:resultsChoose')}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) send(file);
              target.value = '';
            }}
          />
          <BusyButton
            type={view.phase === 'exported' ? 'primary' : 'default'}
            icon={<UploadOutlined aria-hidden />}
            busy={give.isPending}
            onClick={() => picker.current?.click()}
          >
            {t('reward:resultsChoose')}
          </BusyButton>
        </>
      ) : (
        <p className="purpose">{hint.because}</p>
      )}
      {give.error && <ErrorCard error={give.error} />}
      <Unmatched skipped={give.data?.skipped ?? []} mismatched={view.mismatched} />
    </section>
  );
}

function Unmatched({
  skipped,
  mismatched,
}: {
  skipped: ResultsAnswer['skipped'];
  mismatched: BatchView['mismatched'];
}) {
  const { t } = useWords();
  const said = [
    ...mismatched.map(({ line, because }) => t('reward:lineSays', { line, because })),
    ...skipped.map(({ row, because }) => t('reward:rowSays', { row, because })),
  ];
  if (said.length === 0) return null;
  return (
    <Alert
      className="refused"
      type="error"
      showIcon
      role="status"
      title={t('reward:unmatched', { count: said.length })}
      description={said.join('\n')}
    />
  );
}
