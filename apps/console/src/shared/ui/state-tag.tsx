import { toneOf, type Tone } from './state-tones.js';

/** Dark enough on their own light ground to be read (WCAG AA); never told by colour alone. */
const looks: Readonly<Record<Tone, { color: string; mark: string }>> = {
  waiting: { color: 'gold', mark: '◔' },
  going: { color: 'blue', mark: '▶' },
  good: { color: 'green', mark: '✓' },
  bad: { color: 'red', mark: '!' },
  quiet: { color: 'default', mark: '–' },
};

/** A state as colour, mark and word. */
export function StateTag({ code, label, tone }: { code: string; label: string; tone?: Tone }) {
  const { color, mark } = looks[tone ?? toneOf(code) ?? 'going'];
  return (
    <span className={`state state-${color}`}>
      <span aria-hidden="true">{mark} </span>
      {label}
    </span>
  );
}
