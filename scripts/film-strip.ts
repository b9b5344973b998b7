import { type Browser, chromium, type Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium } from '../tests/e2e/find-chromium.ts'
import { walkKiosk } from '../tests/e2e/kiosk-walk.ts'
import { call, openOffice } from '../tests/e2e/office.ts'
import { runHost } from '../tests/support/running-host.ts'

/**
 * Every page of the kiosk beside its neighbours, to be looked at: `npm run film-strip`. Writes pictures and a contact
 * sheet (index.html) into a temporary folder and says where. `--sizes kiosk,tablet,small --languages en,pl,ar
 * --comfort plain,large,contrast,low --out FOLDER`.
 */
const { values: asked } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'kiosk,tablet' },
    languages: { type: 'string', default: 'en,pl,ar' },
    comfort: { type: 'string', default: 'plain' },
    out: { type: 'string' },
  },
})

/** Pixels, and pixels per millimetre of the screens that they stand for. */
const sizes: Record<string, { width: number; height: number; mm: number }> = {
  kiosk: { width: 1080, height: 1920, mm: 3.6 },
  tablet: { width: 1180, height: 820, mm: 5.2 },
  small: { width: 768, height: 1024, mm: 5.2 },
}
const comforts = {
  plain: {},
  large: { text: 1 },
  contrast: { contrast: 1 },
  low: { reach: 1 },
} as const

const out = resolve(asked.out ?? mkdtempSync(join(tmpdir(), 'foyer-film-strip-')))
mkdirSync(out, { recursive: true })
type Frame = { strip: string; name: string; file: string }
const frames: Frame[] = []

async function film(page: Page, size: string, language: string, comfort: keyof typeof comforts): Promise<void> {
  const strip = [size, language, comfort].join(' · ')
  const at = async (name: string) => {
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(300)
    const file = `${size}-${language}-${comfort}-${String(frames.length).padStart(3, '0')}-${name}.png`
    await page.screenshot({ path: join(out, file), animations: 'disabled', caret: 'hide' })
    frames.push({ strip, name, file })
  }
  try {
    await walkKiosk(page, at, { language, comfort: comforts[comfort] })
  } catch (error) {
    await at('stopped-here')
    process.stdout.write(`${strip}: ${String(error).split('\n')[0]!}\n`)
  }
}

function contactSheet(): string {
  const strips = Map.groupBy(frames, ({ strip }) => strip)
  const rows = [...strips].map(([strip, shots]) => {
    const pictures = shots.map(
      ({ name, file }) => `<figure><img src="${file}" loading="lazy"><figcaption>${name}</figcaption></figure>`,
    )
    return `<h2>${strip}</h2><div>${pictures.join('')}</div>`
  })
  const style =
    'body{font:14px sans-serif}div{display:flex;flex-wrap:wrap;gap:8px}figure{margin:0}img{width:260px;border:1px solid #999}'
  return `<!doctype html><meta charset="utf-8"><title>Film-strip</title><style>${style}</style>${rows.join('')}`
}

async function open(browser: Browser): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-film-'))
  const host = await runHost({ data: join(folder, 'data') })
  const office = await openOffice(browser, host, folder)
  const helen = await office.desk('helen')
  for (const [name, department] of [
    ['Maria Santos', 'Client accounts'],
    ['Mark Ellison', 'Facilities'],
    ['Tom Marlow', 'Finance'],
  ])
    await call(helen, 'hosts.add', { name, department, email: '' })
  for (const size of asked.sizes.split(',')) {
    const { width, height, mm } = sizes[size]!
    const page = await office.kiosk(
      'kiosk',
      { viewport: { width, height }, reducedMotion: 'reduce' },
      { pixelsPerMm: mm },
    )
    for (const language of asked.languages.split(','))
      for (const comfort of asked.comfort.split(',') as (keyof typeof comforts)[])
        await film(page, size, language, comfort)
  }
  return async () => {
    await office.close()
    await host.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
try {
  const close = await open(browser)
  await close()
} finally {
  await browser.close()
}
writeFileSync(join(out, 'index.html'), contactSheet())
process.stdout.write(`${frames.length} pictures: ${join(out, 'index.html')}\n`)
