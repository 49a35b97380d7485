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
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/i18n.js';

/*
 * The one place that knows how cards are dragged: with the mouse anywhere on the card, with the
 * keyboard by its handle (space, arrows, space). Everything else speaks of columns and cards.
 */
const startsAfterPixels = 6;

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
  readonly card: Card;
  readonly column: string;
}

export function Board<Card>({ children, nameOfCard, nameOfColumn, onMove }: BoardProps<Card>) {
  const { t } = useWords();
  const [held, setHeld] = useState<Card>();
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
  const end = ({ active, over }: DragEndEvent) => {
    setHeld(undefined);
    const dragged = draggedOf(active);
    if (over && over.id !== dragged.column) onMove(dragged.card, String(over.id));
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
        setHeld(draggedOf(active).card);
      }}
      onDragCancel={() => {
        setHeld(undefined);
      }}
      onDragEnd={end}
    >
      <div className="board">{children}</div>
      <DragOverlay>
        {held !== undefined && <div className="board-card held">{nameOfCard(held)}</div>}
      </DragOverlay>
    </DndContext>
  );
}

export function BoardColumn({
  id,
  label,
  head,
  children,
}: {
  id: string;
  label: string;
  head: ReactNode;
  children: ReactNode;
}) {
  const { setNodeRef, isOver } = useDroppable({ id });
  return (
    <section ref={setNodeRef} aria-label={label} className={isOver ? 'column over' : 'column'}>
      <header>{head}</header>
      <div className="cards" tabIndex={0} role="group" aria-label={label}>
        {children}
      </div>
    </section>
  );
}

export function BoardCard<Card>({
  id,
  card,
  column,
  name,
  children,
}: Dragged<Card> & { id: string; name: string; children: ReactNode }) {
  const { t } = useWords();
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({
    id,
    data: { card, column },
  });
  const { role: _, tabIndex: __, ...told } = attributes;
  return (
    <article
      ref={setNodeRef}
      className={isDragging ? 'board-card lifted' : 'board-card'}
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
