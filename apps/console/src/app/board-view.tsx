import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { BoardCase, CaseView, TimelineView } from '#contracts/journey/views';
import type { BoardFilter } from '../features/journey/api/queries.js';
import { nameOfCase } from '../features/journey/api/case-name.js';
import { takeNews } from '../features/journey/api/board-news.js';
import { CaseBoard, type Moving } from '../features/journey/components/case-board.js';
import { answerOf, api } from '../shared/api/client.js';
import { useNames } from '../shared/api/catalogue.js';
import { Fault } from '../shared/api/fault.js';
import { useWords } from '../shared/i18n/i18n.js';
import { cityTime } from '../shared/ui/due.js';
import { notify } from '../shared/ui/notices.js';
import { moveBetween, targets } from './moves.js';

/** Comes with the first move: the board is there before any form is. */
const MoveDrawer = lazy(() => import('./move-drawer.js').then((drawer) => ({ default: drawer.MoveDrawer })));
const settleMs = 1500;

/** The board and what a move asks for. A card the service refuses goes back to where it was. */
export function BoardView({ filter }: { filter: BoardFilter }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const tellWhoMoved = useTellWhoMoved();
  const [moving, setMoving] = useState<Moving>();
  const [asking, setAsking] = useState(false);
  const back = () => {
    setMoving(undefined);
    setAsking(false);
  };
  const move = (card: BoardCase, to: string) => {
    if (!moveBetween(card.stage, to)) {
      const columns = { from: t(`stages.${card.stage}`), to: t(`stages.${to}`) };
      notify({ tone: 'info', title: t('board.noWayBetween', columns) });
      return;
    }
    setMoving({ card, to });
    setAsking(true);
  };
  const moved = () => {
    const caseId = moving?.card.caseId ?? '';
    setAsking(false);
    // The board is told a moment later; until then the card stays where it was put.
    setTimeout(() => {
      void takeNews(queries, [caseId]).then(() => {
        setMoving(undefined);
      });
    }, settleMs);
  };
  const refused = (error: unknown) => {
    if (!moving || !(error instanceof Fault) || error.problem.status !== 409) return;
    void tellWhoMoved(moving.card).then((news) => {
      notify({
        tone: 'bad',
        title: t('board.back', { card: nameOfCase(t, moving.card) }),
        text: [error.problem.detail, news].join('\n'),
        stays: true,
      });
    });
    back();
  };
  return (
    <>
      <CaseBoard filter={filter} targets={targets} moving={moving} onMove={move} />
      {moving && asking && (
        <Suspense fallback={null}>
          <MoveDrawer moving={moving} onRefused={refused} onDone={moved} close={back} />
        </Suspense>
      )}
    </>
  );
}

/** Where a case stands now and what was done last to it: by whom, when. */
function useTellWhoMoved() {
  const { t } = useWords();
  const names = useNames();
  return async (card: BoardCase): Promise<string> => {
    const params = { path: { id: card.caseId }, query: { limit: 100 } };
    const [row, timeline] = (await Promise.all([
      answerOf(api.GET('/api/journey/cases/{id}', { params: { path: { id: card.caseId } } })),
      answerOf(api.GET('/api/journey/cases/{id}/timeline', { params })),
    ]).catch(() => [])) as [CaseView?, TimelineView?];
    const last = timeline?.entries.findLast(({ by }) => by.kind === 'person');
    if (!row || !last) return '';
    return t('board.standsNow', {
      column: t(`stages.${row.stage}`),
      at: cityTime(last.at),
      who: names.person(last.by.personId),
      what: last.sentence,
    });
  };
}
