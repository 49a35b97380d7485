import type { SelfView } from '#contracts/access/views';

type Role = SelfView['roles'][number];

export interface MenuEntry {
  readonly to: '/' | '/cases' | '/cases/new' | '/import' | '/finance' | '/register' | '/administration';
  /** Words: `menu.<key>`. */
  readonly key: string;
  /** Absent: for everybody who has signed in. */
  readonly roles?: readonly Role[];
}

const registerRoles: readonly Role[] = [
  ...(['centre-officer', 'centre-head', 'finance-officer', 'finance-head'] as const),
  'administrator',
];

/** The left menu, cut by role: seven entries at most for anybody (a test counts). */
export const menu: readonly MenuEntry[] = [
  { to: '/', key: 'workbench' },
  { to: '/cases', key: 'cases' },
  { to: '/cases/new', key: 'newCase', roles: ['centre-officer', 'centre-head'] },
  { to: '/import', key: 'import', roles: ['centre-officer', 'centre-head'] },
  { to: '/finance', key: 'finance', roles: ['finance-officer', 'finance-head', 'leader'] },
  { to: '/register', key: 'register', roles: registerRoles },
  { to: '/administration', key: 'administration', roles: ['administrator'] },
];

export function menuFor(roles: SelfView['roles']): readonly MenuEntry[] {
  return menu.filter((entry) => !entry.roles || entry.roles.some((role) => roles.includes(role)));
}
