import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../shared/api/client.js';
import { DocumentLine } from '../../../shared/documents/document-line.js';
import { listDocuments } from '../../../shared/documents/reach-documents.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';

/** The documents the centre filed, for whoever evaluates the case: each look needs a pass of its own. */
export function CaseMaterial({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const pass = async () => {
    const params = { path: { id: caseId } };
    const given = await answerOf(api.GET('/api/evaluation/cases/{id}/reading-pass', { params }));
    return given.pass;
  };
  const query = useQuery({
    queryKey: ['case', caseId, 'material'],
    queryFn: () => listDocuments(caseId, pass),
  });
  const documents = query.data?.filter(({ withdrawn }) => withdrawn === undefined) ?? [];
  return (
    <section aria-label={t('evaluation:documents')}>
      <h2>{t('evaluation:documents')}</h2>
      {query.error && <ErrorCard error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <p>{t('loading')}</p>}
      {query.data && documents.length === 0 && <p>{t('evaluation:noDocuments')}</p>}
      <ul className="files">
        {documents.map((document) => (
          <DocumentLine key={document.documentId} caseId={caseId} document={document} pass={pass} />
        ))}
      </ul>
    </section>
  );
}
