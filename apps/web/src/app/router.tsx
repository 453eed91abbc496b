import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router';
import { auditSearch } from '../features/audit/audit-search.ts';
import { callSearch } from '../features/calls/call-search.ts';
import { deliverySearch } from '../features/deliveries/delivery-search.ts';
import { logPlace } from '../shared/log/log-place.ts';
import { traceSearch } from '../features/trace/trace-search.ts';
import { parseSearch, stringifySearch } from '../shared/search-text.ts';
import { Layout } from './layout.tsx';
import { NotFound } from './not-found.tsx';
import { PageFailure } from './page-failure.tsx';

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound, errorComponent: PageFailure });
const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../features/dashboard/dashboard.page.tsx'), 'DashboardPage'),
});
const calls = createRoute({
  getParentRoute: () => root,
  path: '/calls',
  validateSearch: callSearch,
  component: lazyRouteComponent(() => import('../features/calls/calls.page.tsx'), 'CallsPage'),
});
const call = createRoute({
  getParentRoute: () => root,
  path: '/calls/$callId',
  component: lazyRouteComponent(() => import('../features/calls/call.page.tsx'), 'CallPage'),
});
const deliveries = createRoute({
  getParentRoute: () => root,
  path: '/deliveries',
  validateSearch: deliverySearch,
  component: lazyRouteComponent(() => import('../features/deliveries/deliveries.page.tsx'), 'DeliveriesPage'),
});
const delivery = createRoute({
  getParentRoute: () => deliveries,
  path: '$deliveryId',
  component: lazyRouteComponent(() => import('../features/deliveries/delivery-drawer.tsx'), 'DeliveryDrawer'),
});
const failed = createRoute({
  getParentRoute: () => root,
  path: '/failed',
  component: lazyRouteComponent(() => import('../features/failed/failed.page.tsx'), 'FailedPage'),
});
const replays = createRoute({
  getParentRoute: () => root,
  path: '/replays',
  component: lazyRouteComponent(() => import('../features/replays/replays.page.tsx'), 'ReplaysPage'),
});
const replay = createRoute({
  getParentRoute: () => root,
  path: '/replays/$replayId',
  component: lazyRouteComponent(() => import('../features/replays/replay.page.tsx'), 'ReplayPage'),
});
const backFills = createRoute({
  getParentRoute: () => root,
  path: '/back-fills',
  component: lazyRouteComponent(() => import('../features/back-fills/back-fills.page.tsx'), 'BackFillsPage'),
});
const backFill = createRoute({
  getParentRoute: () => root,
  path: '/back-fills/$backFillId',
  component: lazyRouteComponent(() => import('../features/back-fills/back-fill.page.tsx'), 'BackFillPage'),
});
const alerts = createRoute({
  getParentRoute: () => root,
  path: '/alerts',
  validateSearch: logPlace,
  component: lazyRouteComponent(() => import('../features/alerts/alerts.page.tsx'), 'AlertsPage'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/users',
  component: lazyRouteComponent(() => import('../features/people/people.page.tsx'), 'PeoplePage'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../features/audit/audit.page.tsx'), 'AuditPage'),
});
const doctor = createRoute({
  getParentRoute: () => root,
  path: '/tools/doctor',
  component: lazyRouteComponent(() => import('../features/doctor/doctor.page.tsx'), 'DoctorPage'),
});
const trace = createRoute({
  getParentRoute: () => root,
  path: '/tools/trace',
  validateSearch: traceSearch,
  component: lazyRouteComponent(() => import('../features/trace/trace.page.tsx'), 'TracePage'),
});
const testCall = createRoute({
  getParentRoute: () => root,
  path: '/tools/test-call',
  component: lazyRouteComponent(() => import('../features/test-call/test-call.page.tsx'), 'TestCallPage'),
});
const about = createRoute({
  getParentRoute: () => root,
  path: '/tools/about',
  component: lazyRouteComponent(() => import('../features/about/about.page.tsx'), 'AboutPage'),
});
const me = createRoute({
  getParentRoute: () => root,
  path: '/me',
  component: lazyRouteComponent(() => import('../features/me/me.page.tsx'), 'MePage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: () => <Navigate to="/settings/$section" params={{ section: 'planfix' }} replace />,
});
const settingsSection = createRoute({
  getParentRoute: () => root,
  path: '/settings/$section',
  component: lazyRouteComponent(() => import('../features/settings/settings.page.tsx'), 'SettingsPage'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/setup/setup-resume.page.tsx'), 'SetupResumePage'),
});
const setupStep = createRoute({
  getParentRoute: () => root,
  path: '/setup/$step',
  component: lazyRouteComponent(() => import('../features/setup/setup.page.tsx'), 'SetupPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    dashboard,
    calls,
    call,
    deliveries.addChildren([delivery]),
    failed,
    replays,
    replay,
    backFills,
    backFill,
    alerts,
    settings,
    settingsSection,
    setup,
    setupStep,
    people,
    audit,
    doctor,
    trace,
    testCall,
    about,
    me,
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
