/**
 * How a panel scores. Weights are whole percents that sum to 100; scores are whole points within a
 * criterion's anchors; results are carried in hundredths of a point so that no float decides.
 */
export interface Criterion {
  readonly criterionId: string;
  readonly weightPercent: number;
  readonly scoreMin: number;
  readonly scoreMax: number;
}

export interface Rubric {
  readonly rubricId: string;
  readonly criteria: readonly Criterion[];
  readonly panelSizeMin: number;
  readonly panelSizeMax: number;
  /** Opinions needed before a conclusion may be drawn. */
  readonly quorum: number;
  /** Points out of 100 from which the panel supports. */
  readonly passMark: number;
  /** With at least this many opinions the highest and the lowest total are left out. */
  readonly trimFrom: number;
  /** How far (in points) the secretary's conclusion may deviate from the computed one, with a reason. */
  readonly discretionBand: number;
  /** Working days an expert has for an opinion, from the day the panel is convened. */
  readonly opinionWorkingDays: number;
}

export type Scores = Readonly<Record<string, number>>;

/** Hundredths of a point out of 100: 7 850 means 78.50 points. */
export type Centipoints = number;

/** Criteria that are missing, unknown or outside their anchors; empty when the scores are sound. */
export function faultyCriteria(scores: Scores, rubric: Rubric): readonly string[] {
  const known = new Set(rubric.criteria.map((criterion) => criterion.criterionId));
  const unknown = Object.keys(scores).filter((criterionId) => !known.has(criterionId));
  const faulty = rubric.criteria
    .filter(({ criterionId, scoreMin, scoreMax }) => {
      const score = scores[criterionId];
      return score === undefined || !Number.isInteger(score) || score < scoreMin || score > scoreMax;
    })
    .map((criterion) => criterion.criterionId);
  return [...faulty, ...unknown];
}

/**
 * One opinion's weighted total, each criterion scaled to 100 by its own maximum. Shares are added as
 * fractions of one denominator and rounded once, half up: their order changes nothing.
 */
export function weightedTotal(scores: Scores, rubric: Rubric): Centipoints {
  const denominator = rubric.criteria.reduce((product, { scoreMax }) => product * BigInt(scoreMax), 1n);
  let total = 0n;
  for (const { criterionId, weightPercent, scoreMax } of rubric.criteria) {
    const share = BigInt(scores[criterionId] ?? 0) * BigInt(weightPercent) * 100n;
    total += share * (denominator / BigInt(scoreMax));
  }
  return roundHalfUp(total, denominator);
}

/** The panel's result: mean of the totals, highest and lowest left out where the rubric trims. */
export function panelResult(totals: readonly Centipoints[], rubric: Rubric): Centipoints {
  if (totals.length === 0) throw new RangeError('a panel without opinions has no result');
  const sorted = [...totals].sort((a, b) => a - b);
  const counted = sorted.length >= rubric.trimFrom ? sorted.slice(1, -1) : sorted;
  const sum = counted.reduce((all, total) => all + BigInt(total), 0n);
  return roundHalfUp(sum, BigInt(counted.length));
}

/** @param numerator not negative. */
function roundHalfUp(numerator: bigint, denominator: bigint): Centipoints {
  return Number((2n * numerator + denominator) / (2n * denominator));
}
