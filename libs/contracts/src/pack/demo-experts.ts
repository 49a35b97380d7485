import { z } from 'zod';
import { EnterExpert } from '../evaluation/experts.js';
import { Id } from '../shared/fields.js';
import { demoNameMark } from './demo-people.js';

/** Invented entries of the register of experts for the pack's invented people. */
export const DemoExperts = z
  .strictObject({
    sample: z.literal(true),
    experts: z.array(
      z.strictObject({
        ...EnterExpert.shape,
        personId: Id,
        employers: z.array(z.strictObject({ name: z.string().endsWith(demoNameMark) })),
      }),
    ),
  })
  .meta({ id: 'DemoExperts' });
export type DemoExperts = z.infer<typeof DemoExperts>;
