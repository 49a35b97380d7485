import { z } from 'zod';
import { Timestamp } from '../shared/fields.js';

/** What the journey could not take in. It names streams and reasons, never what an event says. */
export const StuckView = z
  .object({
    waitingCount: z.int(),
    waiting: z
      .array(
        z.object({
          eventId: z.string(),
          caseId: z.string().optional(),
          stream: z.string().optional().meta({ description: 'Absent for what could not be read.' }),
          version: z.int().optional(),
          reason: z.string().meta({ description: '`gap`, or what its reader said.' }),
          since: Timestamp,
          tries: z.int(),
          retryAt: Timestamp.optional().meta({ description: 'When it is tried again by itself.' }),
        }),
      )
      .meta({ description: 'Events that wait beside the read model, the oldest first.' }),
    lettersKnown: z.boolean().meta({ description: 'False where Kafka could not be asked.' }),
    letterCount: z.int(),
    letters: z
      .array(
        z.object({
          place: z.string().meta({ description: '`<topic>/<partition>@<offset>`' }),
          eventId: z.string().optional(),
          subject: z.string().optional(),
          reason: z.string(),
          tries: z.int(),
          at: z.string(),
        }),
      )
      .meta({ description: 'Dead letters that were not sent again yet.' }),
  })
  .meta({ id: 'StuckView' });
export type StuckView = z.infer<typeof StuckView>;

export const Redriven = z
  .object({ sent: z.int().meta({ description: 'Dead letters sent again.' }) })
  .meta({ id: 'Redriven' });
export type Redriven = z.infer<typeof Redriven>;
