import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const built = resolve(import.meta.dirname, '../../dist/renderer')
/** Bytes of JavaScript and CSS, gzipped: what a visitor's first touch waits for on a slow tablet. */
const most = 170_000

/** The scripts and styles that a page fetches before it shows anything; what it fetches later is not among them. */
function firstLoad(page: string): string[] {
  const html = readFileSync(join(built, page), 'utf8')
  return [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file!)
}

/** What a script imports at once: the build lists all of it in the page, so that nothing is fetched in a chain. */
const importsOf = (script: string): string[] =>
  [...script.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, file]) => `assets/${file!}`)

test('what the kiosk loads first stays within 170 kB', () => {
  const files = firstLoad('kiosk.html')
  expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(0)
  expect(files.filter((file) => file.endsWith('.css')).length).toBeGreaterThan(0)
  for (const file of files.filter((name) => name.endsWith('.js')))
    for (const imported of importsOf(readFileSync(join(built, file), 'utf8'))) expect(files).toContain(imported)
  const sizes = files.map((file) => ({ file, bytes: gzipSync(readFileSync(join(built, file))).length }))
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(total, JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(most)
})

test('the first script is none of the modules, and no module loads it a second time', () => {
  const html = readFileSync(join(built, 'kiosk.html'), 'utf8')
  const [, first] = /<script defer src="\/assets\/([^"]+)">/.exec(html)!
  expect(html).not.toContain('type="module"')
  expect(readFileSync(join(built, 'assets', first!), 'utf8')).not.toMatch(/\bimport\.meta\b/)
  const scripts = readdirSync(join(built, 'assets')).filter((file) => file.endsWith('.js'))
  const texts = scripts.map((file) => readFileSync(join(built, 'assets', file), 'utf8'))
  expect(texts.filter((text) => text.includes('foyerFirst')).length).toBeGreaterThan(10)
  expect(texts.filter((text) => text.includes(first!))).toEqual([])
})

test.each(['kiosk-keyboard', 'keys-ar', 'keys-pl'])('%s is fetched only where somebody needs it', (name) => {
  expect(firstLoad('kiosk.html').filter((file) => file.includes(`/${name}-`))).toEqual([])
})
