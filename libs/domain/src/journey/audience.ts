import type { Disclosed } from '../access/disclosure.js';
import { unitsSeenBy } from '../access/units.js';
import { panelists } from '../evaluation/panel.js';
import { roles, type PersonActor, type Role } from '../shared/actor.js';
import { folded, type AnyStage, type FoldedKind, type StageStates } from './stages.js';

/**
 * Who sees a stage, as words an index can hold: a role word alone, or with a unit (`word@unit`) or
 * a person (`word:person`). They are found by asking the stage's own visibility rule, never said a
 * second time. `*` stands for every role word.
 *
 * Being an expert hides what another role would show, so an expert's other roles get words of their
 * own (`unit-head+expert`). No other pair of roles means more than each alone; a spec holds every
 * rule to that.
 */
const hidingRole: Role = 'expert';
const noRole = 'none';
const everyWord = '*';

interface Word {
  readonly word: string;
  readonly roles: readonly Role[];
}

const words: readonly Word[] = [
  { word: noRole, roles: [] },
  ...roles.map((role) => ({ word: role, roles: [role] })),
  ...roles
    .filter((role) => role !== hidingRole)
    .map((role) => ({ word: besidesHiding(role), roles: [role, hidingRole] })),
];

/** Belongs to nobody and to no unit: ids never contain a question mark. */
const nobody = '?';

/** Persons and units a visibility rule may name; whoever else sees a stage does so by role. */
interface Related {
  readonly persons: readonly string[];
  readonly units: readonly string[];
}

/** The words of everyone who sees this stage of the case. */
export function audienceOf(kind: FoldedKind, state: unknown, states: StageStates): string[] {
  const sees = seesBy(folded[kind], state);
  const { persons, units } = relatedTo(states);
  const byRole = words.filter((one) => sees(one, nobody, nobody));
  const others = words.filter((one) => !byRole.includes(one));
  const byRelation = (mark: '@' | ':', id: string, seers: readonly Word[]) =>
    seers.length === others.length && seers.length > 0
      ? [`${everyWord}${mark}${id}`]
      : seers.map(({ word }) => `${word}${mark}${id}`);
  return [
    ...byRole.map(({ word }) => word),
    ...units.flatMap((id) =>
      byRelation(
        '@',
        id,
        others.filter((one) => sees(one, nobody, id)),
      ),
    ),
    ...persons.flatMap((id) =>
      byRelation(
        ':',
        id,
        others.filter((one) => sees(one, id, nobody)),
      ),
    ),
  ];
}

/** The words this viewer answers to. */
export function wordsOf(viewer: PersonActor): string[] {
  return [...roleWordsOf(viewer.roles), everyWord].flatMap((word) => [
    ...(word === everyWord ? [] : [word]),
    ...unitsSeenBy(viewer).map((unit) => `${word}@${unit}`),
    `${word}:${viewer.personId}`,
  ]);
}

function roleWordsOf(held: readonly Role[]): readonly string[] {
  const others = held.filter((role) => role !== hidingRole);
  if (others.length === 0) return held.length === 0 ? [noRole] : [hidingRole];
  return held.includes(hidingRole) ? others.map(besidesHiding) : others;
}

function besidesHiding(role: Role): string {
  return `${role}+${hidingRole}`;
}

function seesBy(stage: AnyStage, state: unknown) {
  return ({ roles: held }: Word, personId: string, unitId: string) =>
    stage.visible.seesCase({ kind: 'person', personId, unitId, roles: held }, state);
}

function relatedTo({ contact, evaluation, negotiation, landing, reward }: StageStates): Related {
  const persons = new Set<string>();
  const units = new Set<string>();
  const related = ({ officerId, officerUnitId }: Disclosed) => {
    persons.add(officerId);
    units.add(officerUnitId);
  };
  if (contact && contact.phase !== 'not-opened') {
    related(contact);
    if (contact.handOver) persons.add(contact.handOver.to);
  }
  if (evaluation && evaluation.phase !== 'not-opened') {
    related(evaluation.case);
    for (const expertId of panelists(evaluation)) persons.add(expertId);
    if ('secretaryId' in evaluation) persons.add(evaluation.secretaryId);
  }
  if (negotiation && negotiation.phase !== 'not-opened') {
    related(negotiation.case);
    for (const clause of negotiation.terms?.clauses ?? []) units.add(clause.responsibleUnitId);
  }
  if (landing && landing.phase !== 'not-opened') {
    related(landing.terms.case);
    for (const clause of landing.terms.clauses) units.add(clause.responsibleUnitId);
  }
  if (reward && reward.phase !== 'not-opened') {
    related(reward.case);
    for (const promised of reward.promises) units.add(promised.responsibleUnitId);
  }
  return { persons: [...persons], units: [...units] };
}
