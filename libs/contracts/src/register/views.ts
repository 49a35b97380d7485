import { z } from 'zod';
import { Id } from '../shared/fields.js';

/** Names and codes of organisations are public and shown in full. */
export const OrganisationView = z
  .object({
    subjectId: Id,
    name: z.string(),
    creditCode: z.string().optional(),
  })
  .meta({ id: 'OrganisationView' });
export type OrganisationView = z.infer<typeof OrganisationView>;

export const PersonView = z
  .object({
    personId: Id,
    name: z.string().meta({ description: 'Masked: 张*' }),
    idNumber: z.string().optional().meta({ description: 'Masked: 1501**********1234' }),
    phone: z.string().optional().meta({ description: 'Masked: 138****1234' }),
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
    number: z.string().meta({ description: 'Masked but for the last four digits.' }),
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
