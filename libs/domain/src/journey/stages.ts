import { contact, type Contact } from '../contact/contact.js';
import { evaluation, type Evaluation } from '../evaluation/evaluation.js';
import { landing, type Landing } from '../landing/landing.js';
import { negotiation, type Negotiation } from '../negotiation/negotiation.js';
import { batch } from '../reward/batch.js';
import { reward, type Reward } from '../reward/reward.js';
import type { Actor } from '../shared/actor.js';
import type { CommandBody, EventBody, Stage } from '../shared/stage.js';

/** The stages of a case, in the order it goes through them; landing and reward run side by side. */
export const stageNames = ['contact', 'evaluation', 'negotiation', 'landing', 'reward'] as const;
export type StageName = (typeof stageNames)[number];

/** What readers fold: the stages, and the payment sheets finance works on across cases. */
export const foldedKinds = [...stageNames, 'batch'] as const;
export type FoldedKind = (typeof foldedKinds)[number];

/** A stage with its types forgotten: a fold asks each the same questions. */
export type AnyStage = Stage<unknown, CommandBody, EventBody>;

export const folded: Readonly<Record<FoldedKind, AnyStage>> = {
  contact,
  evaluation,
  negotiation,
  landing,
  reward,
  batch,
};

/** The stages of one case as far as they are known. */
export interface StageStates {
  readonly contact?: Contact;
  readonly evaluation?: Evaluation;
  readonly negotiation?: Negotiation;
  readonly landing?: Landing;
  readonly reward?: Reward;
}

export function isStageName(kind: string): kind is StageName {
  return (stageNames as readonly string[]).includes(kind);
}

export function isFolded(kind: string): kind is FoldedKind {
  return (foldedKinds as readonly string[]).includes(kind);
}

/** The stages this viewer sees, by each stage's own rule; none: to them there is no such case. */
export function stagesSeen(viewer: Actor, states: StageStates): readonly StageName[] {
  return stageNames.filter((name) => {
    const state = states[name];
    return state !== undefined && folded[name].visible.seesCase(viewer, state);
  });
}

/** The states of some stages only: what a viewer is shown is derived from nothing else. */
export function only(names: readonly StageName[], states: StageStates): StageStates {
  return Object.fromEntries(names.map((name) => [name, states[name]]));
}
