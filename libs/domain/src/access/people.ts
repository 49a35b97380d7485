import { holdsRole, type PersonActor, type Role } from '../shared/actor.js';
import { firstRefusal, refused, type Refusal } from '../shared/decision.js';
import type { Sentences } from '../shared/sentences.js';

/** As much of somebody who works with Duet as the rules about them ask for. */
export interface Member {
  readonly personId: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  readonly suspended: boolean;
}

/** Where somebody works and what they are employed to do; only what differs is changed. */
export interface Placement {
  readonly unitId?: string;
  readonly roles?: readonly Role[];
  /** Whether a new name comes with it: names are ciphertext, so rules see no more of them. */
  readonly renamed?: boolean;
}

/** Who decides about people now: the token's actor, and that person as just read. */
export interface Deciding {
  readonly by: PersonActor;
  readonly member: Member | undefined;
}

/** Hours a password somebody else gave may be exchanged for one's own. */
export const oneTimePasswordHours = 72;

export const passwordLengthMin = 12;

/**
 * Administrators decide about others and never about themselves. So whoever decides stays an
 * administrator, and there is always one left; that they still are one is read again, because a
 * token outlives a suspension by up to a quarter of an hour.
 */
export function refusedOver(
  personId: string | undefined,
  { by, member }: Deciding,
): Refusal<'administrator-only' | 'deputies-decide-on-nobody' | 'own-access'> | undefined {
  const active = member !== undefined && !member.suspended;
  return firstRefusal<'administrator-only' | 'deputies-decide-on-nobody' | 'own-access'>([
    // Lent authority hands out no authority.
    () => (by.actsFor === undefined ? undefined : refused('deputies-decide-on-nobody')),
    () =>
      active && holdsRole({ ...by, roles: member.roles }, 'administrator')
        ? undefined
        : refused('administrator-only'),
    () => (personId === by.personId ? refused('own-access') : undefined),
  ]);
}

/** Why this changes nothing about the person, or undefined. */
export function refusedChange(
  { unitId, roles }: Member,
  to: Placement,
): Refusal<'nothing-to-change'> | undefined {
  const sameUnit = to.unitId === undefined || to.unitId === unitId;
  const sameRoles = to.roles === undefined || sameSet(to.roles, roles);
  return sameUnit && sameRoles && to.renamed !== true ? refused('nothing-to-change') : undefined;
}

export function refusedSuspension({ suspended }: Member): Refusal<'already-suspended'> | undefined {
  return suspended ? refused('already-suspended') : undefined;
}

export function refusedResumption({ suspended }: Member): Refusal<'not-suspended'> | undefined {
  return suspended ? undefined : refused('not-suspended');
}

/** What is wrong with a password somebody chose for themselves, or undefined. */
export function passwordFault(
  password: string,
  { account, before }: { readonly account: string; readonly before: string },
): string | undefined {
  if ([...password].length < passwordLengthMin) {
    return `has at least ${String(passwordLengthMin)} characters`;
  }
  if (password === before) return 'is another one than before';
  const name = account.toLowerCase();
  return password.toLowerCase().includes(name) ? 'does not contain the account' : undefined;
}

function sameSet(some: readonly Role[], others: readonly Role[]): boolean {
  return new Set(some).size === new Set(others).size && some.every((role) => others.includes(role));
}

export const peopleSentences = {
  'administrator-only': {
    zh: '只有在岗的系统管理员可以管理人员。',
    en: 'Only an administrator who is not suspended decides about people.',
  },
  'deputies-decide-on-nobody': {
    zh: '代理期间不能管理人员，请以本人身份操作。',
    en: 'While standing in for somebody you decide about nobody’s access. Do it as yourself.',
  },
  'own-access': {
    zh: '不能变更本人的岗位、单位或停用状态，请由另一位系统管理员办理。',
    en: 'Nobody decides about their own access. Ask another administrator.',
  },
  'account-taken': {
    zh: '该账号已被使用，请换一个。',
    en: 'Somebody has this account already. Choose another one.',
  },
  'nothing-to-change': {
    zh: '填写的内容与现有内容一致，没有需要变更之处。',
    en: 'What you entered is what stands there already; nothing is to be changed.',
  },
  'already-suspended': { zh: '该人员已经停用。', en: 'This person is suspended already.' },
  'not-suspended': { zh: '该人员没有停用。', en: 'This person is not suspended.' },
} as const satisfies Sentences;
