import { useRef, useState } from 'react';
import { largeLetters } from './large-letters.js';

const linePixels = { usual: 36, large: 44 };
const beyond = 8;
/** The window moves in steps, so that scrolling within one draws nothing anew. */
const step = 8;

interface SeenRows {
  readonly place: React.RefObject<HTMLDivElement | null>;
  readonly onScroll: (() => void) | undefined;
  readonly from: number;
  readonly to: number;
  readonly rowPixels: number;
}

/** Which rows of a list are in its window; all of them where it has none. */
export function useSeenRows(count: number, height: number | undefined): SeenRows {
  const place = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const large = largeLetters.useValue();
  const rowPixels = large ? linePixels.large : linePixels.usual;
  if (height === undefined) return { place, onScroll: undefined, from: 0, to: count, rowPixels };
  const top = Math.min(first, Math.max(0, count - 1));
  const inView = Math.ceil(height / rowPixels);
  return {
    place,
    onScroll: () => {
      const at = Math.floor((place.current?.scrollTop ?? 0) / rowPixels);
      setFirst(at - (at % step));
    },
    from: Math.max(0, top - beyond),
    to: Math.min(count, top + inView + beyond + step),
    rowPixels,
  };
}
