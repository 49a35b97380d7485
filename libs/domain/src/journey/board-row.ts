import type { Instant, PersonActor } from '../shared/actor.js';
import { digits, sumFen, type Fen } from '../shared/money.js';
import { personsOf, type Subject } from '../shared/case.js';
import { paidTotal } from '../reward/payment.js';
import { statesOf, type CaseView } from './case-fold.js';
import {
  folded,
  only,
  stageNames,
  stagesSeen,
  type StageName,
  type StageStates,
} from './stages.js';
import { isFor, waitsOf } from './work.js';

/** The columns of the board: where a case now stands. */
export const columns = [...stageNames, 'closed'] as const;
export type Column = (typeof columns)[number];

/** One case on the board, as one viewer sees it. Amounts in fen. */
export interface BoardRow {
  readonly caseId: string;
  readonly stage: Column;
  /** The phase of that stage; of a closed case how it ended. */
  readonly phase: string;
  readonly organisations: readonly string[];
  /** Register ids: names are joined there, with the viewer's own token. */
  readonly personIds: readonly string[];
  readonly segment?: string;
  readonly district: string;
  readonly officerId: string;
  readonly officerUnitId: string;
  readonly plannedInvestment?: Fen;
  /** Sum of the signed terms over all clauses and years. */
  readonly promised?: Fen;
  readonly paid?: Fen;
  readonly openedAt: Instant;
  readonly lastChangeAt: Instant;
  /** The earliest moment something has to be done by. */
  readonly due?: Instant;
}

/** What all stages agree on about a case. */
export interface KnownFacts {
  readonly subjects: readonly Subject[];
  readonly segment?: string;
  readonly district: string;
  readonly officerId: string;
  readonly officerUnitId: string;
  readonly plannedInvestment?: Fen;
}

/** Where a case stands for whoever sees `seenWith`; the first rung a viewer sees is theirs. */
export interface Rung {
  readonly column: Column;
  readonly seenWith: StageName;
}

/** The columns a case may stand in, the furthest first. Each viewer finds it on one of them. */
export function ladderOf(states: StageStates): readonly Rung[] {
  const opened = stageNames.filter(
    (name) => (states[name]?.phase ?? 'not-opened') !== 'not-opened',
  );
  // Landing and reward run side by side: what is still to be landed comes first.
  const furthestFirst = [...opened].reverse().sort((a, b) => rankOf(a, states) - rankOf(b, states));
  const rungs = furthestFirst.map((name): Rung => ({ column: name, seenWith: name }));
  return states.contact?.phase === 'closed'
    ? [{ column: 'closed', seenWith: 'contact' }, ...rungs]
    : rungs;
}

function rankOf(name: StageName, { landing }: StageStates): number {
  return name === 'landing' && landing?.phase === 'landing' ? 0 : 1;
}

/** Facts of the case out of the furthest stage that is known; undefined before any is. */
export function factsOf(states: StageStates): KnownFacts | undefined {
  const { contact, evaluation, negotiation, landing, reward } = states;
  if (reward && reward.phase !== 'not-opened') return reward.case;
  if (landing && landing.phase !== 'not-opened') return landing.terms.case;
  if (negotiation && negotiation.phase !== 'not-opened') return negotiation.case;
  if (evaluation && evaluation.phase !== 'not-opened') return evaluation.case;
  return contact && contact.phase !== 'not-opened' ? contact : undefined;
}

export function organisationsOf(subjects: readonly Subject[]): readonly string[] {
  return subjects.flatMap((subject) => (subject.kind === 'organisation' ? [subject.name] : []));
}

/** The first event of a case that is known, of whatever stage. */
export function openedAtOf({ streams }: CaseView): Instant {
  const first = Object.values(streams).map(({ openedAt }) => openedAt);
  return first.sort()[0] ?? '';
}

/**
 * The case as this viewer sees it, out of the stages they see and nothing else; undefined where
 * they see none. `changedAt` says when a stage last changed as far as the viewer may know.
 */
export function boardRow(
  caseId: string,
  view: CaseView,
  viewer: PersonActor,
  changedAt: (stage: StageName) => Instant | undefined = (stage) => view.streams[stage]?.changedAt,
): BoardRow | undefined {
  const names = stagesSeen(viewer, statesOf(view));
  const states = only(names, statesOf(view));
  const [rung] = ladderOf(states);
  const facts = factsOf(states);
  if (!rung || !facts) return undefined;
  const { segment, district, officerId, officerUnitId, plannedInvestment } = facts;
  const promised = promisedIn(states);
  const due = earliest(names.map((name) => dueIn(name, states, viewer)));
  return {
    caseId,
    stage: rung.column,
    phase: phaseOn(rung, states),
    organisations: organisationsOf(facts.subjects),
    personIds: personsOf(facts.subjects),
    ...(segment !== undefined && { segment }),
    district,
    officerId,
    officerUnitId,
    ...(plannedInvestment !== undefined && { plannedInvestment }),
    ...(promised !== undefined && { promised }),
    ...paidIn(states),
    openedAt: openedAtOf(view),
    lastChangeAt:
      names
        .flatMap((name) => changedAt(name) ?? [])
        .sort()
        .at(-1) ?? openedAtOf(view),
    ...(due !== undefined && { due }),
  };
}

function phaseOn({ column, seenWith }: Rung, states: StageStates): string {
  if (column === 'closed' && states.contact?.phase === 'closed') return states.contact.ending;
  return states[seenWith]?.phase ?? '';
}

function promisedIn(states: StageStates): Fen | undefined {
  const clauses = signedClauses(states);
  if (!clauses) return undefined;
  return digits(sumFen(clauses.flatMap(({ shares }) => shares.map(({ amount }) => amount))));
}

function signedClauses({ negotiation, landing, reward }: StageStates) {
  if (reward && reward.phase !== 'not-opened') return reward.promises;
  if (landing && landing.phase !== 'not-opened') return landing.terms.clauses;
  return negotiation?.phase === 'signed' ? negotiation.signedTerms.clauses : undefined;
}

function paidIn({ reward }: StageStates): { readonly paid?: Fen } {
  if (!reward || reward.phase === 'not-opened') return {};
  return { paid: digits(paidTotal(reward.payments)) };
}

/**
 * Stages in which a viewer may not know everything: there only what waits for the viewer counts
 * besides the stage's own deadline; else "nothing is due" would tell that the others are done.
 */
const stagesWithSecrets: readonly StageName[] = ['evaluation'];

function dueIn(name: StageName, states: StageStates, viewer: PersonActor): Instant | undefined {
  const state = states[name];
  if (state === undefined) return undefined;
  const waits = waitsOf(name, state);
  const shown = stagesWithSecrets.includes(name)
    ? waits.filter((wait) => isFor(wait, viewer))
    : waits;
  return earliest([folded[name].due(state)?.at, ...shown.map(({ due }) => due)]);
}

function earliest(moments: readonly (Instant | undefined)[]): Instant | undefined {
  return moments.filter((moment) => moment !== undefined).sort()[0];
}
