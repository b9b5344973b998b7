import { expect, type Page } from '@playwright/test'
import { call, test } from './office.ts'
import { axe, courier, heading, onward } from './courier.ts'
import { rememberTracks } from './remember-tracks.ts'

type Asked = { kind: string; required?: boolean; document?: object }

/** Couriers of this office are asked what is named here, each question worded by its kind. */
async function asking(helen: Page, questions: Asked[]): Promise<void> {
  const categories = await call<{ id: number; name: string }[]>(helen, 'categories.list')
  const categoryId = categories.find(({ name }) => name === 'Courier')!.id
  for (const { kind, required = true, document } of questions) {
    await call(helen, 'questions.add', {
      categoryId,
      kind,
      wording: { en: `A ${kind}?` },
      why: { en: 'We ask so that it is known.' },
      required,
      seenBy: 'reception',
      keepDays: kind === 'photo' ? 1 : null,
      choices: [],
      ...(document ? { document } : {}),
    })
  }
}

/** A stroke by whatever points: a mouse, a pen or a finger are pointers alike. */
async function stroke(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = (await page.locator('[data-signature]').boundingBox())!
  const at = ([x, y]: [number, number]): [number, number] => [box.x + x * box.width, box.y + y * box.height]
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 12 })
  await page.mouse.up()
}

/** How many pixels of the paper are dark. */
const inked = (page: Page) =>
  page.locator('[data-signature]').evaluate((paper: HTMLCanvasElement) => {
    const { data } = paper.getContext('2d')!.getImageData(0, 0, paper.width, paper.height)
    let dark = 0
    for (let at = 3; at < data.length; at += 4) if (data[at]! > 128) dark += 1
    return dark
  })

/** A finger's stroke, as a touch screen sends it. */
async function swipe(page: Page): Promise<void> {
  const box = (await page.locator('[data-signature]').boundingBox())!
  const cdp = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: x === undefined ? [] : [{ x: box.x + x * box.width, y: box.y + box.height / 2 + x * 20 }],
    })
  await touch('touchStart', 0.2)
  for (let x = 0.25; x < 0.8; x += 0.05) await touch('touchMove', x)
  await touch('touchEnd')
}

test('a signature is drawn with a finger or typed, and one is worth as much as the other', async ({ office }) => {
  const helen = await office.desk('helen')
  await asking(helen, [{ kind: 'signature' }])
  const page = await office.kiosk('tablet', { hasTouch: true })
  await courier(page, 'Amara Okonkwo')
  await expect(heading(page)).toHaveText(/A signature/)
  await axe(page)
  await onward(page)
  await expect(page.getByText('Sign, or type your name').first()).toBeVisible()
  await swipe(page)
  await expect(page.getByText('Signed', { exact: true })).toBeVisible()
  expect(await inked(page)).toBeGreaterThan(100)
  await stroke(page, [0.3, 0.2], [0.6, 0.8])
  const two = await inked(page)
  // What was drawn stays when the screen is turned, and an undone stroke goes from it.
  await page.setViewportSize({ width: 820, height: 1180 })
  await expect.poll(() => inked(page)).toBeGreaterThan(100)
  await page.setViewportSize({ width: 1180, height: 820 })
  await expect.poll(async () => Math.abs((await inked(page)) - two) / two).toBeLessThan(0.4)
  await page.getByRole('button', { name: 'Undo the last stroke' }).click()
  await expect.poll(() => inked(page)).toBeLessThan(two)
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect.poll(() => inked(page)).toBe(0)
  await swipe(page)
  await onward(page)
  await expect(page.getByText('Signed', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Done' }).click()

  await courier(page, 'Bo Lind')
  await page.getByRole('button', { name: 'Type my name instead' }).focus()
  await page.keyboard.press('Enter')
  await axe(page)
  await page.getByRole('textbox', { name: 'Type your full name' }).fill('Bo Lind')
  await onward(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible()

  const rita = await office.desk('rita', '/reception')
  await rita.getByRole('button', { name: 'Amara Okonkwo', exact: true }).click()
  await expect(rita.getByRole('img', { name: 'Signature' })).toBeVisible()
  await axe(rita)
  await rita.keyboard.press('Escape')
  await rita.getByRole('button', { name: 'Bo Lind', exact: true }).click()
  await expect(rita.getByRole('dialog').getByText('Bo Lind').last()).toBeVisible()
})

test('a document is read, accepted and counted; another version is read anew', async ({ office }) => {
  const helen = await office.desk('helen', '/documents')
  await helen.getByRole('button', { name: 'Add a document' }).click()
  await helen.getByLabel('Name').fill('Site rules')
  await helen.getByLabel(/^Title/).fill('Site rules')
  await helen.getByLabel(/^Text/).fill('Wear your badge.\n\nStay with your host.')
  await axe(helen)
  await helen.getByRole('button', { name: 'Save this version' }).click()
  await expect(helen.getByRole('heading', { name: 'Site rules' })).toBeVisible()
  const [document] = await call<{ id: number }[]>(helen, 'documents.list')
  await asking(helen, [{ kind: 'document', document: { documentId: document!.id, signed: false, offersCopy: true } }])

  const page = await office.kiosk('small')
  await courier(page, 'Amara Okonkwo')
  await expect(page.getByText('Stay with your host.')).toBeVisible()
  await axe(page)
  await onward(page)
  await expect(page.getByText('Read this and accept it, or ask reception').first()).toBeVisible()
  await page.getByRole('switch', { name: 'I have read this and accept it' }).check()
  await onward(page)
  await expect(page.getByText('Read and accepted')).toBeVisible()
  const { effectiveOn } = (await call<{ versions: { effectiveOn: string }[] }[]>(helen, 'documents.list'))[0]!
    .versions[0]!
  await call(helen, 'documents.revise', {
    documentId: document!.id,
    effectiveOn,
    wordings: { en: { title: 'Site rules', text: 'Wear a helmet.' } },
  })
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Wear a helmet.')).toBeVisible()
  await page.getByRole('switch', { name: 'I have read this and accept it' }).check()
  await onward(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible()

  await helen.goto('/desk/documents')
  const newest = helen.getByRole('row').nth(1)
  await expect(newest).toContainText('In force')
  await expect(newest.getByRole('cell').nth(3)).toHaveText('1')
  await axe(helen)
})

const camerasOn = (page: Page) =>
  page.evaluate(
    () =>
      (window as unknown as { tracks: MediaStreamTrack[] }).tracks.filter(({ readyState }) => readyState === 'live')
        .length,
  )

test('a photo is taken, looked at and taken again; reception sees it once; the camera is off when nobody needs it', async ({
  office,
}) => {
  const helen = await office.desk('helen')
  await asking(helen, [{ kind: 'photo' }])
  const page = await office.kiosk('kiosk', { permissions: ['camera'] })
  await rememberTracks(page)
  await courier(page, 'Amara Okonkwo')
  await axe(page)
  expect(await camerasOn(page)).toBe(0)
  await page.getByRole('button', { name: 'Start the camera' }).click()
  await expect(page.getByText(/The camera is on/)).toBeVisible()
  expect(await camerasOn(page)).toBe(1)
  await axe(page)
  await page.getByRole('button', { name: 'Take the photo' }).click()
  await expect(page.getByRole('img', { name: 'Your photo' })).toBeVisible()
  expect(await camerasOn(page)).toBe(0)
  await page.getByRole('button', { name: 'Take another' }).click()
  await expect(page.getByText(/The camera is on/)).toBeVisible()
  // Left half-way: off at once.
  await page.getByRole('button', { name: 'Back' }).click()
  await expect.poll(() => camerasOn(page)).toBe(0)
  await onward(page)
  await page.getByRole('button', { name: 'Start the camera' }).click()
  await page.getByRole('button', { name: 'Take the photo' }).click()
  await onward(page)
  await expect(page.getByText('Photo taken')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible()

  const rita = await office.desk('rita', '/reception')
  const fetched = rita.waitForResponse((answer) => answer.url().includes('/download/'))
  await rita.getByRole('button', { name: 'Amara Okonkwo', exact: true }).click()
  const photo = await fetched
  expect(photo.headers()['cache-control']).toContain('no-store')
  expect((await rita.request.get(photo.url())).status()).toBe(404)
  const shown = rita.getByRole('img', { name: 'Photo of the visitor' })
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480)
  await axe(rita)
})

test('without a camera who must give a photo can ask, and who need not goes on', async ({ office }) => {
  const helen = await office.desk('helen')
  await asking(helen, [{ kind: 'photo', required: false }, { kind: 'photo' }])
  const page = await office.kiosk('kiosk')
  await page.context().clearPermissions()
  await page.addInitScript(() => {
    // As where a policy or a person says no.
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await page.reload()
  await courier(page, 'Amara Okonkwo')
  await page.getByRole('button', { name: 'Start the camera' }).click()
  await expect(page.getByText('This screen may not use its camera.')).toBeVisible()
  await expect(page.getByText('You can carry on without a photo.')).toBeVisible()
  await axe(page)
  await onward(page)
  await page.getByRole('button', { name: 'Start the camera' }).click()
  await page.getByRole('button', { name: 'Ask reception' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
})
