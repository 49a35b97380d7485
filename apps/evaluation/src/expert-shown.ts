import type { ExpertsPage } from '#contracts/evaluation/experts';
import type { Expert } from '#domain/evaluation/expert';

/** A line of the register of experts, in a list as in a view. */
export function expertShown(
  state: Exclude<Expert, { readonly phase: 'not-opened' }>,
): ExpertsPage['experts'][number] {
  const { expertId, phase, sample, unitId, fields } = state;
  return {
    expertId,
    active: phase === 'active',
    sample: sample === true,
    unitId,
    fields: [...fields],
  };
}
