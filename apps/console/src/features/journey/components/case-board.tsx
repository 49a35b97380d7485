import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { BoardCase } from '#contracts/journey/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { Board, BoardCard, BoardColumn } from '../../../shared/board/board.js';
import { phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Due } from '../../../shared/ui/due.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { nameOfCase } from '../api/case-name.js';
import { useBoard, type BoardFilter } from '../api/queries.js';

const stages = ['contact', 'evaluation', 'negotiation', 'landing', 'reward', 'closed'] as const;
const columnCards = 30;

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
  const total = query.data?.pages[0]?.columns.find((column) => column.stage === stage);
  const name = t(`stages.${stage}`);
  const head = (
    <>
      <h2>{name}</h2>
      <span>
        {t('journey:count', { count: total?.count ?? 0 })} ·{' '}
        <MoneyShown fen={total?.plannedInvestment ?? '0'} />
      </span>
    </>
  );
  return (
    <BoardColumn id={stage} label={name} head={head}>
      <Loaded query={query}>
        {({ pages }) => {
          const loaded = pages.flatMap((page) => page.cases);
          const staying = loaded.filter(({ caseId }) => caseId !== moving?.card.caseId);
          const cards = moving?.to === stage ? [moving.card, ...staying] : staying;
          return (
            <>
              {cards.map((card) => (
                <CaseCard key={card.caseId} card={card} column={stage} targets={targets} onMove={onMove} />
              ))}
              {query.hasNextPage && (
                <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('more')}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </BoardColumn>
  );
}

function CaseCard({
  card,
  column,
  targets,
  onMove,
}: Pick<CaseBoardProps, 'targets' | 'onMove'> & { card: BoardCase; column: string }) {
  const { t } = useWords();
  const names = useNames();
  const { caseId, stage, phase, due } = card;
  const name = nameOfCase(t, card);
  const goals = targets[stage] ?? [];
  return (
    <BoardCard id={caseId} card={card} column={column} name={name}>
      <Link to="/cases/$caseId" params={{ caseId }} draggable={false}>
        {name}
      </Link>
      <div>
        <StateTag code={phase} label={phaseLabel(t, stage, phase)} />
        <MoneyShown fen={card.plannedInvestment} />
      </div>
      <small>
        {names.person(card.officerId)} · {names.nameIn('districts', card.district)}
      </small>
      {due !== undefined && <Due at={due} />}
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
    </BoardCard>
  );
}
