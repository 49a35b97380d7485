import type { Wait } from '../shared/stage.js';
import type { Evaluation } from './evaluation.js';
import { dueBy } from '../shared/working-days.js';
import { hasQuorum, missingExperts } from './panel.js';
import { vacantSeats } from './who-may.js';

/** Who must act next. Nobody while a reopening is asked for: the workflow waits for the answer. */
export function waits(state: Evaluation): readonly Wait[] {
  if (state.phase === 'awaiting-panel') {
    return [{ command: 'convene-panel', role: 'committee-secretary' }];
  }
  if (state.phase !== 'collecting-opinions') return [];
  const personId = state.secretaryId;
  const due = dueBy(state.opinionsDue);
  return [
    ...missingExperts(state).map((expertId): Wait => {
      const declared = state.seats.some((seat) => seat.expertId === expertId && seat.declared);
      const command = declared ? 'give-opinion' : 'declare-conflict';
      return { command, personId: expertId, ...due };
    }),
    ...vacantSeats(state).map((about): Wait => ({ command: 'replace-expert', about, personId })),
    ...(hasQuorum(state) ? [{ command: 'conclude', personId }] : []),
  ];
}
