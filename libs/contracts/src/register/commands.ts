import { z } from 'zod';
import { Id } from '../shared/fields.js';

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
    number: Written,
  })
  .meta({ id: 'RegisterAccount' });
export type RegisterAccount = z.infer<typeof RegisterAccount>;

export const ListAccounts = z
  .strictObject({
    ownerId: Id,
    cursor: z.base64url().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  })
  .meta({ id: 'ListAccounts' });
export type ListAccounts = z.infer<typeof ListAccounts>;
