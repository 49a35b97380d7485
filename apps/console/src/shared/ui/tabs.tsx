import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

export interface TabItem {
  readonly key: string;
  readonly label: ReactNode;
}

interface TabsProps {
  /** Names the row of tabs to who does not see it. */
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly active: string;
  readonly onChange: (key: string) => void;
  /** What the active tab shows; nothing of the others is kept. */
  readonly children: ReactNode;
}

/** Tabs as browsers and screen readers know them: one in the tab order, arrows between them. */
export function Tabs({ label, items, active, onChange, children }: TabsProps) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const go = (event: KeyboardEvent) => {
    const at = items.findIndex(({ key }) => key === active);
    const goal = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key];
    const next = goal === undefined ? undefined : items[(goal + items.length) % items.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.key);
    row.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };
  return (
    <div className="tabs">
      <div role="tablist" aria-label={label} ref={row} onKeyDown={go}>
        {items.map(({ key, label: name }) => (
          <button
            key={key}
            type="button"
            role="tab"
            data-key={key}
            id={`${id}-${key}`}
            aria-selected={key === active}
            {...(key === active && { 'aria-controls': `${id}-panel` })}
            tabIndex={key === active ? 0 : -1}
            onClick={() => {
              onChange(key);
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${active}`}
        className="tab-panel"
      >
        {children}
      </div>
    </div>
  );
}
