import type { RouteComponent } from '@tanstack/react-router'
import type { CallName } from '../../shared/contract/index.ts'

/** Screens of a group share one entry in the navigation and a row of links above the page. */
export type ScreenGroup = 'expected' | 'footage' | 'office' | 'access'

/** One screen of the desk; how to register one stands in desk-routes.tsx. */
export type DeskScreen = {
  /** Under /desk, such as `/reception` or `/incidents/$incidentId`. */
  path: `/${string}`
  /** Text key of its link in the navigation and of the page's title; `inMenu: false` where other screens lead to it. */
  label: string
  inMenu?: false
  group?: ScreenGroup
  /** The screen whose entry in the navigation it stands under, where its own path does not say so. */
  under?: `/${string}`
  /** Who may call this may open the screen, and sees its link. */
  call: CallName
  component: RouteComponent
}
