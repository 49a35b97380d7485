import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { PapersView } from '#contracts/papers/views';
import { answerOf, api, fetchAnswered } from '../api/client.js';
import { newKey } from '../api/give-command.js';
import { useMay } from '../api/may.js';
import { useWords } from '../i18n/i18n.js';
import { saveFile } from '../sheet/save-file.js';
import { ErrorCard } from '../ui/error-card.js';
import { slipsFor } from './name-slips.js';

type Service = 'evaluation' | 'negotiation' | 'reward';
type Printable = PapersView['papers'][number];
type Format = 'docx' | 'pdf';

const formats = ['docx', 'pdf'] as const satisfies Format[];
/** Why a name stands on the paper in full: what the look at it is recorded for. */
const purposes: Readonly<Record<Printable['paper'], string>> = {
  opinions: 'verify-identity',
  minutes: 'verify-identity',
  agreement: 'sign-terms',
  'payment-approval': 'prepare-payment',
};

interface PapersPartProps {
  readonly service: Service;
  readonly caseId: string;
  /** What a paper is about, where there are several of a kind. */
  readonly nameOf?: (about: string) => string;
}

/** What may be printed of the case now, each as a document to go on with or as it is signed. */
export function PapersPart({ service, caseId, nameOf = String }: PapersPartProps) {
  const { t } = useWords();
  const may = useMay();
  const [isFull, setFull] = useState(false);
  const query = useQuery({
    queryKey: ['papers', service, caseId],
    queryFn: () =>
      answerOf(api.GET(`/api/${service}/cases/{id}/papers`, { params: { path: { id: caseId } } })),
  });
  const print = useMutation({
    mutationFn: ({ paper, format }: { paper: Printable; format: Format }) =>
      bring({ service, caseId, paper, format, isFull }),
  });
  const papers = query.data?.papers ?? [];
  if (papers.length === 0) return null;
  const hasPeople = papers.some(({ subjects }) => subjects.length > 0);
  return (
    <section className="card" aria-label={t('papers.title')}>
      <h2>{t('papers.title')}</h2>
      {hasPeople && may('register.unmask') && (
        <Checkbox
          checked={isFull}
          onChange={({ target }) => {
            setFull(target.checked);
          }}
        >
          {t('papers.full')}
        </Checkbox>
      )}
      <ul className="papers">
        {papers.map((paper) => {
          const about = paper.about === undefined ? '' : ` · ${nameOf(paper.about)}`;
          const title = `${paper.title}${about}`;
          return (
            <li key={`${paper.paper}-${paper.about ?? ''}`}>
              {title}{' '}
              {formats.map((format) => (
                <Button
                  key={format}
                  type="link"
                  size="small"
                  disabled={print.isPending}
                  aria-label={`${title} ${t(`papers.${format}`)}`}
                  onClick={() => {
                    print.mutate({ paper, format });
                  }}
                >
                  {t(`papers.${format}`)}
                </Button>
              ))}
            </li>
          );
        })}
      </ul>
      {print.error && <ErrorCard error={print.error} />}
    </section>
  );
}

interface Wanted {
  readonly service: Service;
  readonly caseId: string;
  readonly paper: Printable;
  readonly format: Format;
  readonly isFull: boolean;
}

/** @throws Fault for a refusal, ConnectionLost where no answer came. */
async function bring({ service, caseId, paper, format, isFull }: Wanted): Promise<void> {
  const slips = await slipsFor(service, paper, isFull ? purposes[paper.paper] : undefined);
  const about = paper.about === undefined ? {} : { about: paper.about };
  const path = `/api/${service}/cases/${encodeURIComponent(caseId)}/papers/${paper.paper}`;
  const response = await fetchAnswered(
    new Request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
      body: JSON.stringify({ format, slips, ...about }),
    }),
  );
  saveFile(`${paper.title}-${paper.about ?? caseId}.${format}`, await response.blob());
}
