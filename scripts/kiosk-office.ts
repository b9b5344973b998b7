import { type Browser, chromium } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../tests/e2e/find-chromium.ts'
import { call, type Office, openOffice } from '../tests/e2e/office.ts'
import { type Offers, offerEverything } from '../tests/e2e/walk-offers.ts'
import { runHost } from '../tests/support/running-host.ts'

export { type ComfortName, comforts, screens } from '../tests/e2e/screens.ts'

const flags = ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream']

/** A host of its own with three people to visit, and Chromium before it; both are gone afterwards. */
export async function withKioskOffice(use: (office: Office, browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: flags })
  const folder = mkdtempSync(join(tmpdir(), 'foyer-kiosk-'))
  const host = await runHost({ data: join(folder, 'data') })
  try {
    const office = await openOffice(browser, host, folder)
    const helen = await office.desk('helen')
    for (const [name, department] of [
      ['Maria Santos', 'Client accounts'],
      ['Mark Ellison', 'Facilities'],
      ['Tom Marlow', 'Finance'],
    ])
      await call(helen, 'hosts.add', { name, department, email: '' })
    await use(office, browser)
    await office.close()
  } finally {
    await browser.close()
    await host.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same with everything on offer, for a walk past every page. */
export async function withFullOffice(use: (office: Office, offers: Offers) => Promise<void>): Promise<void> {
  await withKioskOffice(async (office) => use(office, await offerEverything(office, await office.desk('helen'))))
}
