import type { Page } from '@playwright/test'
import { parseArgs } from 'node:util'
import { languages } from '../shared/languages.ts'
import type { AtStop } from '../tests/e2e/kiosk-walk.ts'
import type { Office } from '../tests/e2e/office.ts'
import { pageFaults } from '../tests/e2e/page-faults.ts'
import { setOwnLook } from '../tests/e2e/own-look.ts'
import { inEachView } from '../tests/e2e/page-views.ts'
import { walkEnrol } from '../tests/e2e/walk-enrol.ts'
import type { Offers } from '../tests/e2e/walk-offers.ts'
import { stretches } from '../tests/e2e/whole-walk.ts'
import { type ComfortName, comforts, screens, withFullOffice } from './kiosk-office.ts'

/**
 * axe over every page of the kiosk in every language, look and size, and whether each target is large enough and seen:
 * `npm run axe`, an hour or more. Each language is walked three times, the second time with everything in low reach, the
 * third in an office with a look of its own; at each page the sizes and the other looks take turns. Prints each fault as
 * it is found, and a table of pages looked at and faults; ends with 1 where there is one. For a part, which is walked in
 * the first of its sizes: `--sizes kiosk --languages en,ar --comfort plain,large --stretches usual`.
 */
const { values: asked } = parseArgs({
  options: {
    sizes: { type: 'string', default: Object.keys(screens).join() },
    languages: { type: 'string', default: languages.join() },
    stretches: { type: 'string', default: [...Object.keys(stretches), 'enrolment'].join() },
    comfort: { type: 'string', default: [...Object.keys(comforts), 'own'].join() },
  },
})
const sizes = asked.sizes.split(',')
const wanted = asked.stretches.split(',')
type Look = ComfortName | 'own'
const looks = asked.comfort.split(',') as Look[]
/** Walked by itself; what the office sets is set last. */
const isAlone = (look: Look) => look === 'low' || look === 'own'
const together = [
  looks.filter((look) => !isAlone(look)),
  ...['low', 'own'].map((alone) => looks.filter((look) => look === alone)),
].filter((mine) => mine.length > 0)

type Cell = { size: string; language: string; look: Look; pages: number; faults: number; stopped: string }
const table: Cell[] = []

/** Looks at one page in each size and look, and writes down what is found. */
function lookAt(page: Page, cells: Cell[], isEnrolled: boolean): AtStop {
  return async (name) => {
    const views = cells.map((cell) => ({
      ...screens[cell.size]!,
      look: cell.look === 'own' ? ('plain' as const) : cell.look,
      cell,
    }))
    const mine = isEnrolled ? views : views.map((view) => ({ ...view, mm: undefined }))
    // A narrow page asks for no card when it is enrolled.
    const met = mine.filter(({ width }) => name !== 'enrol-card' || width >= 600)
    await inEachView(page, met, async ({ cell, zoom }) => {
      const found = await pageFaults(page, zoom)
      cell.pages += 1
      cell.faults += found.length
      for (const fault of found) process.stdout.write(`${cell.size} ${cell.language} ${cell.look} ${name}: ${fault}\n`)
    })
  }
}

/** Every stretch in one language, once; `mine` are the looks that take turns at each page. */
async function walkThrough(office: Office, offers: Offers, language: string, mine: Look[]): Promise<void> {
  const cells = sizes.flatMap((size) =>
    mine.map((look) => ({ size, language, look, pages: 0, faults: 0, stopped: '' })),
  )
  table.push(...cells)
  const { width, height, mm } = screens[sizes[0]!]!
  const options = { viewport: { width, height }, reducedMotion: 'reduce' }
  const walk = { language, comfort: mine.includes('low') ? comforts.low : {} }
  const page = await office.kiosk('kiosk', options, { pixelsPerMm: mm })
  const stranger = await office.newPage('kiosk', options)
  try {
    for (const name of wanted.filter((name) => stretches[name]))
      await stretches[name]!(page, lookAt(page, cells, true), walk, offers)
    if (language === 'en' && wanted.includes('enrolment'))
      await walkEnrol(stranger, lookAt(stranger, cells, false), walk)
  } catch (error) {
    for (const cell of cells) cell.stopped = String(error).split('\n')[0]!
  }
  for (const each of [page, stranger]) await each.context().close()
  for (const { size, look, pages, faults, stopped } of cells)
    process.stdout.write(`${size} ${language} ${look}: ${pages} pages, ${faults} faults ${stopped}\n`)
}

await withFullOffice(async (office, offers) => {
  for (const mine of together) {
    if (mine.includes('own')) await setOwnLook(await office.desk('helen'))
    for (const language of asked.languages.split(',')) await walkThrough(office, offers, language, mine)
  }
})

console.table(table)
const sumOf = (of: 'pages' | 'faults') => table.reduce((sum, cell) => sum + cell[of], 0)
process.stdout.write(`${sumOf('pages')} pages, ${sumOf('faults')} faults\n`)
process.exitCode = sumOf('faults') > 0 || table.some(({ stopped }) => stopped) ? 1 : 0
