import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { BoardCase } from '#contracts/journey/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { Board, BoardCard, BoardColumn } from '../../../shared/board/board.js';
import { phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Due } from '../../../shared/ui/due.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { fetchMore, MoreButton } from '../../../shared/ui/more-button.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { nameOfCase } from '../api/case-name.js';
import { useBoard, type BoardFilter } from '../api/queries.js';

const stages = ['contact', 'evaluation', 'negotiation', 'landing', 'reward', 'closed'] as const;
const columnCards = 30;
/** Cards of a column are of one height, so that it can be known where one stands without drawing it. */
const cardRems = { withDue: 11.2, withoutDue: 8 };

/** Where each column's cards may go. */
export type Targets = Readonly<Record<string, readonly string[] | undefined>>;

/** A card on its way: shown where it is going until the service has said yes or no. */
export interface Moving {
  readonly card: BoardCase;
  readonly to: string;
}

interface CaseBoardProps {
  readonly filter: BoardFilter;
  readonly targets: Targets;
  readonly moving: Moving | undefined;
  readonly onMove: (card: BoardCase, to: string) => void;
}

/** The cases by where they stand, with counts and sums; cards are dragged or moved by their menu. */
export function CaseBoard({ filter, targets, moving, onMove }: CaseBoardProps) {
  const { t } = useWords();
  return (
    <Board<BoardCase>
      nameOfCard={(card) => nameOfCase(t, card)}
      nameOfColumn={(stage) => t(`stages.${stage}`)}
      onMove={onMove}
    >
      {stages.map((stage) => (
        <Column key={stage} stage={stage} {...{ filter, targets, moving, onMove }} />
      ))}
    </Board>
  );
}

function Column({
  stage,
  filter,
  targets,
  moving,
  onMove,
}: CaseBoardProps & { stage: (typeof stages)[number] }) {
  const { t } = useWords();
  const query = useBoard({ ...filter, stage }, columnCards);
  const total = query.data?.pages[0]?.columns?.find((column) => column.stage === stage);
  const name = t(`stages.${stage}`);
  const loaded = query.data?.pages.flatMap((page) => page.cases) ?? [];
  const staying = loaded.filter(({ caseId }) => caseId !== moving?.card.caseId);
  const cards = moving?.to === stage ? [moving.card, ...staying] : staying;
  const places = new Map(cards.map(({ caseId }, index) => [caseId, index + 1]));
  const head = (
    <>
      <h2>{name}</h2>
      <span>
        {t('journey:count', { count: total?.count ?? 0 })} ·{' '}
        <MoneyShown fen={total?.plannedInvestment ?? '0'} />
      </span>
    </>
  );
  const isShort = cards.every(({ due }) => due === undefined);
  return (
    <BoardColumn<BoardCase>
      id={stage}
      label={name}
      head={head}
      cards={cards}
      idOf={({ caseId }) => caseId}
      cardRem={isShort ? cardRems.withoutDue : cardRems.withDue}
      onEnd={() => {
        fetchMore(query);
      }}
      draw={(card) => (
        <CaseCard
          card={card}
          column={stage}
          number={places.get(card.caseId) ?? 1}
          of={Math.max(total?.count ?? 0, cards.length)}
          {...{ targets, onMove }}
        />
      )}
      foot={
        <>
          {!query.isSuccess && <Loaded query={query}>{() => null}</Loaded>}
          {query.hasNextPage && <MoreButton query={query} />}
        </>
      }
    />
  );
}

interface CardProps extends Pick<CaseBoardProps, 'targets' | 'onMove'> {
  readonly card: BoardCase;
  readonly column: string;
  readonly number: number;
  readonly of: number;
}

/** Drawn anew for its own sake only: not whenever its column is scrolled or gets another page. */
const CaseCard = memo(function CaseCard({
  card,
  column,
  number,
  of,
  targets,
  onMove,
}: CardProps) {
  const { t } = useWords();
  const names = useNames();
  const { caseId, stage, phase, due } = card;
  const name = nameOfCase(t, card);
  const goals = targets[stage] ?? [];
  const whose = `${names.person(card.officerId)} · ${names.nameIn('districts', card.district)}`;
  return (
    <BoardCard id={caseId} {...{ card, column, name, number, of }}>
      <Link to="/cases/$caseId" params={{ caseId }} draggable={false} title={name} className="name">
        {name}
      </Link>
      <div className="one-line">
        <StateTag code={phase} label={phaseLabel(t, stage, phase)} />
        <MoneyShown fen={card.plannedInvestment} unit={false} />
      </div>
      {due !== undefined && <Due at={due} />}
      <div className="one-line foot">
        <small title={whose}>{whose}</small>
        {goals.length > 0 && (
          <select
            className="move"
            aria-label={t('board.moveCard', { card: name })}
            value=""
            onChange={({ target }) => {
              onMove(card, target.value);
            }}
          >
            <option value="">{t('board.move')}</option>
            {goals.map((goal) => (
              <option key={goal} value={goal}>
                {t(`stages.${goal}`)}
              </option>
            ))}
          </select>
        )}
      </div>
    </BoardCard>
  );
});
