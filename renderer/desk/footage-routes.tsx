import type { DeskScreen } from './desk-screen.ts'

/** Screens about footage and incidents; how a screen registers stands in desk-routes.tsx. */
export const footageScreens: readonly DeskScreen[] = []
