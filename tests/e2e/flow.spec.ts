import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { call, type Office, test } from './office.ts'

type NewQuestion = { kind: string; wording: string } & Record<string, unknown>

async function categoryNamed(page: Page, name: string): Promise<number> {
  const categories = await call<{ id: number; name: string }[]>(page, 'categories.list')
  return categories.find((category) => category.name === name)!.id
}

/** Asks contractors, who are asked about vehicle and site rules already, one question of each other kind. */
async function askMore(helen: Page): Promise<void> {
  const categoryId = await categoryNamed(helen, 'Contractor')
  const add = ({ wording, ...more }: NewQuestion) =>
    call(helen, 'questions.add', {
      categoryId,
      wording: { en: wording },
      why: { en: 'We ask so that everybody stays safe.' },
      required: true,
      seenBy: 'reception',
      keepDays: null,
      choices: [],
      ...more,
    })
  const choices = [{ en: 'Hand tools' }, { en: 'Tools that make heat or sparks' }]
  await add({ kind: 'choice', wording: 'Which tools do you bring?', choices, seenBy: 'guards' })
  await add({ kind: 'number', wording: 'How many helpers have you?', required: false })
  await add({ kind: 'date', wording: 'When does your permit run out?' })
}

async function hostsIn(helen: Page): Promise<void> {
  for (const name of ['Maria Santos', 'Mark Ellison', 'Tom Marlow'])
    await call(helen, 'hosts.add', { name, department: 'Client accounts', email: '' })
}

/** The keyboard on the screen is looked at in its own tests. */
async function axeIn(page: Page, where: string): Promise<void> {
  await page.waitForTimeout(400)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]!.html}`)).toEqual([])
}

/** A visitor at a touch screen. */
function atKiosk(page: Page) {
  const asked = (text: string) => expect(page.getByRole('heading', { level: 1 })).toContainText(text)
  const tap = (name: string) => page.getByRole('button', { name, exact: true }).tap()
  return {
    asked,
    tap,
    goOn: () => tap('Continue'),
    /** Carries on as it is, and reads what is wrong. */
    async refused(sentence: string) {
      await tap('Continue')
      const summary = page.getByRole('alert')
      await expect(summary).toBeFocused()
      await expect(summary.getByRole('link', { name: sentence })).toBeVisible()
    },
  }
}

async function asContractor(page: Page): Promise<void> {
  const { asked, tap, goOn } = atKiosk(page)
  await tap('Sign in')
  await asked('What happens to your details')
  await goOn()
  await asked('full name')
  await page.getByRole('textbox').fill('Dafydd ap Gwilym')
  await goOn()
  await page.getByRole('radio', { name: 'Contractor' }).tap()
  await goOn()
  await asked('company')
  await goOn()
  await asked('visiting')
  await page.getByRole('combobox').fill('Front office')
  await tap('I can’t find them')
}

async function answerEachKind(page: Page): Promise<void> {
  const { asked, goOn, refused } = atKiosk(page)
  await asked('vehicle’s registration? (optional)')
  await expect(page.getByText(/^This answer is removed on \d+\s\w+ \d{4}\.$/)).toBeVisible()
  await axeIn(page, 'text')
  await goOn()
  await asked('site rules')
  await refused('Choose yes or no')
  await axeIn(page, 'yes or no, refused')
  await page.getByRole('radio', { name: 'Yes' }).tap()
  await goOn()
  await asked('tools')
  await expect(page.getByText('Reception does not.')).toBeVisible()
  await refused('Choose an answer')
  await page.getByRole('link', { name: 'Choose an answer' }).tap()
  await expect(page.getByRole('radio', { name: 'Hand tools' })).toBeFocused()
  await page.getByRole('radio', { name: 'Tools that make heat or sparks' }).tap()
  await goOn()
  await asked('helpers have you? (optional)')
  // On a tablet with keys of its own this is the field's inputmode; here it chooses Foyer's keys.
  await expect(page.getByRole('textbox')).toHaveAttribute('data-mode', 'decimal')
  await page.getByRole('textbox').fill('two')
  await refused('Enter a number, like 4')
  await page.getByRole('textbox').fill('2')
  await goOn()
  await asked('permit')
  await page.getByLabel('Day').fill('30')
  await page.getByLabel('Month').fill('2')
  await page.getByLabel('Year').fill('2027')
  await refused('Enter a date that exists, like 27 3 2026')
  await expect(page.getByLabel('Day')).toHaveValue('30')
  await axeIn(page, 'date, refused')
  await page.getByLabel('Day').fill('28')
  await goOn()
}

/** The host signs the visitor in, but its answer never comes: the next try is answered as the first would have been. */
async function sendAndLoseTheAnswer(page: Page): Promise<void> {
  const { tap } = atKiosk(page)
  const lost = new Promise<void>((resolve) => {
    void page.route('**/api/visits/signIn', async (route) => {
      await route.fetch()
      await route.abort()
      resolve()
    })
  })
  await tap('Sign in')
  await lost
  await page.unroute('**/api/visits/signIn')
  // The screen says that it lost the host, finds it again by itself, and the answers are still there.
  await expect(page.getByRole('heading', { name: 'Check your details' })).toBeVisible()
  await tap('Sign in')
  await expect(page.getByText('Your sign-out code')).toBeVisible()
}

async function readAtReception(office: Office): Promise<void> {
  const rita = await office.desk('rita', '/reception')
  const opener = rita.getByRole('button', { name: 'Dafydd ap Gwilym', exact: true })
  await expect(opener).toHaveCount(1)
  await opener.focus()
  await rita.keyboard.press('Enter')
  const panel = rita.getByRole('dialog')
  const said = (question: string) => panel.locator('dl > div', { hasText: question })
  await expect(said('What is your vehicle’s registration?')).toContainText('PK71 ABC')
  await expect(said('Have you read the site rules?')).toContainText('Yes')
  await expect(said('How many helpers have you?')).toContainText('2')
  await expect(said('When does your permit run out?')).toContainText('28 February 2027')
  await expect(said('Which tools do you bring?')).toContainText('Security, the office manager')
  await expect(panel).not.toContainText('heat or sparks')
  await axeIn(rita, 'visit')
  await rita.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(opener).toBeFocused()
}

test('a contractor answers a question of each kind by touch, puts right what is wrong, and is signed in once', async ({
  office,
}) => {
  const helen = await office.desk('helen')
  await askMore(helen)
  const page = await office.kiosk('tablet', { hasTouch: true })
  const { goOn } = atKiosk(page)
  await asContractor(page)
  await answerEachKind(page)

  await expect(page.getByRole('heading', { name: 'Check your details' })).toBeVisible()
  await axeIn(page, 'check')
  await page.getByRole('button', { name: 'Change What is your vehicle’s registration?' }).tap()
  await page.getByRole('textbox').fill('PK71 ABC')
  await goOn()
  await expect(page.getByRole('heading', { name: 'Check your details' })).toBeVisible()
  for (const answer of ['PK71 ABC', 'Yes', 'Tools that make heat or sparks', '2', '28 February 2027'])
    await expect(page.getByRole('definition').filter({ hasText: answer }).first()).toBeVisible()
  await expect(page.getByText('Reception does not see this')).toBeVisible()
  await sendAndLoseTheAnswer(page)
  await readAtReception(office)
})

test('the default way needs at most eight taps besides typing', async ({ office }) => {
  await hostsIn(await office.desk('helen'))
  const page = await office.kiosk('kiosk', { hasTouch: true })
  const letterMs = 150
  let taps = 0
  const tap = async (name: string) => {
    taps += 1
    await page.getByRole('button', { name, exact: true }).tap()
  }
  const asked = (text: string) => expect(page.getByRole('heading', { level: 1 })).toContainText(text)
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  const began = Date.now()
  await tap('Sign in')
  await asked('What happens to your details')
  await tap('Continue')
  await asked('full name')
  await page.keyboard.type('Amara Okonkwo', { delay: letterMs })
  await tap('Continue')
  await asked('brings you here')
  await tap('Continue')
  await asked('company')
  await page.keyboard.type('Harbour & Lane', { delay: letterMs })
  await tap('Continue')
  await asked('visiting')
  await page.keyboard.type('Mari', { delay: letterMs })
  taps += 1
  await page.getByRole('option', { name: 'Maria Santos' }).tap()
  await tap('Continue')
  await asked('Check your details')
  await tap('Sign in')
  await expect(page.getByText('Your sign-out code')).toBeVisible()
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(`default way: ${taps} taps besides typing; ${seconds} s at ${letterMs} ms a letter and no reading`)
  expect(taps).toBeLessThanOrEqual(8)
})

test('a manager writes, orders and retires questions beside the page that visitors see', async ({ office }) => {
  const helen = await office.desk('helen', '/categories')
  await helen.getByRole('link', { name: 'Courier' }).click()
  await helen.getByRole('button', { name: 'Add a question' }).click()
  const shown = helen.frameLocator('iframe')
  await helen.getByLabel('Question (English)').fill('How many parcels do you bring?')
  await helen.getByLabel('How it is answered').selectOption('number')
  await expect(shown.locator('h1')).toContainText('How many parcels do you bring?')
  // A field at the kiosk takes the focus; in the frame it must leave it to the form.
  await expect(helen.locator('iframe')).not.toBeFocused()
  await helen.getByRole('button', { name: 'Save' }).click()
  await expect(helen.getByRole('alert')).toBeFocused()
  await helen.getByLabel('Why you ask (English)').fill('We ask so that somebody can help you carry.')
  await helen.getByText('Polski', { exact: true }).click()
  await helen.getByLabel('Question (Polski)').fill('Ile paczek pan lub pani przynosi?')
  await expect(shown.locator('html')).toHaveAttribute('lang', 'pl')
  await expect(shown.locator('h1')).toContainText('Ile paczek')
  await axeIn(helen, 'question')
  await helen.getByRole('button', { name: 'Save' }).click()
  await expect(helen.getByRole('rowheader', { name: 'How many parcels do you bring?' })).toBeVisible()

  const categoryId = await categoryNamed(helen, 'Contractor')
  await helen.goto(`/desk/categories/${categoryId}`)
  const questions = helen.getByRole('rowheader')
  await expect(questions).toHaveCount(6)
  await axeIn(helen, 'category')
  await helen.getByRole('button', { name: /^Move up.*site rules/ }).click()
  await expect(questions.nth(4)).toContainText('Have you read the site rules?')
  await helen.getByRole('button', { name: /^Stop asking.*vehicle/ }).click()
  await helen.getByRole('dialog').getByRole('button', { name: 'Stop asking' }).click()
  await expect(questions).toHaveCount(5)
})
