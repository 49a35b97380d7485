import { holdsRole, isPerson } from '../shared/actor.js';
import { decided, refused, type Claim, type Decision, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Issued, Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import { expertSentences } from './expert-refusals.js';

/** Where an expert works, or whose interests they share: under every id the organisation has. */
export interface Employer {
  readonly name: string;
  readonly creditCode?: string;
  readonly organisationIds: readonly string[];
}

/** What the committee's register says of an expert; names and numbers lie in the register of people. */
export interface ExpertEntry {
  readonly unitId: string;
  /** Segments of the city's catalogue. */
  readonly fields: readonly string[];
  /** Entries of the register of people (`rp-…`) that mean the same person. */
  readonly entryIds: readonly string[];
  readonly employers: readonly Employer[];
}

/** An entry as the panel's rules read it. `expertId` is the account (`p-…`) that signs in. */
export interface RegisteredExpert extends ExpertEntry {
  readonly expertId: string;
  readonly active: boolean;
}

export type Expert =
  | { readonly phase: 'not-opened' }
  | (ExpertEntry & {
      readonly phase: 'active' | 'retired';
      readonly expertId: string;
      /** Invented, for trying the software out. */
      readonly sample?: true;
    });

export interface EnterExpert extends ExpertEntry {
  readonly type: 'enter-expert';
  readonly expertId: string;
  readonly sample?: true;
}
/** The whole entry anew; what stood there before stays in the record. */
export interface ChangeExpert extends ExpertEntry {
  readonly type: 'change-expert';
}
export interface RetireExpert {
  readonly type: 'retire-expert';
  readonly reason: TextRef;
}
export interface ReinstateExpert {
  readonly type: 'reinstate-expert';
}

export type ExpertCommand = EnterExpert | ChangeExpert | RetireExpert | ReinstateExpert;

export type ExpertEvent =
  | (ExpertEntry & {
      readonly type: 'expert-entered';
      readonly expertId: string;
      readonly sample?: true;
    })
  | (ExpertEntry & { readonly type: 'expert-changed' })
  | { readonly type: 'expert-retired'; readonly reason: TextRef }
  | { readonly type: 'expert-reinstated' };

const initialExpert: Expert = { phase: 'not-opened' };

function may(
  type: ExpertCommand['type'],
  { by }: Pick<Issued, 'by'>,
  state: Expert,
): Refusal | undefined {
  if (type === 'enter-expert') {
    const mayEnter = by.kind === 'service' || holdsRole(by, 'committee-secretary');
    if (!mayEnter) return refused('register-of-secretary');
    return state.phase === 'not-opened' ? undefined : refused('expert-already-entered');
  }
  if (!holdsRole(by, 'committee-secretary')) return refused('register-of-secretary');
  switch (type) {
    case 'change-expert':
      return state.phase === 'not-opened' ? refused('expert-not-entered') : undefined;
    case 'retire-expert':
      return state.phase === 'active' ? undefined : refused('expert-not-active-now');
    case 'reinstate-expert':
      return state.phase === 'retired' ? undefined : refused('expert-not-retired');
    default:
      return never(type);
  }
}

function decide(command: ExpertCommand & Issued, state: Expert): Decision<ExpertEvent> {
  const refusal = may(command.type, command, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'enter-expert': {
      const { expertId, sample } = command;
      const entered = { expertId, ...(sample && { sample }), ...entryOf(command) };
      return decided([{ type: 'expert-entered', ...entered }], {
        takes: command.entryIds.map(aliasClaim),
      });
    }
    case 'change-expert': {
      const before = state.phase === 'not-opened' ? [] : state.entryIds;
      return decided([{ type: 'expert-changed', ...entryOf(command) }], {
        takes: command.entryIds.filter((id) => !before.includes(id)).map(aliasClaim),
        releases: before
          .filter((id) => !command.entryIds.includes(id))
          .map((key) => ({ kind: aliasKind, key })),
      });
    }
    case 'retire-expert':
      return decided([{ type: 'expert-retired', reason: command.reason }]);
    case 'reinstate-expert':
      return decided([{ type: 'expert-reinstated' }]);
    default:
      return never(command);
  }
}

const aliasKind = 'expert-entry';

/** One entry of the register of people means one expert. */
function aliasClaim(key: string): Claim {
  return { kind: aliasKind, key, refusal: 'entry-of-another-expert', disclosed: {} };
}

function evolve(state: Expert, event: ExpertEvent): Expert {
  if (event.type === 'expert-entered') {
    const { type: _, ...entered } = event;
    return { phase: 'active', ...entered };
  }
  if (state.phase === 'not-opened') return state;
  switch (event.type) {
    case 'expert-changed':
      return { ...state, ...entryOf(event) };
    case 'expert-retired':
      return { ...state, phase: 'retired' };
    case 'expert-reinstated':
      return { ...state, phase: 'active' };
    default:
      return never(event);
  }
}

function entryOf({ unitId, fields, entryIds, employers }: ExpertEntry): ExpertEntry {
  return { unitId, fields, entryIds, employers };
}

/** The entry as rules read it; undefined while there is none. */
export function registeredOf(state: Expert): RegisteredExpert | undefined {
  if (state.phase === 'not-opened') return undefined;
  return { expertId: state.expertId, active: state.phase === 'active', ...entryOf(state) };
}

/** An entry of the committee's register of experts: a record of its own, without a deadline. */
export const expert: Stage<Expert, ExpertCommand, ExpertEvent, never> = {
  name: 'expert',
  initial: initialExpert,
  commands: ['change-expert', 'retire-expert', 'reinstate-expert'],
  may,
  decide,
  evolve,
  due: () => undefined,
  errand: () => undefined,
  answered: () => {
    throw new Error('an entry of the register asks no errands');
  },
  outcome: () => undefined,
  waits: () => [],
  visible: {
    seesCase: (viewer, state) =>
      state.phase !== 'not-opened' &&
      (!isPerson(viewer) ||
        holdsRole(viewer, 'committee-secretary', 'leader', 'administrator') ||
        (viewer.personId === state.expertId && viewer.actsFor === undefined)),
    seesEvent: () => true,
    hiddenEvents: () => 0,
  },
  sentences: expertSentences,
};
