import { useRef, useState, type FocusEvent, type RefObject } from 'react';
import { largeLetters } from '../ui/large-letters.js';

const letterPixels = { usual: 14, large: 18 };
const gapRem = 0.4;
const beyond = 3;
/** The window moves in steps, so that scrolling within one draws nothing anew. */
const step = 2;

/** A card that is drawn, and where in its column. */
export interface SeenCard {
  readonly index: number;
  /** Pixels from the top of all cards. */
  readonly top: number;
}

interface SeenCards {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
  readonly seen: readonly SeenCard[];
  /** Pixels all cards take, drawn or not. */
  readonly whole: number;
  /** Of one card, without the gap to the next. */
  readonly cardPixels: number;
  /** How many stand at or above the lower edge of the window and a little beyond. */
  readonly reached: number;
}

/**
 * Which cards of a column are drawn: those in its window, the one that is being dragged, and the one
 * that holds the focus, wherever they are; a card that vanished under somebody's hand would let go.
 */
export function useSeenCards(ids: readonly string[], cardRem: number, held: string | undefined): SeenCards {
  const place = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const [focused, setFocused] = useState<string>();
  const rem = largeLetters.useValue() ? letterPixels.large : letterPixels.usual;
  const cardPixels = cardRem * rem;
  const pitch = (cardRem + gapRem) * rem;
  const tallest = Math.max(globalThis.innerHeight, globalThis.screen.availHeight);
  const from = Math.max(0, Math.min(first, ids.length - 1) - beyond);
  const reached = Math.min(ids.length, first + Math.ceil(tallest / pitch) + step + beyond);
  const indexes = new Set(Array.from({ length: reached - from }, (_, index) => from + index));
  for (const id of [held, focused]) {
    const index = id === undefined ? -1 : ids.indexOf(id);
    if (index >= 0) indexes.add(index);
  }
  return {
    place,
    onScroll: () => {
      const at = Math.floor((place.current?.scrollTop ?? 0) / pitch);
      setFirst(at - (at % step));
    },
    onFocus: ({ target }) => {
      setFocused(target.closest<HTMLElement>('[data-card]')?.dataset['card']);
    },
    onBlur: () => {
      setFocused(undefined);
    },
    seen: [...indexes].sort((a, b) => a - b).map((index) => ({ index, top: index * pitch })),
    whole: ids.length * pitch,
    cardPixels,
    reached,
  };
}
