import { holdsRole, type Day, type Instant, type PersonActor, type Role } from '../shared/actor.js';
import { firstRefusal, refused, type Refusal } from '../shared/decision.js';
import type { Sentences } from '../shared/sentences.js';
import { dayOf, endOfDay } from '../shared/working-days.js';
import { unitsBelow, type PlacedUnit } from './units.js';

/** From day to day, both included, one person does another's work (AB角). */
export interface Deputyship {
  readonly absentId: string;
  readonly deputyId: string;
  readonly from: Day;
  readonly until: Day;
  /** When it was ended before its time. */
  readonly endedAt?: Instant;
}

/** As much of the absent person as the rule asks for. */
export interface AbsentPerson {
  readonly personId: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
}

/** Heads decide for their own unit; the permission table names the same roles at the door. */
const heads: readonly Role[] = ['unit-head', 'centre-head', 'finance-head'];

export type AppointmentRefusal =
  | 'not-head-of-the-unit'
  | 'deputies-appoint-nobody'
  | 'deputy-is-the-absent-person'
  | 'deputy-appoints-oneself'
  | 'expert-has-no-deputy'
  | 'days-out-of-order'
  | 'days-are-over';

/** Why `by` cannot appoint this deputy now, or undefined. */
export function refusedAppointment(
  { deputyId, from, until }: Deputyship,
  absent: AbsentPerson,
  { by, at }: { readonly by: PersonActor; readonly at: Instant },
): Refusal<AppointmentRefusal> | undefined {
  return firstRefusal<AppointmentRefusal>([
    () => refusedOverUnit(by, absent),
    // Lent authority is not lent on.
    () => (by.actsFor === undefined ? undefined : refused('deputies-appoint-nobody')),
    () => (deputyId === absent.personId ? refused('deputy-is-the-absent-person') : undefined),
    () => (deputyId === by.personId ? refused('deputy-appoints-oneself') : undefined),
    // An opinion is the expert's own; whoever cannot give it is replaced on the panel.
    () => (absent.roles.includes('expert') ? refused('expert-has-no-deputy') : undefined),
    () => (from > until ? refused('days-out-of-order', { from, until }) : undefined),
    () => (until < dayOf(at) ? refused('days-are-over', { until }) : undefined),
  ]);
}

/** Why `by` decides nothing about the absence of this person, or undefined. */
export function refusedOverUnit(
  by: PersonActor,
  absent: AbsentPerson,
): Refusal<'not-head-of-the-unit'> | undefined {
  const decides =
    holdsRole(by, 'administrator') || (by.unitId === absent.unitId && holdsRole(by, ...heads));
  return decides ? undefined : refused('not-head-of-the-unit');
}

/** Whether the deputy stands in at this moment. */
export function standsIn({ from, until, endedAt }: Deputyship, at: Instant): boolean {
  const day = dayOf(at);
  return endedAt === undefined && from <= day && day <= until;
}

/** Why this deputyship lends nothing at this moment, or undefined; no deputyship lends nothing. */
export function refusedStandingIn(
  deputyship: Deputyship | undefined,
  absent: AbsentPerson | undefined,
  at: Instant,
): Refusal<'not-a-deputy-now' | 'expert-has-no-deputy'> | undefined {
  if (!deputyship || !absent || !standsIn(deputyship, at)) return refused('not-a-deputy-now');
  // Roles may have changed since the appointment.
  return absent.roles.includes('expert') ? refused('expert-has-no-deputy') : undefined;
}

/** The units whose absences this viewer follows, besides their own ones. */
export function unitsFollowed(
  viewer: PersonActor,
  units: readonly PlacedUnit[],
): readonly string[] | 'every-unit' {
  if (holdsRole(viewer, 'administrator')) return 'every-unit';
  return holdsRole(viewer, ...heads) ? unitsBelow(viewer.unitId, units) : [];
}

/** The actor a deputy is meanwhile: their own hand, the absent person's unit and roles. */
export function actorStandingIn(deputyId: string, absent: AbsentPerson): PersonActor {
  const { personId, unitId, roles } = absent;
  return { kind: 'person', personId: deputyId, unitId, roles, actsFor: personId };
}

/** Whole seconds until the deputyship is over, at most `max`: a token lives no longer than it. */
export function secondsLeft({ until }: Deputyship, at: Instant, max: number): number {
  const leftMs = Date.parse(endOfDay(until)) - Date.parse(at);
  return Math.max(0, Math.min(max, Math.floor(leftMs / 1000)));
}

export const deputySentences = {
  'not-head-of-the-unit': {
    zh: '只有其所在单位的负责人或系统管理员可以安排或结束代理。',
    en: 'Only the head of the person’s unit or an administrator decides about deputies.',
  },
  'deputies-appoint-nobody': {
    zh: '代理期间不能再安排他人代理，请以本人身份操作。',
    en: 'While standing in for somebody you appoint no deputies. Do it as yourself.',
  },
  'deputy-is-the-absent-person': {
    zh: '代理人不能是缺席者本人。',
    en: 'Nobody is their own deputy.',
  },
  'deputy-appoints-oneself': {
    zh: '不能指定自己为代理人，请由他人安排。',
    en: 'You cannot make yourself a deputy. Ask somebody else to appoint you.',
  },
  'expert-has-no-deputy': {
    zh: '专家意见须由本人提出，不能代理；请更换专家。',
    en: 'An expert’s opinion is their own: seat another expert instead.',
  },
  'days-out-of-order': {
    zh: '结束日期 {until} 早于开始日期 {from}。',
    en: 'The last day {until} is before the first day {from}.',
  },
  'days-are-over': {
    zh: '结束日期 {until} 已过。',
    en: 'The last day {until} is already over.',
  },
  'not-a-deputy-now': {
    zh: '您目前不是该人员的代理人。',
    en: 'You are not this person’s deputy today.',
  },
} as const satisfies Sentences;
