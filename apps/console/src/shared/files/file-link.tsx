import './files.css';
import { useMutation } from '@tanstack/react-query';
import { ErrorCard } from '../ui/error-card.js';
import { fetchFile } from './fetch-file.js';

/** A file by its name: pressing it brings the file. */
export function FileLink({ path, name }: { path: string; name: string }) {
  const bring = useMutation({ mutationFn: () => fetchFile(path, name) });
  return (
    <>
      <button
        type="button"
        className="file-link"
        disabled={bring.isPending}
        onClick={() => {
          bring.mutate();
        }}
      >
        {name}
      </button>
      {bring.error && <ErrorCard error={bring.error} />}
    </>
  );
}
