import { createContext, use } from 'react'
import type { Refusal } from '../../shared/errors.ts'
import type { Act } from './act.ts'
import type { Flow, Step } from './flow-rules.ts'
import type { LanguageChoice } from './language-choice.ts'

/** What every page of a visitor's way may use. */
export type Kiosk = {
  organisation: string
  timeZone: string
  /** Whether a label printer stands beside this screen. */
  prints?: boolean
  /** Now by the host's clock, unix ms. */
  now: () => number
  flow: Flow
  take: (step: Step) => void
  act: Act
  busy: boolean
  /** What the last call was refused with, on this page. */
  refusal: Refusal | null
  /** Wipes everything and shows the welcome; `byItself` where nobody asked for it. */
  clear: (byItself?: boolean) => void
  openCall: () => void
  openText: () => void
  /** The visitor's language, and the others. */
  languages: LanguageChoice
}

export const KioskContext = createContext<Kiosk | null>(null)

export function useKiosk(): Kiosk {
  const kiosk = use(KioskContext)
  if (!kiosk) throw new Error('outside the visitor’s way')
  return kiosk
}
