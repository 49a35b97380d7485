import { z } from 'zod';
import { roles } from '#domain/shared/actor';
import { CalendarDay, Id } from '../shared/fields.js';

const Account = z.string().trim().min(1).max(80);
// Bounded because checking a password costs work that grows with nothing else.
const Password = z.string().min(1).max(200);

export const SignIn = z
  .strictObject({ account: Account, password: Password })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** Query of a list that goes on page by page. */
export const ListPeople = z
  .strictObject({
    cursor: z.base64url().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  })
  .meta({ id: 'ListPeople' });
export type ListPeople = z.infer<typeof ListPeople>;

/** Query: whose sessions; only an administrator asks about somebody else's. */
export const ListSessions = z
  .strictObject({ personId: Id.optional() })
  .meta({ id: 'ListSessions' });
export type ListSessions = z.infer<typeof ListSessions>;

/** Query: absences that run or are to come, page by page. */
export const ListDeputies = z
  .strictObject(ListPeople.shape)
  .meta({ id: 'ListDeputies' });
export type ListDeputies = z.infer<typeof ListDeputies>;

/** Both days included, in the city's time. */
export const AppointDeputy = z
  .strictObject({ absentId: Id, deputyId: Id, from: CalendarDay, until: CalendarDay })
  .meta({ id: 'AppointDeputy' });
export type AppointDeputy = z.infer<typeof AppointDeputy>;

export const ActFor = z
  .strictObject({ personId: Id.meta({ description: 'The absent person.' }) })
  .meta({ id: 'ActFor' });
export type ActFor = z.infer<typeof ActFor>;

/** Instead of the password somebody else gave, or whenever one likes: what one chooses oneself. */
export const ChangePassword = z
  .strictObject({ account: Account, password: Password, newPassword: Password })
  .meta({ id: 'ChangePassword' });
export type ChangePassword = z.infer<typeof ChangePassword>;

const PersonName = z.string().trim().min(1).max(60);
const Roles = z.array(z.enum(roles)).min(1).max(roles.length);

export const AddPerson = z
  .strictObject({ account: Account.min(3), name: PersonName, unitId: Id, roles: Roles })
  .meta({ id: 'AddPerson' });
export type AddPerson = z.infer<typeof AddPerson>;

/** What is not named stays as it is; roles are given whole. */
export const ChangePerson = z
  .strictObject({
    name: PersonName.exactOptional(),
    unitId: Id.exactOptional(),
    roles: Roles.exactOptional(),
  })
  .meta({ id: 'ChangePerson' });
export type ChangePerson = z.infer<typeof ChangePerson>;

export const SuspendPerson = z.strictObject({}).meta({ id: 'SuspendPerson' });
export type SuspendPerson = z.infer<typeof SuspendPerson>;

export const ResumePerson = z.strictObject({}).meta({ id: 'ResumePerson' });
export type ResumePerson = z.infer<typeof ResumePerson>;

export const ResetPassword = z.strictObject({}).meta({ id: 'ResetPassword' });
export type ResetPassword = z.infer<typeof ResetPassword>;
