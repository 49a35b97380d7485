import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ImportView } from '#contracts/contact/views';
import type { CommandHint } from '#contracts/shared/answer';
import { useGive } from '../../../shared/commands/use-give.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { askToConfirm } from '../../../shared/ui/confirm.js';
import { cityTime } from '../../../shared/ui/due.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { useContact } from '../api/use-contact.js';
import { keptIn } from '../model/import-rows.js';

/** Each is asked for by its name; who kept more finds them in the list. */
const namedMost = 20;

/** Takes the whole import back, after a question that says what goes and what stays. */
export function UndoImport({ view, hint }: { view: ImportView; hint: CommandHint | undefined }) {
  const { t } = useWords();
  const { importId, opened, suspected, undoUntil } = view;
  const give = useGive(`/api/contact/imports/${encodeURIComponent(importId)}/undo-import`);
  if (view.undone) return <Undone view={view} />;
  if (hint === undefined || hint.code === 'role-not-permitted') return null;
  const title = commandTitle(t, 'contact', 'undo-import');
  const ask = async () => {
    const goes = t('contact:import.undoAsk', { opened });
    const waits = suspected > 0 ? t('contact:import.undoAskSuspected', { suspected }) : '';
    const text = [goes, waits, t('contact:import.undoFinal')].filter(Boolean).join(' ');
    if (await askToConfirm({ title, text, ok: title, cancel: t('cancel') })) give.mutate({});
  };
  return (
    <>
      {give.error && <ErrorCard error={give.error} />}
      <p>
        <button
          type="button"
          className="plain framed"
          disabled={!hint.allowed || give.isPending}
          onClick={() => void ask()}
        >
          {title}
        </button>{' '}
        {hint.allowed ? t('contact:import.undoUntil', { time: cityTime(undoUntil) }) : hint.because}
      </p>
    </>
  );
}

function Undone({ view }: { view: ImportView }) {
  const { t } = useWords();
  if (view.phase === 'undoing') {
    return <Alert type="info" showIcon role="status" title={t('contact:import.undoing')} />;
  }
  const kept = keptIn(view.rows);
  const { withdrawn } = view;
  return (
    <section aria-label={t('contact:import.undoneTitle')}>
      <Alert
        type="info"
        showIcon
        role="status"
        title={t('contact:import.undone', { withdrawn, kept: kept.length })}
      />
      {kept.length > 0 && (
        <>
          <h2>{t('contact:import.kept', { count: kept.length })}</h2>
          <ul>
            {kept.slice(0, namedMost).map(({ row, caseId, because }) => (
              <li key={row}>
                <CaseNamed caseId={caseId} otherwise={t('contact:import.rowNumber', { row })} /> {because}
              </li>
            ))}
          </ul>
          {kept.length > namedMost && <p>{t('contact:import.keptShown', { count: namedMost })}</p>}
        </>
      )}
    </section>
  );
}

function CaseNamed({ caseId, otherwise }: { caseId: string; otherwise: string }) {
  const title = useContact(caseId).data?.title ?? otherwise;
  return (
    <Link to="/cases/$caseId" params={{ caseId }}>
      {title}
    </Link>
  );
}
