import { z } from 'zod';
import { disclosurePurposes, personalFields } from '#domain/register/disclosure';
import { aliasKinds, correctionReasons, erasureReasons } from '#domain/register/entry';
import { freeText, Id } from '../shared/fields.js';

/*
 * Numbers and codes come as people type them: full-width digits, spaces, small letters. The
 * register tidies them first and then asks the rule, so these schemas bound the length only.
 */
const Written = z.string().trim().min(1).max(60);
const PersonName = z.string().trim().min(1).max(60);
const OrganisationName = z.string().trim().min(2).max(120);

export const RegisterOrganisation = z
  .strictObject({
    name: OrganisationName,
    creditCode: Written.exactOptional().meta({ description: '统一社会信用代码 (GB 32100)' }),
  })
  .meta({ id: 'RegisterOrganisation' });
export type RegisterOrganisation = z.infer<typeof RegisterOrganisation>;

export const RegisterPerson = z
  .strictObject({
    name: PersonName,
    idNumber: Written.exactOptional().meta({ description: '公民身份号码 (GB 11643)' }),
    phone: Written.exactOptional(),
  })
  .meta({ id: 'RegisterPerson' });
export type RegisterPerson = z.infer<typeof RegisterPerson>;

export const RegisterAccount = z
  .strictObject({
    ownerId: Id.meta({ description: 'subjectId of an organisation or personId of a person.' }),
    holder: OrganisationName,
    bank: OrganisationName,
    branch: OrganisationName.exactOptional(),
    bankNumber: Written.exactOptional().meta({ description: '联行号 of the branch, 12 digits' }),
    number: Written,
  })
  .meta({ id: 'RegisterAccount' });
export type RegisterAccount = z.infer<typeof RegisterAccount>;

const paged = {
  cursor: z.base64url().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

export const ListAccounts = z
  .strictObject({ ownerId: Id, ...paged })
  .meta({ id: 'ListAccounts' });
export type ListAccounts = z.infer<typeof ListAccounts>;

export const ListEntries = z.strictObject(paged).meta({ id: 'ListEntries' });
export type ListEntries = z.infer<typeof ListEntries>;

export const SearchRegister = z
  .strictObject({
    q: z.string().trim().min(1).max(120).meta({
      description:
        'Part of a name (two characters at least), its pinyin initials or whole pinyin, another or short name, a credit code or part of it, the end of a telephone number (four digits at least), or a whole identity number.',
    }),
    ...paged,
  })
  .meta({ id: 'SearchRegister' });
export type SearchRegister = z.infer<typeof SearchRegister>;

export const FindDuplicates = z
  .strictObject({
    kind: z.enum(['organisation', 'person']),
    name: OrganisationName,
    creditCode: Written.optional(),
    phone: Written.optional(),
  })
  .meta({ id: 'FindDuplicates' });
export type FindDuplicates = z.infer<typeof FindDuplicates>;

const note = freeText(500).exactOptional();

/** Only what is given is corrected; what stood there before is kept, encrypted. */
export const CorrectEntry = z
  .strictObject({
    name: z.string().trim().min(1).max(120).exactOptional(),
    idNumber: Written.exactOptional(),
    phone: Written.exactOptional(),
    holder: OrganisationName.exactOptional(),
    bank: OrganisationName.exactOptional(),
    branch: OrganisationName.exactOptional(),
    bankNumber: Written.exactOptional(),
    reason: z.enum(correctionReasons).meta({
      description: 'Renamed keeps the old name as a former name, by which it is found.',
    }),
    note,
  })
  .meta({ id: 'CorrectEntry' });
export type CorrectEntry = z.infer<typeof CorrectEntry>;

export const AddAlias = z
  .strictObject({ name: OrganisationName, kind: z.enum(aliasKinds) })
  .meta({ id: 'AddAlias' });
export type AddAlias = z.infer<typeof AddAlias>;

export const Unmask = z
  .strictObject({ field: z.enum(personalFields), purpose: z.enum(disclosurePurposes), note })
  .meta({ id: 'Unmask' });
export type Unmask = z.infer<typeof Unmask>;

export const MergeEntries = z
  .strictObject({ into: Id.meta({ description: 'The entry that stays.' }) })
  .meta({ id: 'MergeEntries' });
export type MergeEntries = z.infer<typeof MergeEntries>;

export const UndoMerge = z.strictObject({}).meta({ id: 'UndoMerge' });
export type UndoMerge = z.infer<typeof UndoMerge>;

export const ErasePerson = z
  .strictObject({ reason: z.enum(erasureReasons), note })
  .meta({ id: 'ErasePerson' });
export type ErasePerson = z.infer<typeof ErasePerson>;

export const ListTrace = z.strictObject(paged).meta({ id: 'ListTrace' });
export type ListTrace = z.infer<typeof ListTrace>;

export const PreviewMerge = z.strictObject({ into: Id }).meta({ id: 'PreviewMerge' });
export type PreviewMerge = z.infer<typeof PreviewMerge>;
