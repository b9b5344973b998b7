import type { Page } from '@playwright/test'
import { type AtStop, type Walk, walkKiosk } from './kiosk-walk.ts'
import { walkCodes } from './walk-codes.ts'
import { walkHouse } from './walk-house.ts'
import type { Offers } from './walk-offers.ts'
import { walkParty } from './walk-party.ts'
import { walkQuestions } from './walk-questions.ts'

export type Stretch = (page: Page, at: AtStop, walk: Walk, offers: Offers) => Promise<void>

/** Every page that a visitor can meet, in an office that offers everything; each begins at a fresh welcome. */
export const stretches: Readonly<Record<string, Stretch>> = {
  usual: walkKiosk,
  house: walkHouse,
  questions: walkQuestions,
  party: walkParty,
  codes: walkCodes,
}
