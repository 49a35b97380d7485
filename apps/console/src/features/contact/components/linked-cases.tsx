import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ContactView } from '#contracts/contact/views';
import type { BoardCase } from '#contracts/journey/views';
import { answerOf, api } from '../../../shared/api/client.js';
import { useNames } from '../../../shared/api/catalogue.js';
import { phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';

type Links = ContactView['links'];

/** The project and the talents that brought one another, side by side, each as its own row tells. */
export function LinkedCases({ links }: { links: Links }) {
  const { t } = useWords();
  const rows = useQueries({
    queries: links.map(({ caseId }) => ({
      queryKey: ['case', caseId, 'linked'],
      queryFn: async (): Promise<BoardCase | null> => {
        const query = { caseId, limit: 1 };
        const { cases } = await answerOf(api.GET('/api/journey/board', { params: { query } }));
        return (cases[0] as BoardCase | undefined) ?? null;
      },
    })),
  });
  return (
    <ul className="side-by-side" aria-label={t('contact:links')}>
      {links.map(({ caseId, direction }, index) => (
        <li key={caseId} className="card">
          <small>{t(direction === 'brought' ? 'contact:brought' : 'contact:broughtBy')}</small>
          <LinkedCase caseId={caseId} row={rows[index]?.data ?? undefined} />
        </li>
      ))}
    </ul>
  );
}

function LinkedCase({ caseId, row }: { caseId: string; row: BoardCase | undefined }) {
  const { t } = useWords();
  const names = useNames();
  const count = row?.personIds.length ?? 0;
  const talents = count > 0 ? t('contact:talents', { count, id: caseId }) : caseId;
  const name = row?.organisations.join('、') || talents;
  return (
    <>
      <Link to="/cases/$caseId" params={{ caseId }}>
        {name}
      </Link>
      {row && (
        <p>
          <StateTag
            code={row.phase}
            label={`${t(`stages.${row.stage}`)} · ${phaseLabel(t, row.stage, row.phase)}`}
          />{' '}
          {names.person(row.officerId)} <MoneyShown fen={row.plannedInvestment} />
        </p>
      )}
    </>
  );
}
