import { z } from 'zod';
import { CalendarDay, freeText, Id } from '../shared/fields.js';

/** Body of `submit-evidence`: a file that was uploaded for this case before. */
export const SubmitEvidence = z
  .strictObject({
    milestoneId: Id,
    kind: Id,
    documentId: Id.meta({ description: 'What the upload of the file was answered with.' }),
  })
  .meta({ id: 'SubmitEvidence' });
export type SubmitEvidence = z.infer<typeof SubmitEvidence>;

/** Body of `accept-evidence`. */
export const AcceptEvidence = z
  .strictObject({ milestoneId: Id, note: freeText(2000).exactOptional() })
  .meta({ id: 'AcceptEvidence' });
export type AcceptEvidence = z.infer<typeof AcceptEvidence>;

/** Body of `return-evidence`. */
export const ReturnEvidence = z
  .strictObject({ milestoneId: Id, reason: freeText(2000) })
  .meta({ id: 'ReturnEvidence' });
export type ReturnEvidence = z.infer<typeof ReturnEvidence>;

/** Body of `extend-milestone`: the new day is later than the old, which is kept. */
export const ExtendMilestone = z
  .strictObject({ milestoneId: Id, dueOn: CalendarDay, reason: freeText(2000) })
  .meta({ id: 'ExtendMilestone' });
export type ExtendMilestone = z.infer<typeof ExtendMilestone>;

/** Body of `fail-milestone`. */
export const FailMilestone = z
  .strictObject({ milestoneId: Id, reason: freeText(2000) })
  .meta({ id: 'FailMilestone' });
export type FailMilestone = z.infer<typeof FailMilestone>;

/** Body of `suspend-clause`. */
export const SuspendClause = z
  .strictObject({ clauseId: Id, reason: freeText(2000) })
  .meta({ id: 'SuspendClause' });
export type SuspendClause = z.infer<typeof SuspendClause>;

/** Body of `resume-clause`. */
export const ResumeClause = z
  .strictObject({ clauseId: Id, reason: freeText(2000) })
  .meta({ id: 'ResumeClause' });
export type ResumeClause = z.infer<typeof ResumeClause>;
