import { UploadOutlined } from '@ant-design/icons';
import { Space } from 'antd';
import { useRef, useState } from 'react';
import type { InputProps } from '../commands/inputs.js';
import { useGive } from '../commands/use-give.js';
import { useWords } from '../i18n/i18n.js';
import { BusyButton } from './busy-button.js';
import { ErrorCard } from './error-card.js';

interface UploadFieldProps extends InputProps<string> {
  /** Where the file is posted; the answer names the document. */
  readonly path: string;
  readonly accept: string;
}

/** A file that is handed in before the form that names it: the field keeps the document's id. */
export function UploadField({ id, value, onChange, path, accept }: UploadFieldProps) {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const give = useGive<{ documentId: string }>(path);
  const send = (file: File) => {
    const form = new FormData();
    form.set('file', file);
    setName(file.name);
    give.mutate(form, {
      onSuccess: ({ documentId }) => onChange?.(documentId),
    });
  };
  return (
    <>
      <Space wrap>
        <input
          ref={picker}
          type="file"
          hidden
          accept={accept}
          aria-label={t('upload.choose')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) send(file);
            target.value = '';
          }}
        />
        <BusyButton
          id={id}
          icon={<UploadOutlined aria-hidden />}
          busy={give.isPending}
          onClick={() => picker.current?.click()}
        >
          {t('upload.choose')}
        </BusyButton>
        {value !== undefined && <span>{t('upload.there', { name })}</span>}
      </Space>
      {give.error && <ErrorCard error={give.error} />}
    </>
  );
}
