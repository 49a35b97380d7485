export type Tone = 'waiting' | 'going' | 'good' | 'bad' | 'quiet';

/**
 * How a state looks, by its code: what waits for somebody, what runs by itself or goes on, what came out
 * well or badly, and what is over and neither. A spec holds that every state with a word has its tone.
 */
const tones: Readonly<Record<string, Tone>> = {
  ...tonesOf('waiting', 'parked', 'awaiting-panel', 'drafting', 'placing', 'prepared', 'offered'),
  ...tonesOf('waiting', 'reopening-requested', 'signature-requested', 'reviewed', 'submitted', 'pending'),
  ...tonesOf('waiting', 'suspected', 'judging', 'awaiting-account', 'awaited', 'suspended', 'proposed'),
  ...tonesOf('going', 'open', 'collecting-opinions', 'landing', 'locked', 'exported', 'settling', 'placed'),
  ...tonesOf('going', 'reading', 'registering', 'opening', 'undoing', 'suspending', 'resuming', 'failing'),
  ...tonesOf('good', 'qualified', 'concluded', 'signed', 'landed', 'settled', 'paid', 'accepted'),
  ...tonesOf('good', 'approved', 'agreed', 'opened', 'finished', 'supported', 'passed', 'completed'),
  ...tonesOf('good', 'supported-with-conditions', 'entitled', 'reported'),
  ...tonesOf('bad', 'dropped', 'failed', 'commitment-refused', 'refused', 'rejected', 'returned'),
  ...tonesOf('bad', 'not-supported', 'not-passed', 'overdue', 'withdrawn', 'recovered'),
  ...tonesOf('quiet', 'closed', 'stepped-back', 'lapsed', 'duplicate', 'skipped', 'left-out'),
};

function tonesOf(tone: Tone, ...codes: readonly string[]): Record<string, Tone> {
  return Object.fromEntries(codes.map((code) => [code, tone]));
}

/** @returns undefined for a code that is no state known here. */
export function toneOf(code: string): Tone | undefined {
  return tones[code];
}
