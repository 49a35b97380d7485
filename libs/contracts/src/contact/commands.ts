import { z } from 'zod';
import { dropReasons, sourceKinds, touchKinds } from '#domain/contact/contact';
import { CalendarDay, CreditCode, freeText, Id, MoneyFen } from '../shared/fields.js';

const OrganisationName = z.string().trim().min(2).max(120);

/** Whom a lead is about, as a person states it: the register gives an organisation its id. */
export const StatedSubject = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('organisation'),
      name: OrganisationName,
      creditCode: CreditCode.exactOptional(),
    }),
    z.strictObject({ kind: z.literal('person'), personId: Id }),
  ])
  .meta({ id: 'StatedSubject' });
export type StatedSubject = z.infer<typeof StatedSubject>;

export const OpenCase = z
  .strictObject({
    title: freeText(200),
    subjects: z.array(StatedSubject).min(1).max(50),
    segment: Id.exactOptional(),
    district: Id,
    source: z.strictObject({
      // Only a sheet's rows are imported.
      kind: z.enum(sourceKinds).exclude(['import']),
      referrerId: Id.exactOptional(),
    }),
    plannedInvestment: MoneyFen.exactOptional(),
    contactPersonId: Id.exactOptional(),
    note: freeText(2000).exactOptional(),
  })
  .meta({ id: 'OpenCase' });
export type OpenCase = z.infer<typeof OpenCase>;

export const LogTouch = z
  .strictObject({
    on: CalendarDay,
    kind: z.enum(touchKinds),
    summary: freeText(4000),
    nextStep: freeText(1000).exactOptional(),
    nextStepDue: CalendarDay.exactOptional(),
  })
  .meta({ id: 'LogTouch' });
export type LogTouch = z.infer<typeof LogTouch>;

export const Qualify = z.strictObject({ segment: Id.exactOptional() }).meta({ id: 'Qualify' });
export type Qualify = z.infer<typeof Qualify>;

export const Drop = z
  .strictObject({ reason: z.enum(dropReasons), note: freeText(2000).exactOptional() })
  .meta({ id: 'Drop' });
export type Drop = z.infer<typeof Drop>;

/**
 * What one row of a lead sheet means once its columns are read. Contact name and phone are personal
 * data: with the organisation they are sealed for the register and go no further as they stand.
 */
export const LeadRow = z
  .strictObject({
    organisation: OrganisationName,
    creditCode: CreditCode.exactOptional(),
    contactName: z.string().trim().min(1).max(60).exactOptional(),
    contactPhone: z
      .string()
      .trim()
      .regex(/^\+?[\d -]{5,25}$/, 'a phone number has digits, spaces and hyphens only')
      .exactOptional(),
    segment: Id.exactOptional(),
    district: Id,
    plannedInvestment: MoneyFen.exactOptional(),
    sourceKind: z.enum(sourceKinds),
  })
  .meta({ id: 'LeadRow' });
export type LeadRow = z.infer<typeof LeadRow>;
