import { Button, Space } from 'antd';
import { useState } from 'react';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useGive } from '../../../shared/commands/use-give.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { documentTypes } from '../../../shared/files/document-types.js';
import { FileSender } from '../../../shared/files/file-sender.js';
import { BusyButton } from '../../../shared/ui/busy-button.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { useUnsavedGuard } from '../../../shared/ui/unsaved.js';
import type { Milestone } from '../model/milestone.js';

interface HandInProps {
  readonly caseId: string;
  readonly milestone: Milestone;
  readonly close: () => void;
}

/** A file of the kind the clause asks for: uploaded first, then handed in as evidence. */
export function HandIn({ caseId, milestone, close }: HandInProps) {
  const { t } = useWords();
  const [file, setFile] = useState<{ documentId: string; name: string }>();
  const cases = `/api/landing/cases/${encodeURIComponent(caseId)}`;
  const give = useGive(`${cases}/submit-evidence`);
  const letGo = useUnsavedGuard(file !== undefined && !give.isSuccess);
  const title = commandTitle(t, 'landing', 'submit-evidence');
  const { milestoneId, evidenceKind: kind } = milestone;
  const submit = () => {
    if (!file) return;
    const body = { milestoneId, kind, documentId: file.documentId };
    give.mutate(body, {
      onSuccess: () => {
        letGo();
        close();
      },
    });
  };
  return (
    <form
      aria-label={title}
      className="hand-in"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FileSender<{ documentId: string }>
        path={`${cases}/evidence-files`}
        accept={documentTypes}
        label={t('upload.choose')}
        hint={t('file.allowed')}
        primary={!file}
        onSent={({ documentId }, { name }) => {
          setFile({ documentId, name });
        }}
      />
      {file && <p role="status">{t('upload.there', { name: file.name })}</p>}
      {give.error && <ErrorCard error={give.error} />}
      <Space>
        <BusyButton type="primary" htmlType="submit" disabled={!file} busy={give.isPending}>
          {title}
        </BusyButton>
        <Button onClick={close}>{t('cancel')}</Button>
      </Space>
    </form>
  );
}
