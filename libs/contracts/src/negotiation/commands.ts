import { z } from 'zod';
import { counterSides, withdrawalReasons } from '#domain/negotiation/negotiation';
import { reviewResults } from '#domain/negotiation/reviews';
import { CalendarDay, FiscalYear, freeText, Id, MoneyFen } from '../shared/fields.js';

/** A clause rests on a published policy, or (一事一议) on a reason given for this case alone. */
const Basis = z.union([
  z.strictObject({ policyClauseId: Id }),
  z.strictObject({ oneCaseReason: freeText(2000) }),
]);

const DraftClause = z.strictObject({
  kind: Id,
  beneficiaryId: Id,
  basis: Basis,
  condition: freeText(4000),
  evidenceKind: Id,
  milestoneDueOn: CalendarDay,
  fundId: Id,
  shares: z.array(z.strictObject({ fiscalYear: FiscalYear, amount: MoneyFen })).max(20),
  responsibleUnitId: Id,
  findings: z.array(z.int().min(1)).max(50),
});

/** Body of `draft-terms`: a whole new version of the terms. */
export const DraftTerms = z
  .strictObject({ clauses: z.array(DraftClause).max(100) })
  .meta({ id: 'DraftTerms' });
export type DraftTerms = z.infer<typeof DraftTerms>;

/** Body of `offer`. */
export const OfferTerms = z.strictObject({ validUntil: CalendarDay }).meta({ id: 'OfferTerms' });
export type OfferTerms = z.infer<typeof OfferTerms>;

/** Body of `record-review`: a fair-competition review (公平竞争审查) of the present version. */
export const RecordReview = z
  .strictObject({
    clauseIds: z
      .array(Id)
      .min(1)
      .max(100)
      .exactOptional()
      .meta({ description: 'Absent: every clause for a business.' }),
    on: CalendarDay,
    basis: freeText(2000),
    result: z.enum(reviewResults),
  })
  .meta({ id: 'RecordReview' });
export type RecordReview = z.infer<typeof RecordReview>;

/** Body of `record-counter`: what the other side asked for instead. */
export const RecordCounter = z
  .strictObject({ from: z.enum(counterSides), points: freeText(4000) })
  .meta({ id: 'RecordCounter' });
export type RecordCounter = z.infer<typeof RecordCounter>;

/** Body of `agree`. */
export const AgreeTerms = z
  .strictObject({ note: freeText(2000).exactOptional() })
  .meta({ id: 'AgreeTerms' });
export type AgreeTerms = z.infer<typeof AgreeTerms>;

/** Body of `approve`. */
export const ApproveTerms = z
  .strictObject({
    level: z
      .int()
      .min(1)
      .exactOptional()
      .meta({ description: 'The level you believe to be next; refused where it is not.' }),
  })
  .meta({ id: 'ApproveTerms' });
export type ApproveTerms = z.infer<typeof ApproveTerms>;

/** Body of `send-back`. */
export const SendTermsBack = z
  .strictObject({ reason: freeText(2000) })
  .meta({ id: 'SendTermsBack' });
export type SendTermsBack = z.infer<typeof SendTermsBack>;

/** Body of `sign`: nothing but the will to. */
export const SignTerms = z.strictObject({}).meta({ id: 'SignTerms' });
export type SignTerms = z.infer<typeof SignTerms>;

/** Body of `withdraw`. */
export const WithdrawNegotiation = z
  .strictObject({ reason: z.enum(withdrawalReasons), note: freeText(2000).exactOptional() })
  .meta({ id: 'WithdrawNegotiation' });
export type WithdrawNegotiation = z.infer<typeof WithdrawNegotiation>;
