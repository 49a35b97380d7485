import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { Redriven, StuckView } from '#contracts/journey/stuck';
import { useGive } from '../../../shared/commands/use-give.js';
import { useWords, type Words } from '../../../shared/i18n/i18n.js';
import { BusyButton } from '../../../shared/ui/busy-button.js';
import { askToConfirm } from '../../../shared/ui/confirm.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { cityTime } from '../../../shared/ui/due.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { useStuck } from '../api/queries.js';

type Waiting = StuckView['waiting'][number];
type Letter = StuckView['letters'][number];

/** Events that wait and messages nobody could take in: since when, why, and what helps. */
export function StuckPart() {
  const { t } = useWords();
  return (
    <>
      <p className="purpose">{t('administration:stuckHow')}</p>
      <Loaded query={useStuck()}>
        {(view) => (
          <>
            <WaitingList view={view} />
            <Letters view={view} />
          </>
        )}
      </Loaded>
    </>
  );
}

function WaitingList({ view: { waiting, waitingCount } }: { view: StuckView }) {
  const { t } = useWords();
  return (
    <>
      <h2>{t('administration:waiting', { count: waitingCount })}</h2>
      <DataTable<Waiting>
        title={t('administration:waitingList')}
        rows={waiting}
        rowKey={({ eventId }) => eventId}
        empty={<EmptyState text={t('administration:noWaiting')} />}
        columns={[
          {
            key: 'case',
            title: t('administration:case'),
            text: ({ caseId, stream, eventId }) => caseId ?? stream ?? eventId,
            show: ({ caseId, stream, eventId }) =>
              caseId === undefined ? (
                (stream ?? eventId)
              ) : (
                <Link to="/cases/$caseId" params={{ caseId }}>
                  {caseId}
                </Link>
              ),
          },
          { key: 'stream', title: t('administration:stream'), text: placeOf },
          { key: 'since', title: t('administration:since'), text: ({ since }) => cityTime(since) },
          { key: 'reason', title: t('administration:reason'), text: ({ reason }) => reasonOf(t, reason) },
          {
            key: 'tries',
            title: t('administration:tries'),
            figures: true,
            text: ({ tries }) => String(tries),
          },
          {
            key: 'retry',
            title: t('administration:retryAt'),
            text: ({ retryAt }) => (retryAt === undefined ? '—' : cityTime(retryAt)),
          },
          helpColumn(t),
        ]}
      />
    </>
  );
}

function placeOf({ stream, version, eventId }: Waiting): string {
  return stream === undefined ? eventId : `${stream} · ${String(version)}`;
}

function Letters({ view: { letters, letterCount, lettersKnown } }: { view: StuckView }) {
  const { t } = useWords();
  return (
    <>
      <h2>{t('administration:letters', { count: letterCount })}</h2>
      {!lettersKnown && (
        <Alert className="refused" type="warning" showIcon role="status" title={t('administration:lettersUnknown')} />
      )}
      <DataTable<Letter>
        title={t('administration:letterList')}
        rows={letters}
        rowKey={({ place }) => place}
        empty={<EmptyState text={t('administration:noLetters')} />}
        columns={[
          { key: 'place', title: t('administration:place'), text: ({ place }) => place },
          { key: 'event', title: t('administration:event'), text: ({ eventId }) => eventId ?? '—' },
          { key: 'at', title: t('administration:since'), text: ({ at }) => cityTime(at) },
          { key: 'reason', title: t('administration:reason'), text: ({ reason }) => reasonOf(t, reason) },
          { key: 'tries', title: t('administration:tries'), figures: true, text: ({ tries }) => String(tries) },
          helpColumn<Letter>(t),
        ]}
        tools={<Redrive count={letterCount} />}
      />
    </>
  );
}

/** `gap` and `unreadable:…` have words of their own; an error’s name is a developer’s clue. */
function kindOf(reason: string): 'gap' | 'unreadable' | 'other' {
  if (reason === 'gap') return 'gap';
  return reason.startsWith('unreadable') || reason.includes('CloudEvent') ? 'unreadable' : 'other';
}

function reasonOf(t: Words, reason: string): string {
  const kind = kindOf(reason);
  const words = t(`administration:reasons.${kind}`);
  return kind === 'gap' ? words : `${words} (${reason})`;
}

function helpColumn<Row extends { readonly reason: string }>(t: Words): Column<Row> {
  return {
    key: 'help',
    title: t('administration:help'),
    width: 260,
    text: ({ reason }) => t(`administration:helps.${kindOf(reason)}`),
  };
}

function Redrive({ count }: { count: number }) {
  const { t } = useWords();
  const give = useGive<Redriven>('/api/journey/stuck/redrive');
  const title = t('administration:redrive');
  const ask = async () => {
    const text = t('administration:redriveText', { count });
    if (await askToConfirm({ title, text, ok: title, cancel: t('cancel') })) give.mutate({});
  };
  return (
    <>
      <BusyButton disabled={count === 0} busy={give.isPending} onClick={() => void ask()}>
        {title}
      </BusyButton>
      {give.data && <span role="status">{t('administration:redriven', { sent: give.data.sent })}</span>}
      {give.error && <ErrorCard error={give.error} />}
    </>
  );
}
