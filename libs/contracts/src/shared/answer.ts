import { z } from 'zod';
import { Id } from './fields.js';

/** What every stage command answers, as far as this viewer may see. */
export const Answer = z
  .object({
    caseId: Id,
    version: z.int().min(0).meta({ description: 'Events of this stage that you may know of.' }),
    events: z.array(z.string()).meta({ description: 'Types of the events this command left.' }),
  })
  .meta({ id: 'Answer' });
export type Answer = z.infer<typeof Answer>;

/** A command this viewer may give now, or the refusal it would meet. */
export const CommandHint = z
  .object({
    command: z.string(),
    allowed: z.boolean(),
    code: z.string().optional(),
    because: z.string().optional(),
  })
  .meta({ id: 'CommandHint' });
export type CommandHint = z.infer<typeof CommandHint>;
