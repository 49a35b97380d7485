import './files.css';
import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { newKey } from '../api/give-command.js';
import { isFault } from '../api/fault.js';
import { useWords } from '../i18n/i18n.js';
import { ErrorCard } from '../ui/error-card.js';
import { sendFile } from './send-file.js';

interface FileSenderProps<Answer> {
  /** Where the file is posted. */
  readonly path: string;
  /** What is said beside the file. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly accept: string;
  /** What the button says; what may be handed in is said beside it. */
  readonly label: string;
  readonly hint: string;
  readonly primary?: boolean;
  readonly onSent: (answer: Answer, file: File) => void;
}

const whole = 100;

/** Picks a file and sends it, showing how far it has come; the same file again is the same upload. */
export function FileSender<Answer>(props: FileSenderProps<Answer>) {
  const { accept, label, hint, primary = false, onSent } = props;
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [share, setShare] = useState(0);
  const [file, setFile] = useState<File>();
  const send = useSending<Answer>(props, setShare, stop);
  const start = (picked: File) => {
    setFile(picked);
    setShare(0);
    send.mutate(picked, {
      onSuccess: (answer) => {
        onSent(answer, picked);
      },
    });
  };
  const percent = Math.floor(share * whole);
  return (
    <div className="file-sender">
      <input
        ref={picker}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const [picked] = target.files ?? [];
          if (picked) start(picked);
          target.value = '';
        }}
      />
      <Button
        type={primary ? 'primary' : 'default'}
        icon={<UploadOutlined aria-hidden />}
        disabled={send.isPending}
        onClick={() => picker.current?.click()}
      >
        {label}
      </Button>
      <small>{hint}</small>
      {send.isPending && file && (
        <div className="sending">
          <span>{file.name}</span>
          <progress aria-label={t('file.progress', { name: file.name })} max={whole} value={percent} />
          <span className="figure" role="status">
            {percent < whole ? t('file.sent', { percent }) : t('file.checking')}
          </span>
          <Button
            size="small"
            onClick={() => {
              stop.current?.abort();
            }}
          >
            {t('file.stop')}
          </Button>
        </div>
      )}
      {send.error && !stop.current?.signal.aborted && (
        <ErrorCard
          error={send.error}
          retry={() => {
            if (file) start(file);
          }}
        />
      )}
    </div>
  );
}

function useSending<Answer>(
  { path, fields }: Pick<FileSenderProps<Answer>, 'path' | 'fields'>,
  onProgress: (share: number) => void,
  stop: { current: AbortController | null },
) {
  const queries = useQueryClient();
  const known = useRef<{ file: File; key: string } | null>(null);
  return useMutation({
    networkMode: 'always',
    mutationFn: async (file: File) => {
      if (known.current?.file !== file) known.current = { file, key: newKey() };
      const { key } = known.current;
      stop.current = new AbortController();
      const { signal } = stop.current;
      try {
        return await sendFile<Answer>({ path, file, ...(fields && { fields }), key, signal, onProgress });
      } catch (error) {
        if (isFault(error)) known.current = null;
        throw error;
      }
    },
    onSettled: () => {
      void queries.invalidateQueries();
    },
  });
}
