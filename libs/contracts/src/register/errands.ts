import { z } from 'zod';
import { resemblances } from '#domain/register/alike';
import { Id } from '../shared/fields.js';

const Sealed = z.object({ $sealed: z.string() });

/** What reward asks for before a payment is approved. */
export const SealAccountRequest = z
  .object({
    type: z.literal('seal-account'),
    forService: z.literal('reward'),
    ownerId: Id,
    accountId: Id,
    paymentId: Id.exactOptional().meta({ description: 'What the account is sealed for.' }),
  })
  .meta({ id: 'SealAccountRequest' });
export type SealAccountRequest = z.infer<typeof SealAccountRequest>;

/** The words an answer to `seal-account` carries sealed, as JSON. */
export const AccountWords = z
  .object({
    holder: z.string(),
    bank: z.string(),
    branch: z.string().exactOptional(),
    bankNumber: z.string().exactOptional(),
    number: z.string(),
  })
  .meta({ id: 'AccountWords' });
export type AccountWords = z.infer<typeof AccountWords>;

/** Rows of a lead sheet to be entered; what they say is sealed once for all. */
export const RegisterPartiesRequest = z
  .object({ rows: z.array(z.int()), parties: Sealed })
  .meta({ id: 'RegisterPartiesRequest' });
export type RegisterPartiesRequest = z.infer<typeof RegisterPartiesRequest>;

/** What `register-parties` carries sealed of one row, in a JSON list. */
export const PartiesWords = z
  .object({
    row: z.int(),
    organisationName: z.string().max(120).exactOptional(),
    creditCode: z.string().max(60).exactOptional(),
    contactName: z.string().max(60).exactOptional(),
    contactPhone: z.string().max(60).exactOptional(),
  })
  .meta({ id: 'PartiesWords' });
export type PartiesWords = z.infer<typeof PartiesWords>;

/** What the register answers for one row: what it entered, or why it could not. */
export const PartiesAnswerRow = z
  .union([
    z.object({
      row: z.int(),
      subjectId: Id,
      name: z.string(),
      creditCode: z.string().exactOptional(),
      contactPersonId: Id.exactOptional(),
      resembles: z
        .array(
          z.object({
            subjectId: Id,
            name: z.string(),
            creditCode: z.string().exactOptional(),
            because: z.enum(resemblances),
          }),
        )
        .exactOptional()
        .meta({ description: 'Other organisations it may be, for a person to judge.' }),
    }),
    z.object({ row: z.int(), code: z.string() }),
  ])
  .meta({ id: 'PartiesAnswerRow' });
export type PartiesAnswerRow = z.infer<typeof PartiesAnswerRow>;
