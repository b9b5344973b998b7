import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { DeskFrame } from './desk-frame.tsx'
import { DeskHome } from './desk-home.tsx'
import type { DeskScreen } from './desk-screen.ts'
import { footageScreens } from './footage-routes.tsx'
import { NoSuchPage } from './no-such-page.tsx'
import { ScreenGate } from './screen-gate.tsx'

/*
 * A screen registers by one line: its path under /desk, the text key of its link (also the tab's title), the call that
 * decides who sees it (through mayCall and shared/access.ts), and its component, loaded when it is opened:
 *
 *   { path: '/log', label: 'desk.nav.log', call: 'visits.search',
 *     component: lazyRouteComponent(() => import('./log/log-screen.tsx'), 'LogScreen') }
 *
 * `group` puts screens behind one entry of the navigation ('footage', 'office', 'access'), with a row of links above
 * the page; `inMenu: false` is for screens that others lead to (`/incidents/$incidentId`, read with
 * `useParams({ strict: false })`). Order here is order there. The footage screens are listed in footage-routes.tsx.
 * Links inside a screen: `<DeskLink to="/incidents/3">` (desk-link.tsx); ids only, never a person's data.
 * Inside a screen: `useDesk()` (desk-context.ts) for the person, the zone and `may('visits.close')`;
 * `useAnswer(noun, verb, input, topics)` and `useAct(noun, verb)` (queries.ts); refusals.tsx turns errors into text.
 */
export const deskScreens: readonly DeskScreen[] = [
  {
    path: '/needs',
    label: 'desk.nav.needs',
    call: 'dashboard.get',
    component: lazyRouteComponent(() => import('./dashboard/dashboard-screen.tsx'), 'DashboardScreen'),
  },
  {
    path: '/reception',
    label: 'desk.nav.reception',
    call: 'visits.onSite',
    component: lazyRouteComponent(() => import('./reception/reception-screen.tsx'), 'ReceptionScreen'),
  },
  {
    path: '/expected',
    label: 'desk.nav.expected',
    group: 'expected',
    call: 'invitations.list',
    component: lazyRouteComponent(() => import('./invitations/expected-screen.tsx'), 'ExpectedScreen'),
  },
  {
    path: '/passes',
    label: 'desk.nav.passes',
    group: 'expected',
    call: 'passes.list',
    component: lazyRouteComponent(() => import('./invitations/passes-screen.tsx'), 'PassesScreen'),
  },
  {
    path: '/roll-call',
    label: 'desk.nav.rollCall',
    call: 'rollcall.list',
    component: lazyRouteComponent(() => import('./roll-call/roll-call-screen.tsx'), 'RollCallScreen'),
  },
  {
    path: '/roll-call/$rollCallId',
    label: 'desk.nav.rollCallReport',
    inMenu: false,
    call: 'rollcall.report',
    component: lazyRouteComponent(() => import('./roll-call/roll-call-report-screen.tsx'), 'RollCallReportScreen'),
  },
  {
    path: '/deliveries',
    label: 'desk.nav.deliveries',
    call: 'deliveries.list',
    component: lazyRouteComponent(() => import('./deliveries/deliveries-screen.tsx'), 'DeliveriesScreen'),
  },
  {
    path: '/log',
    label: 'desk.nav.log',
    call: 'visits.search',
    component: lazyRouteComponent(() => import('./log/log-screen.tsx'), 'LogScreen'),
  },
  ...footageScreens,
  {
    path: '/hosts',
    label: 'desk.nav.hosts',
    group: 'office',
    call: 'hosts.add',
    component: lazyRouteComponent(() => import('./hosts/hosts-screen.tsx'), 'HostsScreen'),
  },
  {
    path: '/messages',
    label: 'desk.nav.messages',
    group: 'office',
    call: 'messages.settings',
    component: lazyRouteComponent(() => import('./messages/messages-screen.tsx'), 'MessagesScreen'),
  },
  {
    path: '/categories',
    label: 'desk.nav.categories',
    group: 'office',
    call: 'categories.add',
    component: lazyRouteComponent(() => import('./categories/categories-screen.tsx'), 'CategoriesScreen'),
  },
  {
    path: '/categories/$categoryId',
    label: 'desk.nav.categories',
    group: 'office',
    inMenu: false,
    call: 'questions.add',
    component: lazyRouteComponent(() => import('./categories/category-screen.tsx'), 'CategoryScreen'),
  },
  {
    path: '/documents',
    label: 'desk.nav.documents',
    group: 'office',
    call: 'documents.list',
    component: lazyRouteComponent(() => import('./documents/documents-screen.tsx'), 'DocumentsScreen'),
  },
  {
    path: '/notice',
    label: 'desk.nav.notice',
    group: 'office',
    call: 'privacy.versions',
    component: lazyRouteComponent(() => import('./notice/notice-screen.tsx'), 'NoticeScreen'),
  },
  {
    path: '/notice/words',
    label: 'desk.nav.noticeWords',
    call: 'privacy.wording',
    inMenu: false,
    component: lazyRouteComponent(() => import('./notice/notice-words-screen.tsx'), 'NoticeWordsScreen'),
  },
  {
    path: '/languages',
    label: 'desk.nav.languages',
    group: 'office',
    call: 'languages.get',
    component: lazyRouteComponent(() => import('./languages/languages-screen.tsx'), 'LanguagesScreen'),
  },
  {
    path: '/house',
    label: 'desk.nav.house',
    group: 'office',
    call: 'house.settings',
    component: lazyRouteComponent(() => import('./house/house-screen.tsx'), 'HouseScreen'),
  },
  {
    path: '/invitations',
    label: 'desk.nav.invitationSettings',
    group: 'office',
    call: 'invitations.settings',
    component: lazyRouteComponent(
      () => import('./invitations/invitation-settings-screen.tsx'),
      'InvitationSettingsScreen',
    ),
  },
  {
    path: '/look',
    label: 'desk.nav.look',
    group: 'office',
    call: 'look.update',
    component: lazyRouteComponent(() => import('./look/look-screen.tsx'), 'LookScreen'),
  },
  {
    path: '/settings',
    label: 'desk.nav.settings',
    group: 'office',
    call: 'settings.get',
    component: lazyRouteComponent(() => import('./settings/settings-screen.tsx'), 'SettingsScreen'),
  },
  {
    path: '/staff',
    label: 'desk.nav.staff',
    group: 'access',
    call: 'staff.list',
    component: lazyRouteComponent(() => import('./staff/staff-screen.tsx'), 'StaffScreen'),
  },
  {
    path: '/devices',
    label: 'desk.nav.devices',
    group: 'access',
    call: 'devices.list',
    component: lazyRouteComponent(() => import('./devices/devices-screen.tsx'), 'DevicesScreen'),
  },
  {
    path: '/audit',
    label: 'desk.nav.audit',
    group: 'access',
    call: 'audit.list',
    component: lazyRouteComponent(() => import('./audit/audit-screen.tsx'), 'AuditScreen'),
  },
]

const root = createRootRoute({ component: () => <DeskFrame screens={deskScreens} />, notFoundComponent: NoSuchPage })

const home = createRoute({ getParentRoute: () => root, path: '/', component: DeskHome })

const pages = deskScreens.map((screen) =>
  createRoute({
    getParentRoute: () => root,
    path: screen.path,
    component: () => <ScreenGate screen={screen} />,
  }),
)

export const deskRouter = createRouter({ routeTree: root.addChildren([home, ...pages]), basepath: '/desk' })
