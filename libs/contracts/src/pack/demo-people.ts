import { z } from 'zod';
import { roles } from '#domain/shared/actor';
import { Id } from '../shared/fields.js';

/** Ends every demo name, so that no screen or print shows an invented person as a real one. */
export const demoNameMark = '（示例）';

/** Invented people for trying the software out; no real person, and no password, belongs here. */
export const DemoPeople = z
  .strictObject({
    sample: z.literal(true),
    people: z.array(
      z.strictObject({
        account: Id,
        personId: Id,
        name: z.string().min(demoNameMark.length + 1).endsWith(demoNameMark),
        unitId: Id,
        roles: z.array(z.enum(roles)).min(1),
      }),
    ),
  })
  .meta({ id: 'DemoPeople' });
export type DemoPeople = z.infer<typeof DemoPeople>;
