import { z } from 'zod';
import { CalendarDay } from '../shared/fields.js';

const Named = z.object({ zh: z.string(), en: z.string() });

/** One fact of the pack and what it rests on: a document, or nothing but our own sample. */
export const PackFact = z
  .object({
    part: z.string().meta({ description: 'Entry of the pack it belongs to: `policyClauses` …' }),
    id: z.string().meta({ description: 'Its own id, else the path to it within its part.' }),
    name: Named.optional(),
    value: z.string().optional().meta({ description: 'A bare number the fact is about.' }),
    document: z.string().optional(),
    number: z.string().optional().meta({ description: 'Of the document (文号).' }),
    date: z.string().optional(),
    section: z.string().optional(),
    note: z.string().optional(),
    sample: z.boolean().meta({ description: '示例: no document states it.' }),
  })
  .meta({ id: 'PackFact' });
export type PackFact = z.infer<typeof PackFact>;

/** What this city’s Duet runs by, fact by fact. */
export const PackInForce = z
  .object({
    packId: z.string(),
    version: z.string(),
    city: Named,
    calendar: z.object({ version: z.string(), coverageUntil: CalendarDay }),
    facts: z.array(PackFact),
  })
  .meta({ id: 'PackInForce' });
export type PackInForce = z.infer<typeof PackInForce>;
