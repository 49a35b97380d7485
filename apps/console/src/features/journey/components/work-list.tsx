import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { WorkView } from '#contracts/journey/views';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Due } from '../../../shared/ui/due.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { useWork } from '../api/queries.js';

type Item = WorkView['items'][number];

/** What waits for me, each with its verb; J and K go down and up, Enter opens. */
export function WorkList({ noCase }: { noCase: (item: Item) => string | undefined }) {
  const { t } = useWords();
  const query = useWork();
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <EmptyState text={t('journey:nothingWaits')} />;
        return (
          <>
            <p className="subtitle">{t('journey:keys')}</p>
            <Items items={items} noCase={noCase} />
            <MoreButton query={query} />
          </>
        );
      }}
    </Loaded>
  );
}

function Items({
  items,
  noCase,
}: {
  items: readonly Item[];
  noCase: (item: Item) => string | undefined;
}) {
  const { t } = useWords();
  const navigate = useNavigate();
  const list = useRef<HTMLOListElement>(null);
  useJumps(list);
  const open = ({ caseId, stage }: Item, other: string | undefined) => {
    if (caseId === undefined) void navigate({ to: other ?? '/' });
    else void navigate({ to: '/cases/$caseId', params: { caseId }, search: { tab: stage } });
  };
  return (
    <ol className="work" ref={list}>
      {items.map((item) => (
        <li
          key={`${item.caseId ?? ''}-${item.stage}-${item.command}-${item.about ?? ''}`}
          className={item.overdue ? 'overdue' : ''}
        >
          <span className="what">
            <b>{item.organisation ?? item.about ?? item.caseId}</b>
            <small>
              {t(`stages.${item.stage}`)}
              {item.organisation !== undefined && item.about !== undefined && ` · ${item.about}`}
            </small>
          </span>
          {item.due !== undefined && <Due at={item.due} />}
          <Button
            type={item.overdue ? 'primary' : 'default'}
            onClick={() => {
              open(item, noCase(item));
            }}
          >
            {commandTitle(t, item.stage === 'batch' ? 'reward' : item.stage, item.command)}
          </Button>
        </li>
      ))}
    </ol>
  );
}

/** J and K move between the verbs of a list, unless somebody is typing. */
function useJumps(list: React.RefObject<HTMLOListElement | null>): void {
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea');
      const step = { j: 1, k: -1 }[event.key];
      if (typing || step === undefined || event.ctrlKey || event.metaKey) return;
      const verbs = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
      const at = verbs.indexOf(document.activeElement as HTMLElement);
      verbs[Math.max(0, Math.min(verbs.length - 1, at + step))]?.focus();
    };
    addEventListener('keydown', jump);
    return () => {
      removeEventListener('keydown', jump);
    };
  }, [list]);
}
