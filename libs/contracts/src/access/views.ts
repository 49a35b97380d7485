import { z } from 'zod';
import { roles } from '#domain/shared/actor';
import { CalendarDay, Id, Timestamp } from '../shared/fields.js';

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

/** A deputy's token: it acts with the unit and roles of `actsFor`, as the hand of `person`. */
export const ActingFor = z
  .object({ ...SignedIn.shape, actsFor: PersonShown })
  .meta({ id: 'ActingFor' });
export type ActingFor = z.infer<typeof ActingFor>;

export const SelfView = z
  .object({
    account: z.string(),
    ...PersonShown.shape,
    actsFor: PersonShown.optional().meta({
      description: 'Whom you stand in for now: their unit and roles are the ones that count.',
    }),
  })
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

export const PersonListed = z
  .object({
    ...PersonShown.shape,
    suspended: z.literal(true).optional().meta({ description: 'Signs in no more, for now.' }),
    account: z.string().optional().meta({ description: 'Shown to administrators only.' }),
  })
  .meta({ id: 'PersonListed' });
export type PersonListed = z.infer<typeof PersonListed>;

/** A password for one sign-in, to be handed over in person: it only changes into one’s own. */
export const OneTimePassword = z
  .object({ person: PersonListed, oneTimePassword: z.string(), until: Timestamp })
  .meta({ id: 'OneTimePassword' });
export type OneTimePassword = z.infer<typeof OneTimePassword>;

export const PeoplePage = z
  .object({
    people: z.array(PersonListed),
    nextCursor: z.string().optional().meta({ description: 'Absent on the last page.' }),
  })
  .meta({ id: 'PeoplePage' });
export type PeoplePage = z.infer<typeof PeoplePage>;

export const UnitList = z
  .object({
    units: z.array(
      z.object({
        unitId: Id,
        name: z.object({ zh: z.string(), en: z.string() }),
        parentId: Id.optional().meta({ description: 'The unit above: it sees what this one does.' }),
      }),
    ),
  })
  .meta({ id: 'UnitList' });
export type UnitList = z.infer<typeof UnitList>;

/** One sign-in of one person, until it is over, signed out or revoked. */
export const SessionShown = z
  .object({
    sessionId: Id,
    personId: Id,
    startedAt: Timestamp,
    lastUsedAt: Timestamp,
    expiresAt: Timestamp,
    current: z.boolean().meta({ description: 'The one this request came in.' }),
  })
  .meta({ id: 'SessionShown' });
export type SessionShown = z.infer<typeof SessionShown>;

export const SessionList = z
  .object({ sessions: z.array(SessionShown) })
  .meta({ id: 'SessionList' });
export type SessionList = z.infer<typeof SessionList>;

export const DeputyShown = z
  .object({
    deputyshipId: Id,
    absentId: Id,
    deputyId: Id,
    from: CalendarDay,
    until: CalendarDay,
    appointedBy: Id,
    endedAt: Timestamp.optional().meta({ description: 'Ended before its time.' }),
    standsIn: z.boolean().meta({ description: 'Whether the deputy stands in today.' }),
  })
  .meta({ id: 'DeputyShown' });
export type DeputyShown = z.infer<typeof DeputyShown>;

export const DeputyList = z
  .object({
    deputies: z.array(DeputyShown),
    nextCursor: z.string().optional().meta({ description: 'Absent on the last page.' }),
  })
  .meta({ id: 'DeputyList' });
export type DeputyList = z.infer<typeof DeputyList>;
