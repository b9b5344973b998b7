import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isLanguage } from '../shared/languages.ts'
import { axeFaults } from '../tests/e2e/axe-run.ts'
import { hostsTooLate, hostWithLinks } from '../tests/e2e/guest-links.ts'
import { call } from '../tests/e2e/office.ts'
import { walkAnswer, walkInvite, walkTooLate } from '../tests/e2e/walk-guest.ts'
import { mailSettings } from '../tests/support/mail-settings.ts'
import { closePostOffice, mailServer } from '../tests/support/post-office.ts'
import { withKioskOffice } from './kiosk-office.ts'

/**
 * The pages that hosts open from their e-mail, on a phone, a tablet and a desk: `npm run guest-strip`. Writes pictures
 * into a temporary folder, says where, and what axe finds or what is wider than the screen.
 * `--sizes phone,tablet,desk --languages en,pl,ar --out FOLDER`.
 */
const { values: asked } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'phone,tablet,desk' },
    languages: { type: 'string', default: 'en,pl,ar' },
    out: { type: 'string' },
  },
})
const screens: Record<string, { width: number; height: number }> = {
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
  tablet: { width: 1180, height: 820 },
  desk: { width: 1440, height: 900 },
}
const wanted = asked.languages.split(',').filter(isLanguage)
const out = resolve(asked.out ?? mkdtempSync(join(tmpdir(), 'foyer-guest-strip-')))
mkdirSync(out, { recursive: true })
let pictures = 0
let faults = 0

await withKioskOffice(async (office) => {
  const mail = await mailServer()
  const helen = await office.desk('helen')
  // A minute unanswered, and the delegate is told.
  const settings = { ...mailSettings(mail.port, office.host.address), escalateMinutes: 1 }
  await call(helen, 'messages.setSettings', settings)
  const pages = { helen, rita: await office.desk('rita'), kiosk: await office.kiosk() }
  const late = new Map(
    await Promise.all(wanted.map(async (language) => [language, await hostsTooLate(pages, mail, language)] as const)),
  )
  for (const language of wanted)
    for (const [place, size] of asked.sizes.split(',').entries()) {
      const links = await hostWithLinks(office, mail, language, place)
      const page = await office.newPage('desk', { viewport: screens[size], reducedMotion: 'reduce', locale: language })
      const at = async (name: string) => {
        await page.evaluate(() => document.fonts.ready)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        const found = [...(await axeFaults(page)), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])]
        faults += found.length
        for (const fault of found) process.stdout.write(`${size} ${language} ${name}: ${fault}\n`)
        const file = `${size}-${language}-${String(pictures++).padStart(3, '0')}-${name}.png`
        await page.screenshot({ path: join(out, file), fullPage: true, animations: 'disabled', caret: 'hide' })
      }
      await walkAnswer(page, at, links)
      await walkTooLate(page, at, late.get(language)!)
      await walkInvite(page, at, links)
      await page.context().close()
    }
})
await closePostOffice()
process.stdout.write(`${pictures} pictures, ${faults} faults: ${out}\n`)
process.exitCode = faults > 0 ? 1 : 0
