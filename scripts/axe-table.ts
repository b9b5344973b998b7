import type { Page } from '@playwright/test'
import { parseArgs } from 'node:util'
import { languages } from '../shared/languages.ts'
import { pageFaults } from '../tests/e2e/page-faults.ts'
import { walkEnrol } from '../tests/e2e/walk-enrol.ts'
import { stretches } from '../tests/e2e/whole-walk.ts'
import { type ComfortName, comforts, screens, withFullOffice } from './kiosk-office.ts'

/**
 * axe over every page of the kiosk in every language, look and size, and whether each target is large enough and seen:
 * `npm run axe`, some minutes. Prints a table of pages looked at and faults, and each fault; ends with 1 where there is
 * one. `--sizes kiosk --languages en,ar --comfort plain,large` for a part, `--sizes kiosk200,small200` for 200 %.
 */
const { values: asked } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'kiosk,tablet,small' },
    languages: { type: 'string', default: languages.join() },
    stretches: { type: 'string', default: [...Object.keys(stretches), 'enrolment'].join() },
    comfort: { type: 'string', default: 'plain,contrast,large' },
  },
})

const faults: string[] = []
type Cell = { size: string; language: string; look: string; pages: number; faults: number; stopped: string }
const table: Cell[] = []

const wanted = asked.stretches.split(',')
await withFullOffice(async (office, offers) => {
  for (const size of asked.sizes.split(',')) {
    const { width, height, mm } = screens[size]!
    const options = { viewport: { width, height }, reducedMotion: 'reduce' }
    for (const language of asked.languages.split(','))
      for (const look of asked.comfort.split(',') as ComfortName[]) {
        const cell: Cell = { size, language, look, pages: 0, faults: 0, stopped: '' }
        const walk = { language, comfort: comforts[look] }
        const lookAt = (page: Page) => async (name: string) => {
          const found = await pageFaults(page)
          cell.pages += 1
          cell.faults += found.length
          faults.push(...found.map((fault) => `${size} ${language} ${look} ${name}: ${fault}`))
        }
        const page = await office.kiosk('kiosk', options, { pixelsPerMm: mm })
        const stranger = await office.newPage('kiosk', options)
        try {
          for (const name of wanted.filter((name) => stretches[name]))
            await stretches[name]!(page, lookAt(page), walk, offers)
          if (language === 'en' && wanted.includes('enrolment')) await walkEnrol(stranger, lookAt(stranger), walk)
        } catch (error) {
          cell.stopped = String(error).split('\n')[0]!
        }
        await page.context().close()
        await stranger.context().close()
        table.push(cell)
        process.stdout.write(
          `${size} ${language} ${look}: ${cell.pages} pages, ${cell.faults} faults ${cell.stopped}\n`,
        )
      }
  }
})

console.table(table)
for (const fault of faults) process.stdout.write(`${fault}\n`)
const pages = table.reduce((sum, cell) => sum + cell.pages, 0)
process.stdout.write(`${pages} pages, ${faults.length} faults\n`)
process.exitCode = faults.length > 0 || table.some(({ stopped }) => stopped) ? 1 : 0
