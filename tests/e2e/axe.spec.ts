import { expect, type Page } from '@playwright/test'
import { type AtStop, primary, walkKiosk } from './kiosk-walk.ts'
import { call, test } from './office.ts'
import { pageFaults } from './page-faults.ts'
import { inEachView } from './page-views.ts'
import { type ComfortName, comforts, screens } from './screens.ts'
import { walkEnrol } from './walk-enrol.ts'
import { offerEverything } from './walk-offers.ts'
import { stretches } from './whole-walk.ts'

async function withHosts(office: { desk: (name: string) => Promise<Page> }): Promise<Page> {
  const helen = await office.desk('helen')
  for (const name of ['Maria Santos', 'Mark Ellison', 'Tom Marlow'])
    await call(helen, 'hosts.add', { name, department: 'Client accounts', email: '' })
  return helen
}

type Slice = { language: string; ways: string[]; views: [string, ComfortName][] }

/**
 * A slice of the whole table, which `npm run axe` walks: each way once, and the questions once more at 200 %. A slice is
 * walked in its first view; the other ones take turns at each page.
 */
const slices: Slice[] = [
  { language: 'en', ways: ['questions', 'party'], views: [['kiosk', 'contrast']] },
  { language: 'ar', ways: ['usual', 'house', 'codes'], views: [['tablet', 'low']] },
  { language: 'pl', ways: ['party'], views: [['small', 'large']] },
  // Turned and zoomed as it stands: words of the longest language, and the cue that there is more below.
  {
    language: 'fr',
    ways: ['questions'],
    views: [
      ['small', 'large'],
      ['small200', 'large'],
      ['tablet', 'plain'],
    ],
  },
]

test('every page passes axe, every target is as large as a finger needs, and what leads on is in sight', async ({
  office,
}) => {
  // Seventy pages, and axe on each of them.
  test.slow()
  const offers = await offerEverything(office, await withHosts(office))
  const faults: string[] = []
  const names: string[] = []
  for (const { language, ways, views } of slices) {
    const mine = views.map(([size, look]) => ({ ...screens[size]!, size, look }))
    const { mm, width, height, look } = mine[0]!
    const lookAt =
      (page: Page): AtStop =>
      async (name) => {
        names.push(name)
        await inEachView(page, mine, async ({ size, zoom }) => {
          faults.push(...(await pageFaults(page, zoom)).map((fault) => `${size} ${language} ${name}: ${fault}`))
        })
      }
    const options = { viewport: { width, height }, reducedMotion: 'reduce' }
    const page = await office.kiosk('kiosk', options, { pixelsPerMm: mm })
    for (const way of ways) await stretches[way]!(page, lookAt(page), { language, comfort: comforts[look] }, offers)
    await page.context().close()
  }
  const stranger = await office.newPage('kiosk', { reducedMotion: 'reduce' })
  await walkEnrol(
    stranger,
    async (name) => {
      names.push(name)
      faults.push(...(await pageFaults(stranger)).map((fault) => `${name}: ${fault}`))
    },
    { comfort: comforts.contrast },
  )
  await stranger.context().close()
  expect(names).toEqual(expect.arrayContaining(stopsAmongOthers))
  expect(faults).toEqual([])
})

/** Each stretch was walked to its end. */
const stopsAmongOthers = [
  'welcome',
  'name-missing',
  'host-suggestions',
  'lost',
  'staff-then',
  'copy-sent',
  'photo-taken',
  'party-signed-in',
  'forgotten',
  'enrol-card',
]

test('a screen reader meets each page in the order in which it is read', async ({ office }) => {
  await withHosts(office)
  const page = await office.kiosk('kiosk', {}, { keyboard: 'system' })
  const trees = new Map<string, string>()
  await walkKiosk(page, async (name) => {
    // What the wall says of CCTV comes with the host's answer.
    if (name === 'welcome') await page.getByRole('heading', { name: 'CCTV in operation' }).waitFor()
    if (!trees.has(name)) trees.set(name, await page.locator('body').ariaSnapshot())
  })
  const inOrder = (name: string, ...words: (string | RegExp)[]) => {
    let rest = trees.get(name)!
    for (const word of words) {
      const at = rest.search(typeof word === 'string' ? new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : word)
      expect(
        at,
        `${name}: ${String(word)} is missing, or stands too early, in\n${trees.get(name)!}`,
      ).toBeGreaterThanOrEqual(0)
      rest = rest.slice(at + 1)
    }
  }
  const help = ['navigation "Help"', 'button "Call a person"', 'button "Text and contrast"']
  inOrder(
    'welcome',
    'main',
    /heading "Good (morning|afternoon|evening)\."/,
    'heading "CCTV in operation"',
    'button "Sign in"',
    'button "Sign out"',
    'button "English"',
    ...help,
    'button "Privacy notice"',
  )
  inOrder(
    'notice',
    'button "Back"',
    'main',
    'heading "What happens to your details"',
    'term: Who we are',
    'term: Your rights',
  )
  inOrder('notice', 'Carrying on is not consent', 'button "Continue"', 'button "Read the full notice"', ...help)
  inOrder('name', 'button "Back"', 'heading "What is your full name?" [level=1]', 'textbox "What is your full name?"')
  inOrder('name', 'textbox', 'button "Continue"', 'We ask so that', ...help, 'button "Start again"')
  inOrder(
    'name-missing',
    'heading "There is a problem"',
    'link "Enter your full name"',
    'heading "What is your full name?"',
  )
  inOrder(
    'name-missing',
    'heading "What is your full name?"',
    'Enter your full name',
    'textbox "What is your full name?"',
  )
  inOrder('host-suggestions', 'combobox "Who are you visiting?"', 'option', 'button "Continue"', 'I can’t find them')
  inOrder('check', 'heading "Check your details"', 'Amara Okonkwo', 'button "Change Full name"', 'Maria Santos')
  inOrder(
    'check',
    'switch "I need help leaving the building"',
    'Your record is removed on',
    'button "Sign in"',
    ...help,
  )
  inOrder('signed-in', 'heading "Welcome', 'Your sign-out code', 'This record is removed', 'button "Done"', ...help)
  inOrder('sign-out', 'heading "What is your sign-out code?"', 'textbox', 'button "Sign out"', 'I don’t have my code')
  inOrder('call', 'heading "A person can help you"', 'status', 'button "Close"')
  inOrder(
    'text',
    'group "Text size"',
    'radio "Standard" [checked]',
    'group "Contrast"',
    'group "Where things stand"',
    'button "Done"',
  )
})

test('two switches, one to move and one to press, lead through the whole way, letters too', async ({ office }) => {
  await withHosts(office)
  const page = await office.kiosk()
  /** Presses the moving switch until something of this name is in focus, then the other one. */
  const reach = async (name: string | RegExp, press = 'Enter') => {
    const fits = (heard: string) => (typeof name === 'string' ? heard === name : name.test(heard))
    for (let moves = 0; moves < 70; moves++) {
      const heard = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null
        return at?.getAttribute('aria-label') ?? at?.closest('label')?.textContent ?? at?.textContent ?? ''
      })
      if (fits(heard.trim())) return page.keyboard.press(press)
      await page.keyboard.press('Tab')
    }
    throw new Error(`${String(name)} cannot be reached`)
  }
  const heading = page.getByRole('heading', { level: 1 })
  await expect(primary(page)).toBeVisible()
  await reach('Sign in')
  await expect(heading).toHaveText('What happens to your details')
  await reach('Continue')
  await expect(heading).toHaveText('What is your full name?')
  for (const letter of ['A', 'l']) await reach(letter, 'Space')
  await expect(page.getByRole('textbox')).toHaveValue('Al')
  await reach('Continue')
  for (let steps = 0; steps < 6 && !(await page.getByRole('switch').isVisible()); steps++) {
    const before = await heading.textContent()
    if (before?.includes('visiting')) for (const letter of 'mar') await reach(letter)
    if (before?.includes('visiting')) await reach('I can’t find them')
    else await reach('Continue')
    await expect(heading).not.toHaveText(before!)
  }
  await reach(/I need help leaving/, 'Space')
  await expect(page.getByRole('switch')).toBeChecked()
  await reach('Sign in')
  await expect(page.getByText('Your sign-out code')).toBeVisible()
})
