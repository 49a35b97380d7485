import type { GiveOpinion } from '#contracts/evaluation/commands';

/** An opinion while it is being written: kept in this browser alone, for one person and panel. */
export interface Draft {
  readonly scores: Readonly<Record<string, number>>;
  readonly comment: string;
  readonly recommendation?: GiveOpinion['recommendation'];
}

export interface DraftPlace {
  readonly caseId: string;
  readonly personId: string;
  readonly round: number;
}

const empty: Draft = { scores: {}, comment: '' };

function keyOf({ caseId, personId, round }: DraftPlace): string {
  return `duet.draft.evaluation.${caseId}.${personId}.${String(round)}`;
}

export function keptDraft(place: DraftPlace): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null') as Partial<Draft> | null;
    return { ...empty, ...kept };
  } catch {
    return empty;
  }
}

/** False where the browser keeps nothing: full, or told not to. */
export function keepDraft(place: DraftPlace, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(place: DraftPlace): void {
  localStorage.removeItem(keyOf(place));
}
