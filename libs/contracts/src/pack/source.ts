import { z } from 'zod';

/**
 * Where a fact of the pack comes from: a document anyone can look up (never a web address), or
 * `sample: true` for what no document states. Nothing about a city is invented without being
 * marked, and no source is both. `certainty` says what was seen of the document: its own words
 * (`full`) or a report about it (`press`). `note` holds our own reading where there is one.
 */
export const Source = z
  .union(
    [
      z.strictObject({
        document: z.string().min(1),
        number: z.string().exactOptional(),
        date: z.string().exactOptional(),
        section: z.string().exactOptional(),
        quote: z.string().exactOptional(),
        certainty: z.enum(['full', 'press']).exactOptional(),
        note: z.string().exactOptional(),
      }),
      z.strictObject({ sample: z.literal(true), note: z.string().exactOptional() }),
    ],
    { error: 'a source names a document, or says sample: true, and nothing else' },
  )
  .meta({ id: 'Source' });
export type Source = z.infer<typeof Source>;
