import { InboxOutlined } from '@ant-design/icons';
import { useRef, useState, type DragEvent } from 'react';
import { useGive } from '../../../shared/commands/use-give.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';

/** A lead sheet is chosen or dropped here; the import then goes on by itself. */
export function ImportUpload({ onStarted }: { onStarted: (importId: string) => void }) {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const give = useGive<{ importId: string }>('/api/contact/imports');
  const send = (file: File | undefined) => {
    if (!file) return;
    const form = new FormData();
    form.set('file', file);
    give.mutate(form, {
      onSuccess: ({ importId }) => {
        onStarted(importId);
      },
    });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
  };
  return (
    <>
      <input
        ref={picker}
        hidden
        type="file"
        accept=".xlsx,.xls,.csv"
        aria-label={t('contact:import.choose')}
        onChange={({ target }) => {
          send(target.files?.[0]);
          target.value = '';
        }}
      />
      <button
        type="button"
        className={over ? 'drop-here over' : 'drop-here'}
        disabled={give.isPending}
        onClick={() => picker.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={drop}
      >
        <InboxOutlined aria-hidden />
        <strong>{t(give.isPending ? 'loading' : 'contact:import.choose')}</strong>
        <span>{t('contact:import.hint')}</span>
      </button>
      {give.error && <ErrorCard error={give.error} />}
    </>
  );
}
