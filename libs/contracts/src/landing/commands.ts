import { z } from 'zod';
import { freeText, Id } from '../shared/fields.js';

/** Body of `submit-evidence`. The file itself is not part of it: only what identifies the file. */
export const SubmitEvidence = z
  .strictObject({
    milestoneId: Id,
    kind: Id,
    document: z.strictObject({
      digest: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'a SHA-256 digest is 64 lower-case hex digits')
        .meta({ description: 'SHA-256 of the file, in lower-case hex.' }),
      bytes: z.int().min(1),
      name: freeText(200),
    }),
  })
  .meta({ id: 'SubmitEvidence' });
export type SubmitEvidence = z.infer<typeof SubmitEvidence>;

/** Body of `accept-evidence`. */
export const AcceptEvidence = z
  .strictObject({ milestoneId: Id, note: freeText(2000).exactOptional() })
  .meta({ id: 'AcceptEvidence' });
export type AcceptEvidence = z.infer<typeof AcceptEvidence>;
