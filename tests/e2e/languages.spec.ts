import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { languageNames } from '../../shared/languages.ts'
import { helpBar, primary, walkKiosk } from './kiosk-walk.ts'
import { call, type Office, test } from './office.ts'

const names = ['Maria Santos', 'Mark Ellison', 'Tom Marlow']

async function withHosts(office: Office): Promise<Page> {
  const helen = await office.desk('helen')
  for (const name of names) await call(helen, 'hosts.add', { name, department: 'Client accounts', email: '' })
  return helen
}

const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const shownIn = (page: Page) => page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`)

test('a visitor changes the language under way and keeps what was typed; the next one finds the office’s own', async ({
  office,
}) => {
  const helen = await withHosts(office)
  const page = await office.kiosk('tablet')
  await choose(page, languageNames.ar)
  await expect.poll(() => shownIn(page)).toBe('ar rtl')
  await expect(page.getByText('كاميرات المراقبة تعمل')).toBeVisible()
  expect(await page.evaluate(() => document.fonts.check("600 20px 'IBM Plex Sans Arabic'", 'س'))).toBe(true)
  await primary(page).click()
  await expect(page.getByRole('heading', { name: 'ماذا يحدث لبياناتك' })).toBeVisible()
  await expect(page.getByText('المدة', { exact: true })).toBeVisible()
  await primary(page).click()
  await page.getByRole('textbox').fill('Zofia Ćwik')
  await page.getByRole('button', { name: 'اللغة: العربية' }).click()
  await choose(page, languageNames.pl)
  await expect.poll(() => shownIn(page)).toBe('pl ltr')
  await expect(page.getByRole('textbox')).toHaveValue('Zofia Ćwik')
  // The notice that was read is the one that the visit names; read again, it is in the language shown now.
  await page.getByRole('button', { name: 'Wstecz' }).click()
  await expect(page.getByText('Jak długo', { exact: true })).toBeVisible()
  await helpBar(page).nth(2).click()
  await expect.poll(() => shownIn(page)).toBe('en ltr')
  await expect(page.getByText('CCTV in operation')).toBeVisible()

  await call(helen, 'languages.update', { own: 'cy', offered: ['cy', 'en'] })
  await expect.poll(() => shownIn(page), { timeout: 30_000 }).toBe('cy ltr')
  await expect(page.getByRole('group', { name: 'Ieithoedd' }).getByRole('button')).toHaveText(['Cymraeg', 'English'])

  // A start shows nothing in English first.
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('h1')) return
      document.documentElement.dataset['first'] = document.documentElement.lang
      watch.disconnect()
    })
    watch.observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.dataset['first'])).toBe('cy')
})

test('a language that does not come holds up nobody, and one that comes late changes nothing that was chosen', async ({
  office,
}) => {
  const helen = await office.desk('helen')
  const page = await office.kiosk('tablet')
  let arrives = () => {}
  const arrival = new Promise<void>((arrived) => (arrives = arrived))
  await page.route('**/assets/pl-*.js', async (route) => {
    await arrival
    await route.continue()
  })
  await call(helen, 'languages.update', { own: 'pl', offered: ['pl', 'en', 'fr'] })
  await page.reload()
  await expect(page.getByText('CCTV in operation')).toBeVisible()
  await page.getByRole('group', { name: 'Languages' }).getByRole('button', { name: 'Français' }).click()
  await expect.poll(() => shownIn(page)).toBe('fr ltr')
  const polish = page.waitForResponse('**/assets/pl-*.js')
  arrives()
  await (await polish).finished()
  await page.waitForTimeout(500)
  expect(await shownIn(page)).toBe('fr ltr')
})

/** Letters that no text of the file has: what is left in plain ones was not translated. */
const disguise = (text: string): string =>
  text
    .split(/(\{\{.*?\}\})/)
    .map((part) =>
      part.startsWith('{{')
        ? part
        : part.replaceAll(/[A-Za-z]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)),
    )
    .join('')

function pseudoModule(): string {
  const english = JSON.parse(readFileSync('shared/locales/en.json', 'utf8'), (_key, value: unknown) =>
    typeof value === 'string' ? disguise(value) : value,
  ) as { kiosk: object }
  return `const all=${JSON.stringify(english)};export default all;export const {kiosk,ui,errors,notice,messages}=all`
}

/** Everything that this page says or would be heard to say, its data aside. */
const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const heard: string[] = [document.title]
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement!
      if (!parent.closest('script, style, bdi, [dir=auto]')) heard.push(texts.currentNode.textContent ?? '')
    }
    for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) heard.push(element.getAttribute(name) ?? '')
    return heard.map((text) => text.trim()).filter((text) => text !== '')
  })

const everyText = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(everyText)
      : []

/** Names of months and days as Polish dates have them. */
function calendarWords(): string[] {
  const words = (style: Intl.DateTimeFormatOptions) =>
    Array.from({ length: 28 * 12 }, (_none, at) =>
      new Intl.DateTimeFormat('pl', style).format(new Date(Date.UTC(2026, at % 12, 1 + (at % 28)))),
    )
  const all = [...words({ day: 'numeric', month: 'short' }), ...words({ day: 'numeric', month: 'long' })]
  return [...all.map((text) => text.replace(/^\d+ /, '')), ...words({ weekday: 'short' })]
}

test('nothing on any page of the kiosk is said past the locale files', async ({ office }) => {
  await withHosts(office)
  const page = await office.kiosk()
  await page.route('**/assets/pl-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: pseudoModule() }),
  )
  const answers = await Promise.all([
    call(page, 'privacy.notice', { language: 'pl' }),
    call(page, 'categories.list'),
    call(page, 'questions.list'),
    call(page, 'staff.me'),
  ])
  const data = [
    ...everyText(answers),
    ...Object.values(languageNames),
    ...names,
    'Client accounts',
    'Amara Okonkwo',
    'Harbour & Lane Surveyors',
    'AB12 CDE',
    'mrs',
    'mar',
    ...calendarWords(),
  ].sort((a, b) => b.length - a.length)
  const left: string[] = []
  let pages = 0
  const at = async (name: string) => {
    pages += 1
    for (const text of await said(page)) {
      const rest = data.reduce((kept, known) => (known === '' ? kept : kept.replaceAll(known, '')), text)
      // A code is shown in groups of three letters and figures; a key of the keyboard is one letter.
      const words = rest.replaceAll(/\b[0-9A-Z]{3}\b/g, '').match(/[A-Za-z]{2,}/g)
      if (words) left.push(`${name}: ${text}`)
    }
  }
  await walkKiosk(page, at, { language: 'pl' })
  expect(pages).toBeGreaterThan(12)
  expect([...new Set(left)]).toEqual([])
})

test('the notice is read aloud by a voice of this machine alone, and stops when it is left', async ({ office }) => {
  const page = await office.kiosk('tablet')
  // Stands in for the browser's own speech: what it is told is looked at, and nothing is heard.
  await page.addInitScript(() => {
    const heard: string[] = []
    const voice = (lang: string, localService: boolean) => ({ lang, localService, default: false, name: lang })
    const speech = Object.assign(new EventTarget(), {
      heard,
      getVoices: () => [voice('en-GB', false), voice('pl-PL', true)],
      speak: (spoken: SpeechSynthesisUtterance) => heard.push(`${spoken.lang}: ${spoken.text}`),
      cancel: () => heard.push('silence'),
    })
    Object.defineProperty(window, 'speechSynthesis', { value: speech })
    class Spoken {
      text: string
      constructor(text: string) {
        this.text = text
      }
    }
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Spoken })
  })
  const heard = () => page.evaluate(() => (window.speechSynthesis as unknown as { heard: string[] }).heard)
  await page.goto('/kiosk')
  await primary(page).click()
  await expect(page.getByRole('heading', { name: 'What happens to your details' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Read aloud' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Language: English' }).click()
  await choose(page, languageNames.pl)
  await page.getByRole('button', { name: 'Czytaj na głos' }).click()
  await expect(page.getByRole('button', { name: 'Przestań czytać' })).toBeVisible()
  const texts = await heard()
  expect(texts).toContain('pl-PL: Kim jesteśmy')
  expect(texts.filter((text) => text.startsWith('en'))).toEqual([])
  await primary(page).click()
  await expect(page.getByRole('textbox')).toBeVisible()
  expect((await heard()).at(-1)).toBe('silence')
})

test('the manager puts the notice in other words: told what misses, and from which day they count', async ({
  office,
}) => {
  const page = await office.desk('helen', '/notice/words')
  const why = page.getByRole('textbox', { name: 'Why 1' })
  await why.fill('To keep the archive safe.')
  await expect(page.getByText('Not said yet: the legitimate interests')).toBeVisible()
  await expect(page.frameLocator('iframe').getByText('To keep the archive safe.')).toBeVisible()
  await page.getByRole('button', { name: 'Publish this notice' }).click()
  await expect(page.getByRole('alert')).toContainText('The notice in English does not say: the legitimate interests')
  await why.fill('To keep the archive safe. The law calls this our legitimate interests.')
  const { todayOn } = await call<{ todayOn: string }>(page, 'privacy.notice', { language: 'en' })
  await page.getByLabel('Takes effect on').fill(`1 Jan ${Number(todayOn.slice(0, 4)) + 1}`)
  await page.getByLabel('Takes effect on').blur()
  await page.getByRole('button', { name: 'Publish this notice' }).click()
  await expect(page.getByText('Version 2 is published. It takes effect on 1 January')).toBeVisible()
  expect((await call<{ version: number }>(page, 'privacy.notice', { language: 'en' })).version).toBe(1)
  await page.getByRole('link', { name: 'Notice', exact: true }).click()
  await expect(page.getByText('Version 2 takes effect on 1 January')).toBeVisible()
  await page.getByRole('button', { name: /What changed.*2 English/ }).click()
  await expect(page.getByText('To keep the archive safe.')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('link', { name: 'Languages' }).click()
  await page.getByRole('checkbox', { name: 'Offer French at the kiosk' }).uncheck()
  await page.getByRole('button', { name: 'Save languages' }).click()
  await expect(page.getByText(/Saved\. Version \d of the notice is in force\./)).toBeVisible()
  expect((await call<{ offered: string[] }>(page, 'languages.get')).offered).toEqual(['en', 'cy', 'pl', 'ar'])
})
