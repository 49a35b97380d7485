import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { ContactView } from '#contracts/contact/views';
import { LazyCommandForm } from '../../../shared/commands/lazy-command-form.js';
import { DocumentLine } from '../../../shared/documents/document-line.js';
import { listDocuments, type CaseDocument } from '../../../shared/documents/reach-documents.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { contactCommands } from '../api/commands.js';
import { FileDocument } from './file-document.js';

/** The documents (材料) of the case: what experts will read, filed and taken back here. */
export function CaseDocuments({ view }: { view: ContactView }) {
  const { t } = useWords();
  const { caseId, commands } = view;
  const query = useQuery({
    queryKey: ['case', caseId, 'documents'],
    queryFn: () => listDocuments(caseId),
  });
  const hint = (name: string) => commands.find(({ command }) => command === name);
  const filing = hint('file-document');
  const isFiling = filing?.allowed === true;
  const withdrawing = hint('withdraw-document');
  const documents = query.data ?? [];
  return (
    <section aria-label={t('contact:documents.title')} className="card">
      <h2>{t('contact:documents.title')}</h2>
      {query.error && <ErrorCard error={query.error} retry={() => void query.refetch()} />}
      {query.data && documents.length === 0 && <p>{t('contact:documents.none')}</p>}
      <ul className="files">
        {documents.map((document) => (
          <DocumentLine key={document.documentId} caseId={caseId} document={document}>
            {withdrawing?.allowed === true && document.withdrawn === undefined && (
              <Withdraw caseId={caseId} document={document} />
            )}
          </DocumentLine>
        ))}
      </ul>
      {isFiling && documents.length > 0 && withdrawing?.because !== undefined && (
        <p className="note">{withdrawing.because}</p>
      )}
      {isFiling && <FileDocument view={view} />}
    </section>
  );
}

/** Asks for the reason in the line of the document it is about. */
function Withdraw({ caseId, document }: { caseId: string; document: CaseDocument }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const spec = contactCommands['withdraw-document'];
  const { documentId, name } = document;
  const title = commandTitle(t, 'contact', 'withdraw-document');
  const close = () => {
    setOpen(false);
  };
  if (!spec) return null;
  if (!isOpen) {
    return (
      <Button
        size="small"
        aria-label={`${title} ${name ?? ''}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        {title}
      </Button>
    );
  }
  return (
    <Suspense fallback={<p>{t('loading')}</p>}>
      <LazyCommandForm spec={spec} id={caseId} fixed={{ documentId }} onDone={close} onCancel={close} />
    </Suspense>
  );
}
