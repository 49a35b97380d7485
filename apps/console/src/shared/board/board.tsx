import {
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardCode,
  KeyboardSensor,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
  type KeyboardCoordinateGetter,
} from '@dnd-kit/core';
import { HolderOutlined } from '@ant-design/icons';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/i18n.js';
import { useSeenCards } from './seen-cards.js';

/*
 * The one place that knows how cards are dragged: with the mouse anywhere on the card, with the
 * keyboard by its handle (space, arrows, space). Everything else speaks of columns and cards.
 */
const startsAfterPixels = 6;
/** So many cards before the last one more are asked for. */
const cardsAhead = 10;

/** One column to the left or right at each arrow. */
const columnByColumn: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const steps: Readonly<Record<string, number>> = {
    [KeyboardCode.Right]: 1,
    [KeyboardCode.Left]: -1,
  };
  const step = steps[event.code];
  if (step === undefined) return undefined;
  event.preventDefault();
  const columns = [...context.droppableRects].sort(([, a], [, b]) => a.left - b.left);
  const at = columns.findIndex(([id]) => id === context.over?.id);
  const target = columns[Math.max(0, Math.min(columns.length - 1, at + step))]?.[1];
  const card = context.collisionRect;
  if (!target || !card) return undefined;
  const middle = target.left + target.width / 2 - card.width / 2;
  return { x: currentCoordinates.x + middle - card.left, y: currentCoordinates.y };
};

interface BoardProps<Card> {
  readonly children: ReactNode;
  readonly nameOfCard: (card: Card) => string;
  readonly nameOfColumn: (column: string) => string;
  readonly onMove: (card: Card, column: string) => void;
}

interface Dragged<Card> {
  readonly id: string;
  readonly card: Card;
  readonly column: string;
}

/** The card in somebody's hand: its column goes on drawing it, however far it is scrolled. */
const Held = createContext<string | undefined>(undefined);

export function Board<Card>({ children, nameOfCard, nameOfColumn, onMove }: BoardProps<Card>) {
  const { t } = useWords();
  const [held, setHeld] = useState<Dragged<Card>>();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: startsAfterPixels } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnByColumn }),
  );
  const draggedOf = (active: { data: { current?: unknown } }) => active.data.current as Dragged<Card>;
  const column = (over: { id: string | number } | null) =>
    over ? nameOfColumn(String(over.id)) : '';
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('board.lifted', { card: nameOfCard(draggedOf(active).card) }),
    onDragOver: ({ over }) => t('board.over', { column: column(over) }),
    onDragEnd: ({ over }) => t('board.dropped', { column: column(over) }),
    onDragCancel: () => t('board.put'),
  };
  const end = ({ over }: DragEndEvent) => {
    setHeld(undefined);
    // Not what the page says of it now: news may have taken the card out of its column meanwhile.
    if (over && held && over.id !== held.column) onMove(held.card, String(over.id));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: t('board.instructions') },
      }}
      onDragStart={({ active }) => {
        setHeld(draggedOf(active));
      }}
      onDragCancel={() => {
        setHeld(undefined);
      }}
      onDragEnd={end}
    >
      <Held value={held?.id}>
        <div className="board">{children}</div>
      </Held>
      <DragOverlay>
        {held && <div className="board-card held">{nameOfCard(held.card)}</div>}
      </DragOverlay>
    </DndContext>
  );
}

interface ColumnProps<Card> {
  readonly id: string;
  readonly label: string;
  readonly head: ReactNode;
  readonly cards: readonly Card[];
  readonly idOf: (card: Card) => string;
  /** Height of every card of the column. */
  readonly cardRem: number;
  readonly draw: (card: Card) => ReactNode;
  /** The last cards will soon come into view. */
  readonly onEnd: () => void;
  /** Behind the last card. */
  readonly foot: ReactNode;
}

/** A column draws the cards in its window only: a board of hundreds scrolls as one of ten does. */
export function BoardColumn<Card>({
  id,
  label,
  head,
  cards,
  idOf,
  cardRem,
  draw,
  onEnd,
  foot,
}: ColumnProps<Card>) {
  const { setNodeRef, isOver } = useDroppable({ id });
  const ids = cards.map(idOf);
  const seen = useSeenCards(ids, cardRem, useContext(Held));
  const atEnd = seen.reached + cardsAhead >= cards.length;
  useEffect(() => {
    if (atEnd) onEnd();
  });
  return (
    <section ref={setNodeRef} aria-label={label} className={isOver ? 'column over' : 'column'}>
      <header>{head}</header>
      <div
        ref={seen.place}
        className="cards"
        tabIndex={0}
        role="group"
        aria-label={label}
        onScroll={seen.onScroll}
        onFocus={seen.onFocus}
        onBlur={seen.onBlur}
      >
        <div className="all-cards" style={{ height: seen.whole }}>
          {seen.seen.map(({ index, top }) => {
            const card = cards[index];
            return (
              card !== undefined && (
                <div key={ids[index]} data-card={ids[index]} style={{ top, height: seen.cardPixels }}>
                  {draw(card)}
                </div>
              )
            );
          })}
        </div>
        {foot}
      </div>
    </section>
  );
}

interface CardProps<Card> extends Dragged<Card> {
  readonly name: string;
  /** Its place among all cards of the column, also those that were not fetched yet. */
  readonly number: number;
  readonly of: number;
  readonly children: ReactNode;
}

export function BoardCard<Card>({ id, card, column, name, number, of, children }: CardProps<Card>) {
  const { t } = useWords();
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({
    id,
    data: { id, card, column } satisfies Dragged<Card>,
  });
  const { role: _, tabIndex: __, ...told } = attributes;
  return (
    <article
      ref={setNodeRef}
      className={isDragging ? 'board-card lifted' : 'board-card'}
      aria-posinset={number}
      aria-setsize={of}
      onPointerDown={listeners?.['onPointerDown'] as React.PointerEventHandler | undefined}
    >
      <button
        type="button"
        className="handle"
        aria-label={t('board.handle', { card: name })}
        onKeyDown={listeners?.['onKeyDown'] as React.KeyboardEventHandler | undefined}
        {...told}
      >
        <HolderOutlined aria-hidden />
      </button>
      {children}
    </article>
  );
}
