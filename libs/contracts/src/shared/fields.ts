import { z } from 'zod';
import { disclosures } from '#domain/shared/case';

/**
 * Field types every contract shares. No transforms but trimming, no `z.date()`: what is on the wire
 * is what the schema says. Every exported schema carries `.meta({ id })`: a test walks the exports.
 */

/** Amounts in fen as decimal digits, at most 18 of them. */
export const MoneyFen = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})$/, 'an amount is a whole number of fen in digits, without separators')
  .meta({ id: 'MoneyFen', description: 'Amount in fen (分) as decimal digits.' });

/** A calendar day in the city's time (UTC+8). */
export const CalendarDay = z.iso
  .date()
  .meta({ id: 'CalendarDay', description: 'A day in the city’s own time, UTC+8.' });

export const Timestamp = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .meta({ id: 'Timestamp', description: 'A moment in UTC with milliseconds.' });

/** Ids of the register, access, cases, clauses …: ASCII, no meaning to be read into them. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/)
  .meta({ id: 'Id' });

/** 统一社会信用代码, GB 32100-2015; the checksum is checked where it is taken in. */
export const CreditCode = z
  .string()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
  .meta({ id: 'CreditCode', description: '统一社会信用代码 (GB 32100)' });

export const FiscalYear = z.int().min(2000).max(2100).meta({ id: 'FiscalYear' });

/**
 * Words a person wrote. The platform sets them aside into the service's encrypted store before any
 * rule sees the command; rules and events get a `TextRef`.
 */
export function freeText(max: number) {
  return z.string().trim().min(1).max(max).meta({ 'x-free-text': true }).brand('FreeText');
}

/** The reference that stands for set-aside words in events and views. */
export const TextRef = z
  .object({ textId: z.string(), digest: z.string() })
  .meta({ id: 'TextRef', description: 'Words kept in the encrypted store: id and keyed digest.' });

/** Words as a view shows them to someone who may read them; null where they were erased. */
export const ShownText = z.string().nullable().meta({ id: 'ShownText' });

export const Deadline = z
  .object({
    at: Timestamp,
    provisional: z.boolean().meta({
      description: 'Beyond the holiday calendar’s reach: the next calendar may move it.',
    }),
    counted: z.object({ from: Timestamp, workingDays: z.int().min(1) }).exactOptional(),
  })
  .meta({ id: 'Deadline' });

export const Subject = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('organisation'),
      subjectId: Id,
      name: z.string(),
      creditCode: CreditCode.exactOptional(),
    }),
    z.object({ kind: z.literal('person'), subjectId: Id }),
    z.object({
      kind: z.literal('team'),
      subjectId: Id,
      leaderId: Id,
      memberIds: z.array(Id).readonly(),
    }),
  ])
  .meta({ id: 'Subject' });

export const CaseFacts = z
  .object({
    caseId: Id,
    subjects: z.array(Subject).readonly(),
    segment: z.string(),
    district: z.string(),
    officerId: Id,
    officerUnitId: Id,
    referrerId: Id.exactOptional(),
    plannedInvestment: MoneyFen.exactOptional(),
    disclosure: z.enum(disclosures).exactOptional(),
  })
  .meta({ id: 'CaseFacts' });
