import type { NegotiationView } from '#contracts/negotiation/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { documentTypes } from '../../../shared/files/document-types.js';
import { FileLink } from '../../../shared/files/file-link.js';
import { FileSender } from '../../../shared/files/file-sender.js';
import { withClauseNames } from './clause-names.js';

const bytesPerKilobyte = 1024;

/** The signed paper, scanned: what hangs on the terms, and the way to hang one there. */
export function Scans({ view }: { view: NegotiationView }) {
  const { t } = useWords();
  const names = useNames();
  const { caseId, scans, commands, phase } = view;
  const hint = commands.find(({ command }) => command === 'attach-scan');
  if (phase !== 'signed' && scans.length === 0) return null;
  const path = `/api/negotiation/cases/${encodeURIComponent(caseId)}`;
  return (
    <section aria-label={t('negotiation:scan.title')} className="card">
      <h2>{t('negotiation:scan.title')}</h2>
      {scans.length === 0 && <p>{t('negotiation:scan.none')}</p>}
      <ul className="files">
        {scans.map(({ documentId, name, bytes, attachedBy, digest }) => (
          <li key={documentId}>
            <FileLink path={`${path}/scans/${documentId}`} name={name ?? t('negotiation:erased')} />
            <small>
              {t('file.facts', {
                size: Math.ceil(bytes / bytesPerKilobyte),
                who: names.person(attachedBy),
                digest: digest.slice(0, 12),
              })}
            </small>
          </li>
        ))}
      </ul>
      {hint?.allowed === true && (
        <FileSender
          path={`${path}/attach-scan`}
          accept={documentTypes}
          label={t('negotiation:scan.attach')}
          hint={t('file.allowed')}
          primary={scans.length === 0}
          onSent={() => undefined}
        />
      )}
      {hint?.because !== undefined && <p className="note">{withClauseNames(t, hint.because)}</p>}
    </section>
  );
}
