import { z } from 'zod';
import { CalendarDay, Id } from '../shared/fields.js';

export const SignIn = z
  .strictObject({
    account: z.string().trim().min(1).max(80),
    // Bounded because checking a password costs work that grows with nothing else.
    password: z.string().min(1).max(200),
  })
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
