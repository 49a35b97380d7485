import type { Sentence } from './sentences.js';

/** What people call each phase of a stage. */
export type PhaseWords<Phase extends string> = Readonly<Record<Phase, Sentence>>;

/** The phase as a refusal's details name it: its code, and its words for the sentence. */
export function phaseDetails<Phase extends string>(
  phase: Phase,
  words: PhaseWords<Phase>,
): { readonly phase: Phase; readonly phaseZh: string; readonly phaseEn: string } {
  const { zh, en } = words[phase];
  return { phase, phaseZh: zh, phaseEn: en };
}
