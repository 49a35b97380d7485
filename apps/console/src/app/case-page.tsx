import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType } from 'react';
import type { CaseView } from '#contracts/journey/views';
import { useContact } from '../features/contact/api/use-contact.js';
import { LinkedCases } from '../features/contact/components/linked-cases.js';
import { CaseHeader } from '../features/journey/components/case-header.js';
import { useCaseRow } from '../features/journey/api/use-case-row.js';
import { useWords } from '../shared/i18n/i18n.js';
import { EmptyState } from '../shared/ui/empty-state.js';
import { Loaded } from '../shared/ui/loaded.js';
import { Tabs } from '../shared/ui/tabs.js';
import { PagePending } from './page-states.js';

const route = getRouteApi('/cases/$caseId');

type Tab = ComponentType<{ caseId: string }>;

/** Each is fetched when it is first opened. */
function tab<Name extends string>(name: Name, load: () => Promise<Readonly<Record<Name, Tab>>>): Tab {
  return lazy(async (): Promise<{ default: Tab }> => ({ default: (await load())[name] }));
}

/** A tab a stage; the features do not know of one another, this page knows of all. */
const tabs: Readonly<Record<string, Tab>> = {
  timeline: tab('TimelineTab', () => import('../features/journey/components/timeline-tab.js')),
  contact: tab('ContactTab', () => import('../features/contact/components/contact-tab.js')),
  evaluation: tab('EvaluationTab', () => import('../features/evaluation/components/evaluation-tab.js')),
  negotiation: tab('NegotiationTab', () => import('../features/negotiation/components/negotiation-tab.js')),
  landing: tab('LandingTab', () => import('../features/landing/components/landing-tab.js')),
  reward: tab('RewardTab', () => import('../features/reward/components/reward-tab.js')),
};

/** A stage that is about to open is told of in a moment; the page then shows it by itself. */
function isOpen({ stages }: CaseView, tab: string): boolean {
  return tab === 'timeline' || stages.some(({ stage }) => stage === tab);
}

const Composer = lazy(() => import('./composer.js').then((composer) => ({ default: composer.Composer })));

/** The project and the talents that brought one another stay in view, whatever tab is open. */
function Linked({ caseId }: { caseId: string }) {
  const links = useContact(caseId).data?.links ?? [];
  return links.length === 0 ? null : <LinkedCases links={links} />;
}

export function CasePage() {
  const { t } = useWords();
  const { caseId } = route.useParams();
  const { tab: shown = 'timeline' } = route.useSearch();
  const navigate = route.useNavigate();
  const Shown = tabs[shown];
  return (
    <Loaded query={useCaseRow(caseId)}>
      {(row) => (
        <>
          <CaseHeader row={row} />
          {isOpen(row, 'contact') && <Linked caseId={caseId} />}
          <Tabs
            label={t('stage')}
            active={shown}
            onChange={(key) => void navigate({ search: { tab: key }, replace: true })}
            items={Object.keys(tabs)
              .filter((key) => isOpen(row, key))
              .map((key) => ({
                key,
                label: key === 'timeline' ? t('journey:timeline') : t(`stages.${key}`),
              }))}
          >
            {Shown && isOpen(row, shown) ? (
              <Suspense fallback={<PagePending />}>
                {shown === 'timeline' && <Composer caseId={caseId} stages={row.stages.map(({ stage }) => stage)} />}
                <Shown caseId={caseId} />
              </Suspense>
            ) : (
              <EmptyState text={t('notOpenYet')} />
            )}
          </Tabs>
        </>
      )}
    </Loaded>
  );
}
