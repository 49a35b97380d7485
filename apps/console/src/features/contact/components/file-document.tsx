import { useId, useState } from 'react';
import type { ContactView } from '#contracts/contact/views';
import { useCatalogue, useNames } from '../../../shared/api/catalogue.js';
import type { Choice } from '../../../shared/commands/command-spec.js';
import { documentTypes } from '../../../shared/files/document-types.js';
import { FileSender } from '../../../shared/files/file-sender.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useRegisteredNames } from '../../../shared/register/registered-names.js';
import { PickOne } from '../../../shared/ui/pick.js';

const bytesPerMegabyte = 1024 * 1024;

/** Which kind of document, about whom, and the file itself. */
export function FileDocument({ view }: { view: ContactView }) {
  const { t } = useWords();
  const fieldId = useId();
  const names = useNames();
  const parties = useParties(view);
  const bytesMax = useCatalogue().data?.documentBytesMax ?? 0;
  const [kind, setKind] = useState<Choice['value']>();
  const [aboutId, setAboutId] = useState<Choice['value']>();
  const fields = {
    kind: String(kind),
    ...(aboutId !== undefined && { aboutId: String(aboutId) }),
  };
  const title = commandTitle(t, 'contact', 'file-document');
  return (
    <section className="file-document" aria-label={title}>
      <span className="document-field">
        <label htmlFor={`${fieldId}-kind`}>{t('contact:documents.kind')}</label>
        <PickOne
          id={`${fieldId}-kind`}
          value={kind}
          onChange={setKind}
          options={names.choicesIn('documentKinds')}
        />
      </span>
      <span className="document-field">
        <label htmlFor={`${fieldId}-about`}>{t('contact:documents.about')}</label>
        <PickOne
          id={`${fieldId}-about`}
          value={aboutId}
          onChange={setAboutId}
          options={parties}
          placeholder={t('contact:documents.aboutCase')}
        />
      </span>
      {kind === undefined ? (
        <p className="note">{t('contact:documents.kindFirst')}</p>
      ) : (
        <FileSender
          path={`/api/contact/cases/${encodeURIComponent(view.caseId)}/file-document`}
          fields={fields}
          accept={documentTypes}
          label={title}
          hint={t('documents.allowed', { size: Math.floor(bytesMax / bytesPerMegabyte) })}
          onSent={() => {
            setKind(undefined);
            setAboutId(undefined);
          }}
        />
      )}
    </section>
  );
}

/** Everybody the case is about or whom one talks to, people as the register masks them. */
function useParties({ subjects, contactPersonId, contactIds }: ContactView): Choice[] {
  const organisations = subjects.flatMap((one): Choice[] =>
    one.kind === 'organisation' ? [{ value: one.subjectId, label: one.name }] : [],
  );
  const first = contactPersonId === undefined ? [] : [contactPersonId];
  const attracted = subjects.flatMap((one) => {
    if (one.kind === 'organisation') return [];
    return one.kind === 'team' ? [one.leaderId, ...one.memberIds] : [one.subjectId];
  });
  const people = [...new Set([...attracted, ...first, ...contactIds])];
  const names = useRegisteredNames(people);
  const named = people.map((id): Choice => ({ value: id, label: names.get(id) ?? id }));
  return [...organisations, ...named];
}
