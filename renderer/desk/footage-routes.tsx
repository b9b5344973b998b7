import { lazyRouteComponent } from '@tanstack/react-router'
import type { DeskScreen } from './desk-screen.ts'

/** Screens about footage and incidents; how a screen registers stands in desk-routes.tsx. */
export const footageScreens: readonly DeskScreen[] = [
  {
    path: '/coverage',
    label: 'coverage.nav',
    group: 'footage',
    call: 'coverage.day',
    component: lazyRouteComponent(() => import('./coverage/coverage-screen.tsx'), 'CoverageScreen'),
  },
  {
    path: '/sources',
    label: 'sources.nav',
    group: 'footage',
    call: 'sources.list',
    component: lazyRouteComponent(() => import('./sources/sources-screen.tsx'), 'SourcesScreen'),
  },
  {
    path: '/sources/add',
    label: 'sources.add.title',
    inMenu: false,
    call: 'sources.add',
    component: lazyRouteComponent(() => import('./sources/add-source-screen.tsx'), 'AddSourceScreen'),
  },
  {
    path: '/sources/adopt',
    label: 'sources.adopt.title',
    inMenu: false,
    call: 'sources.adopt',
    component: lazyRouteComponent(() => import('./sources/adopt-source-screen.tsx'), 'AdoptSourceScreen'),
  },
  {
    path: '/incidents',
    label: 'incidents.nav',
    call: 'incidents.list',
    component: lazyRouteComponent(() => import('./incidents/incidents-screen.tsx'), 'IncidentsScreen'),
  },
  {
    path: '/incidents/open',
    label: 'incidents.open.title',
    inMenu: false,
    call: 'incidents.open',
    component: lazyRouteComponent(() => import('./incidents/open-incident-screen.tsx'), 'OpenIncidentScreen'),
  },
  {
    path: '/incidents/$incidentId',
    label: 'incidents.one',
    inMenu: false,
    call: 'incidents.get',
    component: lazyRouteComponent(() => import('./incidents/incident-screen.tsx'), 'IncidentScreen'),
  },
  {
    path: '/incidents/hold',
    label: 'holds.place.title',
    inMenu: false,
    call: 'holds.place',
    component: lazyRouteComponent(() => import('./incidents/place-hold-screen.tsx'), 'PlaceHoldScreen'),
  },
  {
    path: '/sweeps',
    label: 'sweeps.nav',
    call: 'sweeps.list',
    component: lazyRouteComponent(() => import('./sweeps/sweeps-screen.tsx'), 'SweepsScreen'),
  },
  {
    path: '/proof/$on',
    label: 'proof.nav',
    inMenu: false,
    under: '/sweeps',
    call: 'sweeps.prove',
    component: lazyRouteComponent(() => import('./sweeps/proof-screen.tsx'), 'ProofScreen'),
  },
  {
    path: '/sweeps/$number',
    label: 'certificate.nav',
    inMenu: false,
    call: 'sweeps.certificate',
    component: lazyRouteComponent(() => import('./sweeps/certificate-screen.tsx'), 'CertificateScreen'),
  },
]
