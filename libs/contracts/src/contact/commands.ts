import { z } from 'zod';
import { dropReasons, sourceKinds, touchKinds } from '#domain/contact/contact';
import { disclosures } from '#domain/shared/case';
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
    z.strictObject({
      kind: z.literal('team'),
      leaderId: Id.meta({ description: 'Whoever leads the team: an id of the register.' }),
      memberIds: z.array(Id).min(1).max(100).meta({ description: 'The others, without the leader.' }),
    }),
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
    disclosure: z.enum(disclosures).exactOptional().meta({ description: 'Without it: internal.' }),
  })
  .meta({ id: 'OpenCase' });
export type OpenCase = z.infer<typeof OpenCase>;

export const AddSubject = z.strictObject({ subject: StatedSubject }).meta({ id: 'AddSubject' });
export type AddSubject = z.infer<typeof AddSubject>;

export const AddContact = z
  .strictObject({ personId: Id.meta({ description: 'Whom to talk to: an id of the register.' }) })
  .meta({ id: 'AddContact' });
export type AddContact = z.infer<typeof AddContact>;

export const DescribeIntent = z
  .strictObject({ intent: freeText(4000), plannedInvestment: MoneyFen.exactOptional() })
  .meta({ id: 'DescribeIntent' });
export type DescribeIntent = z.infer<typeof DescribeIntent>;

export const CorrectCase = z
  .strictObject({
    title: freeText(200).exactOptional(),
    segment: Id.exactOptional(),
    district: Id.exactOptional(),
    plannedInvestment: MoneyFen.exactOptional(),
  })
  .meta({ id: 'CorrectCase' });
export type CorrectCase = z.infer<typeof CorrectCase>;

export const HandOver = z
  .strictObject({ to: Id.meta({ description: 'The colleague of the unit who is to take it over.' }) })
  .meta({ id: 'HandOver' });
export type HandOver = z.infer<typeof HandOver>;

export const AcceptHandOver = z.strictObject({}).meta({ id: 'AcceptHandOver' });
export type AcceptHandOver = z.infer<typeof AcceptHandOver>;

export const DeclineHandOver = z
  .strictObject({ reason: freeText(500).exactOptional() })
  .meta({ id: 'DeclineHandOver' });
export type DeclineHandOver = z.infer<typeof DeclineHandOver>;

export const LinkCase = z
  .strictObject({
    broughtBy: Id.meta({ description: 'The case that brought this one; you have to see it.' }),
  })
  .meta({ id: 'LinkCase' });
export type LinkCase = z.infer<typeof LinkCase>;

export const Park = z
  .strictObject({
    until: CalendarDay.meta({ description: 'The day on which the case goes on by itself.' }),
    reason: freeText(2000),
  })
  .meta({ id: 'Park' });
export type Park = z.infer<typeof Park>;

export const Resume = z.strictObject({}).meta({ id: 'Resume' });
export type Resume = z.infer<typeof Resume>;

export const ReopenCase = z.strictObject({ reason: freeText(2000) }).meta({ id: 'ReopenCase' });
export type ReopenCase = z.infer<typeof ReopenCase>;

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
  .strictObject({
    // Only undoing an import gives this one.
    reason: z.enum(dropReasons).exclude(['import-undone']),
    note: freeText(2000).exactOptional(),
  })
  .meta({ id: 'Drop' });
export type Drop = z.infer<typeof Drop>;
