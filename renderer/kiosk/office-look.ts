import { useEffect, useSyncExternalStore } from 'react'
import { doorShades, quietOnWall, scrimOf } from '../../shared/colours.ts'
import type { Look } from '../../shared/contract/kiosk.ts'
import { client } from '../client.ts'
import { listenLive } from '../live.ts'
import { firstAnswer } from './first-answers.ts'
import { refusalOf } from './station.ts'

const delivered: Look = {
  brandColour: null,
  wallColour: null,
  welcome: {},
  assemblyPoint: {},
  logo: null,
  wall: null,
}
/** The wall's colour where the office chose none. */
const deliveredWall = '#0e4a42'

const sheet = new CSSStyleSheet()
let look: Look | null = null
/** Whether the host has told it: then it is asked again only where something changed. */
let told = false
const hearers = new Set<() => void>()
const listen = (hear: () => void) => {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}

/** How the office has its kiosk look; as delivered until it is known. */
export const useOfficeLook = (): Look => useSyncExternalStore(listen, () => look) ?? delivered

/** The look that the host wrote into the page, before anything is drawn. */
export function beginLook(): void {
  const written = firstAnswer('look.get')
  if (!written) return
  told = true
  show(written)
}

function ask(): void {
  client.look.get({}).then(
    (next) => {
      told = true
      show(next)
    },
    (error: unknown) => {
      // Without an answer it looks as it did, or as delivered.
      refusalOf(error)
      if (!look) show(delivered)
    },
  )
}

/** Asks for the look, and again whenever it changes; false until the first answer, so that no colour is seen changing. */
export function useLookKept(enrolled: boolean): boolean {
  useEffect(() => {
    if (!told) ask()
    if (!enrolled) return
    return listenLive((topic) => (topic === 'settings' || topic === 'everything') && ask())
  }, [enrolled])
  return useSyncExternalStore(listen, () => look !== null)
}

function show(next: Look): void {
  look = next
  sheet.replaceSync(lookStyles(next))
  document.adoptedStyleSheets = [sheet]
  for (const hear of hearers) hear()
}

/** The office's colours as tokens; high contrast keeps its own. */
export function lookStyles({ brandColour, wallColour, wall }: Look): string {
  const tokens: string[] = []
  if (brandColour) {
    const { door, press, tint } = doorShades(brandColour)
    tokens.push(`--foyer-door: ${door}`, `--foyer-door-press: ${press}`, `--foyer-door-tint: ${tint}`)
  }
  const paint = wallColour ?? brandColour
  if (paint) tokens.push(`--foyer-wall: ${paint}`, `--foyer-on-wall-2: ${quietOnWall(paint)}`)
  if (wall) {
    const scrim = `color-mix(in srgb, ${paint ?? deliveredWall} ${scrimOf(paint ?? deliveredWall) * 100}%, transparent)`
    tokens.push(`--foyer-wall-picture: linear-gradient(${scrim} 0 0), url("${wall.path}")`)
    tokens.push('--foyer-on-wall-2: #ffffff')
  }
  return tokens.length > 0 ? `:root:not([data-contrast='more']) { ${tokens.join('; ')} }` : ''
}
