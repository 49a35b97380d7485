import type { Fen } from './money.js';

/**
 * Whom or what a case attracts. An organisation's name and credit code may travel in events
 * (they are public); a person is an id of the register and nothing else.
 */
export type Subject =
  | {
      readonly kind: 'organisation';
      /** `org-<credit code>`, or `org-n-<digest of the name>` while it has no code. */
      readonly subjectId: string;
      readonly name: string;
      readonly creditCode?: string;
    }
  | { readonly kind: 'person'; readonly subjectId: string };

/** What every stage after contact knows of the case: it travels with each outcome. */
export interface CaseFacts {
  readonly caseId: string;
  readonly subjects: readonly Subject[];
  readonly segment: string;
  readonly district: string;
  /** The centre's officer who answers for the case, and that officer's unit. */
  readonly officerId: string;
  readonly officerUnitId: string;
  /** Register id of whoever brought the lead, where somebody did. */
  readonly referrerId?: string;
  /** Planned investment in fen, where the lead names one. */
  readonly plannedInvestment?: Fen;
}
