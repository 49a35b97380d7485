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
  | { readonly kind: 'person'; readonly subjectId: string }
  | {
      readonly kind: 'team';
      /** `team-<digest of its people>`: the team has no entry of its own in the register. */
      readonly subjectId: string;
      readonly leaderId: string;
      /** Register ids, without the leader's. */
      readonly memberIds: readonly string[];
    };

/**
 * How widely a case is known. `restricted`: in every stage only its officer, the head of that unit
 * and the city's leaders, and besides whoever the stage cannot do without.
 */
export const disclosures = ['public', 'internal', 'restricted'] as const;
export type Disclosure = (typeof disclosures)[number];

/** Register ids of everybody a subject is: an organisation or a person itself, a team its people. */
export function partiesOf(subject: Subject): readonly string[] {
  return subject.kind === 'team' ? [subject.leaderId, ...subject.memberIds] : [subject.subjectId];
}

/** Register ids of the persons among the subjects, a team's one by one. */
export function personsOf(subjects: readonly Subject[]): readonly string[] {
  return subjects.flatMap((one) => (one.kind === 'organisation' ? [] : partiesOf(one)));
}

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
  /** Absent: `internal`. */
  readonly disclosure?: Disclosure;
}
