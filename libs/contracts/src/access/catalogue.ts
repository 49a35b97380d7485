import { z } from 'zod';
import { roles } from '#domain/shared/actor';
import { WorkingCalendar } from '../pack/pack.js';
import { Id, MoneyFen } from '../shared/fields.js';

const Named = z.object({ zh: z.string(), en: z.string() });

const NamedCode = z.object({ id: Id, name: Named });

/** What the ids of the city's pack are called, for screens: codes travel, names are looked up. */
export const Catalogue = z
  .object({
    city: Named,
    packVersion: z.string(),
    calendar: WorkingCalendar.meta({
      id: 'CatalogueCalendar',
      description: 'For counting the working days a screen shows; limits themselves are counted by the stages.',
    }),
    roles: z.record(z.enum(roles), Named),
    units: z.array(NamedCode),
    districts: z.array(NamedCode),
    segments: z.array(NamedCode),
    funds: z.array(NamedCode),
    bankTemplates: z.array(NamedCode).meta({ description: 'Files a batch can leave as.' }),
    bankPurposes: z
      .array(z.string())
      .meta({ description: 'What a bank lets stand for paying a person; the first is the usual one.' }),
    evidenceKinds: z.array(NamedCode),
    documentKinds: z.array(NamedCode).meta({ description: 'Of documents filed with a case.' }),
    documentBytesMax: z.int().meta({ description: 'Largest document filed with a case, in bytes.' }),
    clauseKinds: z.array(
      z.object({
        ...NamedCode.shape,
        evidenceKinds: z.array(Id).meta({ description: 'The usual one first.' }),
        ofOneCase: z.literal(true).optional().meta({
          description: 'The usual kind of what is promised where no published clause fits.',
        }),
      }),
    ),
    policyClauses: z.array(
      z.object({
        ...NamedCode.shape,
        kind: Id,
        cap: MoneyFen.optional(),
        fundId: Id.optional().meta({ description: 'Out of which fund the document has it paid.' }),
        condition: Named.optional().meta({ description: 'What the document asks for.' }),
        document: z.string().optional().meta({ description: 'Absent for samples (示例).' }),
        number: z.string().optional(),
        section: z.string().optional(),
      }),
    ),
    criteria: z
      .array(
        z.object({
          ...NamedCode.shape,
          anchors: z.array(z.object({ from: z.int(), to: z.int(), label: Named })),
        }),
      )
      .meta({ description: 'Of the rubric, each with what its spans of points mean.' }),
  })
  .meta({ id: 'Catalogue' });
export type Catalogue = z.infer<typeof Catalogue>;

/** What whoever has not signed in may know: which city this is and, in demo mode, who may be played. */
export const Welcome = z
  .object({
    city: Named,
    demo: z
      .object({
        password: z.string().optional().meta({
          description: 'Told to browsers on the machine itself; others are told by its owner.',
        }),
        accounts: z.array(
          z.object({ account: z.string(), name: z.string(), unit: Named, roles: z.array(Named) }),
        ),
      })
      .optional()
      .meta({ description: 'In demo mode only.' }),
  })
  .meta({ id: 'Welcome' });
export type Welcome = z.infer<typeof Welcome>;
