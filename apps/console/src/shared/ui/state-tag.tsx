export type Tone = 'waiting' | 'going' | 'good' | 'bad' | 'quiet';

/** Dark enough on their own light ground to be read (WCAG AA); never told by colour alone. */
const looks: Readonly<Record<Tone, { color: string; mark: string }>> = {
  waiting: { color: 'gold', mark: '◔' },
  going: { color: 'blue', mark: '▶' },
  good: { color: 'green', mark: '✓' },
  bad: { color: 'red', mark: '!' },
  quiet: { color: 'default', mark: '–' },
};

const tones: Readonly<Record<string, Tone>> = {
  ...tonesOf('waiting', 'parked', 'awaiting-panel', 'drafting', 'placing', 'prepared', 'offered'),
  ...tonesOf('waiting', 'reopening-requested', 'signature-requested', 'reviewed', 'submitted', 'pending'),
  ...tonesOf('waiting', 'suspected', 'judging'),
  ...tonesOf('good', 'qualified', 'concluded', 'signed', 'landed', 'settled', 'paid', 'accepted'),
  ...tonesOf('good', 'approved', 'agreed', 'opened', 'finished', 'supported', 'passed'),
  ...tonesOf('bad', 'dropped', 'failed', 'commitment-refused', 'refused', 'rejected', 'returned'),
  ...tonesOf('bad', 'not-supported', 'not-passed', 'overdue', 'withdrawn', 'recovered'),
  ...tonesOf('quiet', 'closed', 'stepped-back', 'lapsed', 'duplicate', 'skipped'),
};

function tonesOf(tone: Tone, ...codes: readonly string[]): Record<string, Tone> {
  return Object.fromEntries(codes.map((code) => [code, tone]));
}

/** A state as colour, mark and word. */
export function StateTag({ code, label, tone }: { code: string; label: string; tone?: Tone }) {
  const { color, mark } = looks[tone ?? tones[code] ?? 'going'];
  return (
    <span className={`state state-${color}`}>
      <span aria-hidden="true">{mark} </span>
      {label}
    </span>
  );
}
