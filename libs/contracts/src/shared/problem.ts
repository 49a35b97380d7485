import { z } from 'zod';

/** RFC 9457. `code` is what programs read; `detail` is what a person reads. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    caseId: z.string().optional(),
    details: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()]))
      .readonly()
      .optional()
      .meta({ description: 'What the rule knew: ids, numbers and words from closed lists.' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Invalid input: each field and what is wrong with it.' }),
    number: z.string().optional().meta({ description: 'Quote this number when you ask for help.' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
