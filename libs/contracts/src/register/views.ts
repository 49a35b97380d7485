import { z } from 'zod';
import { disclosurePurposes, personalFields } from '#domain/register/disclosure';
import { aliasKinds } from '#domain/register/entry';
import { Id, ShownText, Timestamp } from '../shared/fields.js';

const aliases = z
  .array(z.object({ aliasId: Id, kind: z.enum(aliasKinds), name: z.string() }))
  .exactOptional()
  .meta({ description: 'Other and former names; a person’s are masked.' });

const erased = z
  .literal(true)
  .exactOptional()
  .meta({ description: '已删除: nothing of what was written here is left.' });

/** Names and codes of organisations are public and shown in full. */
export const OrganisationView = z
  .object({
    subjectId: Id,
    name: z.string(),
    creditCode: z.string().optional(),
    aliases,
  })
  .meta({ id: 'OrganisationView' });
export type OrganisationView = z.infer<typeof OrganisationView>;

export const PersonView = z
  .object({
    personId: Id,
    name: z.string().meta({ description: 'Masked: 张*' }),
    idNumber: z.string().optional().meta({ description: 'Masked: 1501**********1234' }),
    phone: z.string().optional().meta({ description: 'Masked: 138****1234' }),
    aliases,
    erased,
  })
  .meta({ id: 'PersonView' });
export type PersonView = z.infer<typeof PersonView>;

export const AccountView = z
  .object({
    accountId: Id,
    ownerId: Id,
    holder: z.string().meta({ description: 'Masked where a person owns the account.' }),
    bank: z.string(),
    branch: z.string().optional(),
    bankNumber: z.string().optional().meta({ description: '联行号' }),
    number: z.string().meta({ description: 'Masked but for the last four digits.' }),
    erased,
  })
  .meta({ id: 'AccountView' });
export type AccountView = z.infer<typeof AccountView>;

const alreadyRegistered = z
  .boolean()
  .meta({ description: 'It was in the register before; what the register holds is shown.' });

export const OrganisationRegistered = z
  .object({ ...OrganisationView.shape, alreadyRegistered })
  .meta({ id: 'OrganisationRegistered' });
export type OrganisationRegistered = z.infer<typeof OrganisationRegistered>;

export const PersonRegistered = z
  .object({ ...PersonView.shape, alreadyRegistered })
  .meta({ id: 'PersonRegistered' });
export type PersonRegistered = z.infer<typeof PersonRegistered>;

export const AccountRegistered = z
  .object({ ...AccountView.shape, alreadyRegistered })
  .meta({ id: 'AccountRegistered' });
export type AccountRegistered = z.infer<typeof AccountRegistered>;

export const AccountsPage = z
  .object({
    accounts: z.array(AccountView),
    nextCursor: z.string().optional().meta({ description: 'Absent on the last page.' }),
  })
  .meta({ id: 'AccountsPage' });
export type AccountsPage = z.infer<typeof AccountsPage>;

const nextCursor = z.string().exactOptional().meta({ description: 'Absent on the last page.' });

const OrganisationFound = z.object({
  kind: z.literal('organisation'),
  ...OrganisationView.shape,
});
const PersonFound = z.object({ kind: z.literal('person'), ...PersonView.shape });
const EntryFound = z.discriminatedUnion('kind', [OrganisationFound, PersonFound]);

export const OrganisationsPage = z
  .object({ organisations: z.array(OrganisationView), nextCursor })
  .meta({ id: 'OrganisationsPage' });
export type OrganisationsPage = z.infer<typeof OrganisationsPage>;

export const RegisteredPeoplePage = z
  .object({ people: z.array(PersonView), nextCursor })
  .meta({ id: 'RegisteredPeoplePage' });
export type RegisteredPeoplePage = z.infer<typeof RegisteredPeoplePage>;

/** Organisations first, then people; people cut to those the searcher may find. */
export const RegisterFound = z
  .object({ found: z.array(EntryFound), nextCursor })
  .meta({ id: 'RegisterFound' });
export type RegisterFound = z.infer<typeof RegisterFound>;

export const DuplicatesFound = z
  .object({
    candidates: z.array(
      z.object({
        because: z.enum(['same-code', 'same-name', 'same-phone', 'alike']),
        entry: EntryFound,
      }),
    ),
  })
  .meta({ id: 'DuplicatesFound' });
export type DuplicatesFound = z.infer<typeof DuplicatesFound>;

export const EntryAnswer = z
  .object({ entryId: Id, version: z.int(), events: z.array(z.string()) })
  .meta({ id: 'EntryAnswer' });
export type EntryAnswer = z.infer<typeof EntryAnswer>;

/** The one answer that shows a value in full. */
export const Disclosed = z
  .object({ entryId: Id, field: z.enum(personalFields), value: z.string() })
  .meta({ id: 'Disclosed' });
export type Disclosed = z.infer<typeof Disclosed>;

/** Who looked at what, and why; and which payment sheet got the account. Newest first. */
export const TracePage = z
  .object({
    looks: z.array(
      z.object({
        at: Timestamp,
        entryId: Id,
        by: z.string().meta({ description: 'A person’s id, or the service it was sealed for.' }),
        byFor: Id.exactOptional(),
        field: z.enum(personalFields).exactOptional(),
        purpose: z.enum(disclosurePurposes).exactOptional(),
        note: ShownText.exactOptional(),
        caseId: Id.exactOptional(),
        paymentId: Id.exactOptional(),
      }),
    ),
    nextCursor,
  })
  .meta({ id: 'TracePage' });
export type TracePage = z.infer<typeof TracePage>;

/** What a merge would bring together, before anybody decides. */
export const MergePreview = z
  .object({
    merged: EntryFound,
    survivor: EntryFound,
    accounts: z.int().meta({ description: 'Accounts both have together.' }),
    cases: z.int().meta({ description: 'Cases that name either.' }),
    refusal: z.object({ code: z.string(), because: z.string() }).exactOptional(),
  })
  .meta({ id: 'MergePreview' });
export type MergePreview = z.infer<typeof MergePreview>;
