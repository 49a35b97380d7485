import { z } from 'zod';
import { conclusions } from '#domain/evaluation/evaluation';
import { counterSides, withdrawalReasons } from '#domain/negotiation/negotiation';
import { reviewResults } from '#domain/negotiation/reviews';
import { ApprovalLevel } from '../pack/pack.js';
import {
  CalendarDay,
  CaseFacts,
  Deadline,
  FiscalYear,
  Id,
  MoneyFen,
  TextRef,
} from '../shared/fields.js';

const YearShare = z.object({ fiscalYear: FiscalYear, amount: MoneyFen });

const Clause = z.object({
  clauseId: Id,
  kind: Id,
  beneficiaryId: Id,
  basis: z.union([z.object({ policyClauseId: Id }), z.object({ oneCaseReason: TextRef })]),
  condition: TextRef,
  evidenceKind: Id,
  milestoneDueOn: CalendarDay,
  fundId: Id,
  shares: z.array(YearShare).readonly(),
  responsibleUnitId: Id,
  findings: z.array(z.int().min(1)).readonly(),
});

const PolicyClause = z.object({
  policyClauseId: Id,
  kind: Id,
  cap: MoneyFen.exactOptional(),
  responsibleUnitId: Id,
});

/** What was signed, without the words: landing and reward open with it. */
export const SignedTerms = z
  .object({
    case: CaseFacts,
    clauses: z
      .array(
        z.object({
          clauseId: Id,
          kind: Id,
          beneficiaryId: Id,
          fundId: Id,
          responsibleUnitId: Id,
          shares: z.array(YearShare).readonly(),
          milestone: z.object({ milestoneId: Id, dueOn: CalendarDay }),
          evidenceKind: Id,
          findings: z.array(z.int().min(1)).readonly(),
        }),
      )
      .readonly(),
    termsVersion: z.int().min(1),
  })
  .meta({ id: 'SignedTerms' });
export type SignedTerms = z.infer<typeof SignedTerms>;

/** What negotiation is opened or renewed with. */
const opened = {
  openingId: z.string(),
  case: CaseFacts,
  conclusion: z.enum(conclusions),
  findings: z.array(z.object({ number: z.int().min(1), text: TextRef })).readonly(),
  evaluationVersion: z.int(),
  approvalLevels: z.array(ApprovalLevel).readonly(),
  offerValidityDaysMax: z.int().min(1),
  clauseKinds: z.array(Id).readonly(),
  kindsOff: z.array(Id).readonly().exactOptional(),
  evidenceKinds: z.array(Id).readonly(),
  units: z.array(Id).readonly(),
  funds: z.array(Id).readonly(),
  policyClauses: z.array(PolicyClause).readonly(),
  packVersion: z.string(),
};

/** Payloads of `duet.negotiation.<type>.v1`. A published event never changes. */
export const NegotiationEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('negotiation-opened'), ...opened }),
    z.object({ type: z.literal('negotiation-renewed'), ...opened }),
    z.object({
      type: z.literal('negotiation-stepped-back'),
      evaluationVersion: z.int(),
    }),
    z.object({
      type: z.literal('terms-drafted'),
      termsVersion: z.int().min(1),
      drafterId: Id,
      drafterFor: Id.exactOptional(),
      clauses: z.array(Clause).readonly(),
    }),
    z.object({
      type: z.literal('competition-reviewed'),
      termsVersion: z.int().min(1),
      clauseIds: z.array(Id).readonly(),
      on: CalendarDay,
      basis: TextRef,
      result: z.enum(reviewResults),
      reviewerId: Id,
      reviewerFor: Id.exactOptional(),
    }),
    z.object({
      type: z.literal('terms-offered'),
      termsVersion: z.int().min(1),
      validUntil: CalendarDay,
      expires: Deadline,
    }),
    z.object({
      type: z.literal('counter-recorded'),
      termsVersion: z.int().min(1),
      from: z.enum(counterSides),
      points: TextRef,
      recordedBy: Id,
    }),
    z.object({ type: z.literal('offer-expired'), termsVersion: z.int().min(1) }),
    z.object({
      type: z.literal('terms-agreed'),
      termsVersion: z.int().min(1),
      note: TextRef.exactOptional(),
    }),
    z.object({
      type: z.literal('terms-approved'),
      level: z.int().min(1),
      approverId: Id,
      approverFor: Id.exactOptional(),
    }),
    z.object({
      type: z.literal('terms-sent-back'),
      level: z.int().min(1),
      approverId: Id,
      approverFor: Id.exactOptional(),
      reason: TextRef,
    }),
    z.object({ type: z.literal('signature-requested'), signerId: Id }),
    z.object({
      type: z.literal('terms-signed'),
      signedTerms: SignedTerms,
      conditions: z.array(z.object({ clauseId: Id, condition: TextRef })).readonly(),
    }),
    z.object({
      type: z.literal('scan-attached'),
      documentId: Id,
      digest: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.int().min(1),
      name: TextRef,
      attachedBy: Id,
    }),
    z.object({
      type: z.literal('commitment-refused'),
      code: z.string(),
      fundId: Id.exactOptional(),
      fiscalYear: FiscalYear.exactOptional(),
      shortfall: MoneyFen.exactOptional(),
    }),
    z.object({
      type: z.literal('negotiation-withdrawn'),
      reason: z.enum(withdrawalReasons),
      note: TextRef.exactOptional(),
    }),
  ])
  .meta({ id: 'NegotiationEvent' });
export type NegotiationEvent = z.infer<typeof NegotiationEvent>;
