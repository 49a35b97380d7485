/** Ids of what is counted within a case (clauses, milestones, payments): a word and a number from 1. */
export function numbered(word: 'clause' | 'milestone' | 'payment', index: number): string {
  return `${word}-${String(index + 1)}`;
}
