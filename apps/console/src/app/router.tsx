import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Entrance } from './entrance.js';
import { NoSuchPage, PageFault, PagePending } from './page-states.js';
import { boardSearch } from './board-search.js';

/*
 * Every page is a file of its own that is fetched when it is first opened. What a page is filtered by
 * stands in its address, so that a link shows the other person the same.
 */
const root = createRootRoute({ component: Entrance, notFoundComponent: NoSuchPage });

const tabOf = (search: Record<string, unknown>): { tab?: string } =>
  typeof search['tab'] === 'string' ? { tab: search['tab'] } : {};

const workbench = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./workbench-page.js'), 'WorkbenchPage'),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./cases-page.js'), 'CasesPage'),
});

const newCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/new',
  component: lazyRouteComponent(() => import('./new-case-page.js'), 'NewCasePage'),
});

const importSheet = createRoute({
  getParentRoute: () => root,
  path: '/import',
  validateSearch: (search: Record<string, unknown>): { id?: string } =>
    typeof search['id'] === 'string' ? { id: search['id'] } : {},
  component: lazyRouteComponent(() => import('./import-page.js'), 'ImportPage'),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  validateSearch: tabOf,
  component: lazyRouteComponent(() => import('./case-page.js'), 'CasePage'),
});

const finance = createRoute({
  getParentRoute: () => root,
  path: '/finance',
  validateSearch: tabOf,
  component: lazyRouteComponent(() => import('./finance-page.js'), 'FinancePage'),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: tabOf,
  component: lazyRouteComponent(() => import('./register-page.js'), 'RegisterPage'),
});

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  validateSearch: tabOf,
  component: lazyRouteComponent(() => import('./administration-page.js'), 'AdministrationPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    ...[workbench, cases, newCase, importSheet, oneCase],
    ...[finance, register, administration],
  ]),
  defaultPendingComponent: PagePending,
  defaultErrorComponent: PageFault,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
