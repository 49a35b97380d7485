import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { useRef, useState, type DragEvent } from 'react';
import { useWords } from '../../../shared/i18n/i18n.js';

/** A lead sheet is chosen or dropped here; who has none takes the template along. */
export function ImportUpload({ onChosen }: { onChosen: (file: File) => void }) {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file) onChosen(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <p>
        <a href="/api/contact/imports/template" download>
          <DownloadOutlined aria-hidden /> {t('contact:import.template')}
        </a>
      </p>
      <input
        ref={picker}
        hidden
        type="file"
        accept=".xlsx,.xls,.csv"
        aria-label={t('contact:import.choose')}
        onChange={({ target }) => {
          take(target.files?.[0]);
          target.value = '';
        }}
      />
      <button
        type="button"
        className={over ? 'drop-here over' : 'drop-here'}
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
        <strong>{t('contact:import.choose')}</strong>
        <span>{t('contact:import.hint')}</span>
      </button>
    </>
  );
}
