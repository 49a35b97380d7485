import { EmptyState } from './empty-state.js';

interface Item {
  readonly key: string;
  readonly title: string;
  /** Paragraphs; what is missing is left out. */
  readonly text?: readonly (string | null | undefined | false)[];
}

/** Things said one below the other, the words of each under its head. */
export function List({ items, empty }: { items: readonly Item[]; empty: string }) {
  if (items.length === 0) return <EmptyState text={empty} />;
  return (
    <ol className="said">
      {items.map(({ key, title, text = [] }) => (
        <li key={key}>
          <strong>{title}</strong>
          {text.filter(Boolean).map((paragraph) => (
            <p key={String(paragraph)}>{paragraph}</p>
          ))}
        </li>
      ))}
    </ol>
  );
}
