import type { Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { walkEnrol } from '../tests/e2e/walk-enrol.ts'
import { type AtStop } from '../tests/e2e/kiosk-walk.ts'
import { stretches } from '../tests/e2e/whole-walk.ts'
import { type ComfortName, comforts, screens, withFullOffice } from './kiosk-office.ts'

/**
 * Every page of the kiosk beside its neighbours, to be looked at: `npm run film-strip`. Writes pictures and a contact
 * sheet (index.html) into a temporary folder and says where. `--sizes kiosk,tablet,small --languages en,pl,ar
 * --comfort plain,large,contrast,low --out FOLDER`.
 */
const { values: asked } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'kiosk,tablet' },
    languages: { type: 'string', default: 'en,pl,ar' },
    stretches: { type: 'string', default: [...Object.keys(stretches), 'enrolment'].join() },
    comfort: { type: 'string', default: 'plain' },
    out: { type: 'string' },
  },
})

const out = resolve(asked.out ?? mkdtempSync(join(tmpdir(), 'foyer-film-strip-')))
mkdirSync(out, { recursive: true })
type Frame = { strip: string; name: string; file: string }
const frames: Frame[] = []

type Way = { size: string; language: string; comfort: ComfortName }

async function film(page: Page, { size, language, comfort }: Way, walk: (at: AtStop) => Promise<void>): Promise<void> {
  const strip = [size, language, comfort].join(' · ')
  const at = async (name: string) => {
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(300)
    const file = `${size}-${language}-${comfort}-${String(frames.length).padStart(3, '0')}-${name}.png`
    await page.screenshot({ path: join(out, file), animations: 'disabled', caret: 'hide' })
    frames.push({ strip, name, file })
  }
  try {
    await walk(at)
  } catch (error) {
    await at('stopped-here')
    process.stdout.write(`${strip}: ${String(error).split('\n').slice(0, 8).join(' ')}\n`)
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

const wanted = asked.stretches.split(',')
await withFullOffice(async (office, offers) => {
  for (const size of asked.sizes.split(',')) {
    const { width, height, mm } = screens[size]!
    const options = { viewport: { width, height }, reducedMotion: 'reduce' }
    const page = await office.kiosk('kiosk', options, { pixelsPerMm: mm })
    for (const language of asked.languages.split(','))
      for (const comfort of asked.comfort.split(',') as ComfortName[]) {
        const walk = { language, comfort: comforts[comfort] }
        const way = { size, language, comfort }
        for (const name of wanted.filter((name) => stretches[name]))
          await film(page, way, (at) => stretches[name]!(page, at, walk, offers))
        if (language !== 'en' || !wanted.includes('enrolment')) continue
        const stranger = await office.newPage('kiosk', options)
        await film(stranger, way, (at) => walkEnrol(stranger, at, walk))
        await stranger.context().close()
      }
  }
})
writeFileSync(join(out, 'index.html'), contactSheet())
process.stdout.write(`${frames.length} pictures: ${join(out, 'index.html')}\n`)
