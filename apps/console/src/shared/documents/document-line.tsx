import '../files/files.css';
import './documents.css';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { newKey } from '../api/give-command.js';
import { useNames } from '../api/catalogue.js';
import { useWords } from '../i18n/i18n.js';
import { saveFile } from '../sheet/save-file.js';
import { ErrorCard } from '../ui/error-card.js';
import { openDocument, type CaseDocument, type Pass } from './reach-documents.js';

interface DocumentLineProps {
  readonly caseId: string;
  readonly document: CaseDocument;
  readonly pass?: Pass;
  /** What else may be done with it. */
  readonly children?: ReactNode;
}

const bytesPerKilobyte = 1024;
const isPicture = ({ mediaType }: CaseDocument) => mediaType.startsWith('image/');

/** A document by its name: a picture is shown in its place, anything else is kept as a file. */
export function DocumentLine({ caseId, document, pass, children }: DocumentLineProps) {
  const { t } = useWords();
  const names = useNames();
  const [picture, setPicture] = usePicture();
  const { documentId, name, kind, bytes, filedBy, filedOn, withdrawn } = document;
  const title = name ?? t('documents.erased');
  const open = useMutation({
    mutationFn: () => openDocument(caseId, documentId, newKey(), pass),
    onSuccess: (content) => {
      if (isPicture(document)) setPicture(content);
      else saveFile(title, content);
    },
  });
  return (
    <li>
      <span className="document-kind">{names.nameIn('documentKinds', kind)}</span>
      {name === null || withdrawn ? (
        <span className="document-gone">{title}</span>
      ) : (
        <button
          type="button"
          className="file-link"
          disabled={open.isPending}
          aria-expanded={isPicture(document) ? picture !== undefined : undefined}
          onClick={() => {
            if (picture === undefined) open.mutate();
            else setPicture(undefined);
          }}
        >
          {title}
        </button>
      )}
      <small>
        {t('documents.facts', {
          size: Math.ceil(bytes / bytesPerKilobyte),
          who: names.person(filedBy),
          day: filedOn,
        })}
      </small>
      {withdrawn && (
        <small>
          {t('documents.withdrawn', {
            who: names.person(withdrawn.by),
            day: withdrawn.on,
            reason: withdrawn.reason ?? t('documents.erased'),
          })}
        </small>
      )}
      {children}
      {open.error && <ErrorCard error={open.error} />}
      {picture !== undefined && <img className="document-picture" src={picture} alt={title} />}
    </li>
  );
}

/** The address of a picture that is shown, given back to the browser when it is not any more. */
function usePicture() {
  const [address, setAddress] = useState<string>();
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  const show = (content: Blob | undefined) => {
    setAddress(content && URL.createObjectURL(content));
  };
  return [address, show] as const;
}
