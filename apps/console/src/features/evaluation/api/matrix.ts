import type { EvaluationView } from '#contracts/evaluation/views';

type Opinion = EvaluationView['opinions'][number];
type Criterion = EvaluationView['rubric']['criteria'][number];

/** A third of a criterion's span away from the panel's mean is worth a second look. */
const outlierShare = 0.3;

export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

/** Mean and ends of what was given; undefined where nothing was. */
export function spreadOf(given: readonly number[]): Spread | undefined {
  if (given.length === 0) return undefined;
  const sum = given.reduce((all, each) => all + each, 0);
  return { mean: sum / given.length, least: Math.min(...given), most: Math.max(...given) };
}

export function scoresOf(opinions: readonly Opinion[], criterionId: string): number[] {
  return opinions.flatMap(({ scores: { [criterionId]: score } }) => (score === undefined ? [] : [score]));
}

/** Whether a score stands far from the others' mean: a hint to whoever reads, nothing is decided by it. */
export function standsApart(
  score: number,
  { criterionId, scoreMin, scoreMax }: Criterion,
  opinions: readonly Opinion[],
): boolean {
  const spread = spreadOf(scoresOf(opinions, criterionId));
  if (!spread || opinions.length < 3) return false;
  return Math.abs(score - spread.mean) >= outlierShare * (scoreMax - scoreMin);
}
