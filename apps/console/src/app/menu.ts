import type { SelfView } from '#contracts/access/views';

export interface MenuEntry {
  readonly to: '/' | '/cases' | '/cases/new' | '/import';
  /** Words: `menu.<key>`. */
  readonly key: string;
  /** Absent: for everybody who has signed in. */
  readonly roles?: readonly SelfView['roles'][number][];
}

/** The left menu, cut by role: seven entries at most for anybody (a test counts). */
export const menu: readonly MenuEntry[] = [
  { to: '/', key: 'workbench' },
  { to: '/cases', key: 'cases' },
  { to: '/cases/new', key: 'newCase', roles: ['centre-officer', 'centre-head'] },
  { to: '/import', key: 'import', roles: ['centre-officer', 'centre-head'] },
];

export function menuFor(roles: SelfView['roles']): readonly MenuEntry[] {
  return menu.filter((entry) => !entry.roles || entry.roles.some((role) => roles.includes(role)));
}
