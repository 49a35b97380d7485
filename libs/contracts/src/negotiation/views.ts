import { z } from 'zod';
import { conclusions } from '#domain/evaluation/evaluation';
import { clauseFields } from '#domain/negotiation/compare';
import { counterSides, withdrawalReasons } from '#domain/negotiation/negotiation';
import { reviewResults } from '#domain/negotiation/reviews';
import { ApprovalLevel } from '../pack/pack.js';
import { CommandHint } from '../shared/answer.js';
import {
  CalendarDay,
  CaseFacts,
  Deadline,
  FiscalYear,
  Id,
  MoneyFen,
  ShownText,
  Timestamp,
} from '../shared/fields.js';

const ShownClause = z.object({
  clauseId: Id,
  kind: Id,
  beneficiaryId: Id,
  policyClauseId: Id.optional(),
  oneCaseReason: ShownText.optional(),
  condition: ShownText,
  evidenceKind: Id,
  milestoneDueOn: CalendarDay,
  fundId: Id,
  shares: z.array(z.object({ fiscalYear: FiscalYear, amount: MoneyFen })).readonly(),
  responsibleUnitId: Id,
  findings: z.array(z.int()).readonly(),
});

const ShownTerms = z.object({
  termsVersion: z.int().min(1),
  drafterId: Id,
  drafterFor: Id.exactOptional(),
  total: z.string().meta({ description: 'Fen over all clauses and years, as decimal digits.' }),
  neededLevels: z.array(z.int()).meta({ description: 'Levels whose approval this total needs.' }),
  clauses: z.array(ShownClause),
});

const ShownReview = z.object({
  termsVersion: z.int().min(1),
  clauseIds: z.array(Id).readonly(),
  on: CalendarDay,
  basis: ShownText,
  result: z.enum(reviewResults),
  reviewerId: Id,
  reviewerFor: Id.exactOptional(),
});

/** What became of the clauses from one version of the terms to another. */
export const TermsComparison = z
  .object({
    caseId: Id,
    from: z.int().min(1),
    to: z.int().min(1),
    added: z.array(ShownClause),
    removed: z.array(ShownClause),
    changed: z.array(
      z.object({
        from: ShownClause,
        to: ShownClause,
        fields: z.array(z.enum(clauseFields)).readonly(),
      }),
    ),
  })
  .meta({ id: 'TermsComparison' });
export type TermsComparison = z.infer<typeof TermsComparison>;

/** What each clause of the present version asks for: for who sees the terms, or brings them about. */
export const ConditionsView = z
  .object({
    caseId: Id,
    conditions: z.array(z.object({ clauseId: Id, condition: ShownText })),
  })
  .meta({ id: 'ConditionsView' });
export type ConditionsView = z.infer<typeof ConditionsView>;

/** The negotiation: whoever may see it sees all of it. */
export const NegotiationView = z
  .object({
    caseId: Id,
    version: z.int(),
    phase: z.enum([
      'drafting',
      'offered',
      'agreed',
      'approved',
      'signature-requested',
      'signed',
      'commitment-refused',
      'stepped-back',
      'withdrawn',
    ]),
    case: CaseFacts,
    conclusion: z.enum(conclusions),
    findings: z
      .array(z.int())
      .meta({ description: 'Numbers a clause may cite; their words are shown by the evaluation.' }),
    rules: z
      .object({
        approvalLevels: z.array(ApprovalLevel).readonly(),
        offerValidityDaysMax: z.int(),
        clauseKinds: z.array(Id).readonly(),
        kindsOff: z
          .array(Id)
          .readonly()
          .meta({ description: 'Kinds tied to tax paid, which the pack does not turn on.' }),
        evidenceKinds: z.array(Id).readonly(),
        units: z.array(Id).readonly(),
        funds: z.array(Id).readonly(),
        policyClauses: z
          .array(
            z.object({
              policyClauseId: Id,
              kind: Id,
              cap: MoneyFen.exactOptional(),
              responsibleUnitId: Id,
            }),
          )
          .readonly(),
        packVersion: z.string(),
      })
      .meta({ description: 'What the pack allows here, as it stood when negotiation opened.' }),
    terms: ShownTerms.optional(),
    versions: z
      .array(
        z.object({
          termsVersion: z.int().min(1),
          drafterId: Id,
          total: z.string(),
          clauses: z.int().meta({ description: 'How many clauses this version has.' }),
        }),
      )
      .meta({ description: 'Every version that was drafted; two of them can be compared.' }),
    reviews: z.array(ShownReview).meta({ description: 'Fair-competition reviews of all versions.' }),
    counters: z.array(
      z.object({
        termsVersion: z.int().min(1),
        from: z.enum(counterSides),
        points: ShownText,
        recordedBy: Id,
      }),
    ),
    offer: z.object({ validUntil: CalendarDay, expires: Deadline }).optional(),
    lastOfferExpired: z.boolean().optional(),
    sentBack: z
      .object({
        level: z.int(),
        approverId: Id,
        approverFor: Id.exactOptional(),
        reason: ShownText,
        at: Timestamp.optional(),
      })
      .optional(),
    agreementNote: ShownText.optional(),
    approvals: z.array(
      z.object({
        level: z.int(),
        approverId: Id,
        approverFor: Id.exactOptional(),
        at: Timestamp.optional(),
      }),
    ),
    nextLevel: z.int().optional().meta({ description: 'The level that approves next.' }),
    signerId: Id.optional(),
    signedAt: Timestamp.optional(),
    scans: z
      .array(
        z.object({
          documentId: Id,
          digest: z.string().meta({ description: 'SHA-256 of the file, in lower-case hex.' }),
          bytes: z.int(),
          name: ShownText,
          attachedBy: Id,
        }),
      )
      .meta({ description: 'Scans of the signed paper.' }),
    shortage: z
      .object({
        code: z.string(),
        fundId: Id.exactOptional(),
        fiscalYear: FiscalYear.exactOptional(),
        shortfall: MoneyFen.exactOptional(),
      })
      .optional()
      .meta({ description: 'Why no money was committed when a signature was asked for.' }),
    withdrawn: z
      .object({ reason: z.enum(withdrawalReasons), note: ShownText.optional() })
      .optional(),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'NegotiationView' });
export type NegotiationView = z.infer<typeof NegotiationView>;
