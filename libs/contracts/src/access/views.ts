import { z } from 'zod';
import { roles } from '#domain/shared/actor';
import { Id, Timestamp } from '../shared/fields.js';

/** Somebody who works with Duet: the name is for screens and travels in no token and no event. */
export const PersonShown = z
  .object({
    personId: Id,
    name: z.string(),
    unitId: Id,
    roles: z.array(z.enum(roles)).min(1),
  })
  .meta({ id: 'PersonShown' });
export type PersonShown = z.infer<typeof PersonShown>;

export const SignedIn = z
  .object({
    token: z.string().meta({ description: 'For the header `Authorization: Bearer …`.' }),
    expiresAt: Timestamp,
    person: PersonShown,
  })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof SignedIn>;

export const SelfView = z
  .object({ account: z.string(), ...PersonShown.shape })
  .meta({ id: 'SelfView' });
export type SelfView = z.infer<typeof SelfView>;

/** The one table of who may do what, by `<service>.<command or view>`. */
export const PermissionTable = z
  .object({
    permissions: z.record(
      z.string(),
      z.union([z.literal('everyone'), z.array(z.enum(roles)).readonly()]),
    ),
  })
  .meta({ id: 'PermissionTable' });
export type PermissionTable = z.infer<typeof PermissionTable>;

export const PeoplePage = z
  .object({
    people: z.array(PersonShown),
    nextCursor: z.string().optional().meta({ description: 'Absent on the last page.' }),
  })
  .meta({ id: 'PeoplePage' });
export type PeoplePage = z.infer<typeof PeoplePage>;

export const UnitList = z
  .object({
    units: z.array(z.object({ unitId: Id, name: z.object({ zh: z.string(), en: z.string() }) })),
  })
  .meta({ id: 'UnitList' });
export type UnitList = z.infer<typeof UnitList>;
