import { expect, type Page } from '@playwright/test'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { day, hour, localClock, localDate, minute } from '../../shared/time.ts'
import { clipMs, frigatePath, putClip, recordClips, strftimePath, treeOf } from '../support/recorded-tree.ts'
import { waitFor } from '../support/running-host.ts'
import { call, type Office, test } from './office.ts'

const zone = 'Europe/London'
const asTyped = (at: number) => ({
  on: localDate(at, zone).split('-').toReversed().join('/'),
  time: localClock(at, zone),
})

/** Trees as Frigate and ffmpeg's segment muxer write them, of real clips; the file times say the same unless told. */
function recordings(folder: string) {
  const now = Date.now()
  const root = { frigate: join(folder, 'frigate'), recorder: join(folder, 'recorder') }
  for (const path of Object.values(root)) mkdirSync(path, { recursive: true })
  const clips = recordClips(join(folder, 'clips'), 16)
  let next = 0
  const write = (camera: 'front_door' | 'car_park', startAt: number, writtenAt = startAt + clipMs): string => {
    const [base, path] =
      camera === 'front_door'
        ? [root.frigate, frigatePath(camera, startAt)]
        : [root.recorder, strftimePath(camera, startAt, zone)]
    putClip(clips[next++]!, base, path, writtenAt)
    return join(base, path)
  }
  // Whole minutes, because that is what a person types into a hold.
  const at = (days: number, offset = 0) => Math.floor((now - days * day) / minute) * minute + offset
  const cameras = ['front_door', 'car_park'] as const
  return {
    root,
    heldFrom: at(32),
    expired: [
      ...cameras.map((camera) => write(camera, at(40))),
      ...cameras.map((camera) => write(camera, at(31, -hour))),
      write('front_door', at(32, -hour)),
      write('car_park', at(32)),
    ],
    held: [write('front_door', at(32)), write('front_door', at(32, clipMs))],
    kept: [
      ...cameras.map((camera) => write(camera, at(31, hour))),
      ...cameras.map((camera) => write(camera, at(1))),
      // Named forty days ago, but written just now: never early.
      write('front_door', at(40, hour), now - 10 * minute),
    ],
  }
}

const treesOf = (root: { frigate: string; recorder: string }) =>
  new Map(
    Object.values(root).flatMap((base) =>
      [...treeOf(base)]
        .filter(([path]) => !path.startsWith('.foyer'))
        .map(([path, file]) => [join(base, path), file] as const),
    ),
  )

async function addSource(page: Page, name: string, folder: string, layout: string, pattern?: string): Promise<void> {
  await page.goto('/desk/sources/add')
  const goOn = () => page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('radio', { name: pattern ? 'I do not know' : layout }).check()
  await goOn()
  await page.getByRole('textbox', { name: 'Folder' }).fill(folder)
  await page.getByRole('button', { name: 'Look into it' }).click()
  if (pattern) {
    await page.getByRole('radio', { name: layout }).check()
    await page.getByRole('textbox', { name: 'Pattern' }).fill(pattern)
  }
  await expect(page.getByText('1 camera.')).toBeVisible()
  await goOn()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Add this source' }).click()
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible()
}

async function signInAtKiosk(office: Office): Promise<void> {
  const kiosk = await office.kiosk()
  await kiosk.getByRole('button', { name: 'Sign in' }).click()
  await kiosk.getByRole('button', { name: 'Continue' }).click()
  for (
    let step = 0;
    step < 6 && !(await kiosk.getByRole('heading', { name: 'Check your details' }).isVisible());
    step++
  ) {
    const heading = (await kiosk.getByRole('heading', { level: 1 }).textContent())!
    if (heading.includes('full name')) await kiosk.getByRole('textbox').fill('Amara Okonkwo')
    if (heading.includes('visiting')) {
      await kiosk.getByRole('combobox').fill('Front office')
      await kiosk.getByRole('button', { name: 'I can’t find them' }).click()
    }
    if (await kiosk.getByRole('heading', { name: heading }).isVisible())
      await kiosk.getByRole('button', { name: 'Continue' }).click()
    await expect(kiosk.getByRole('heading', { level: 1 })).not.toHaveText(heading)
  }
  await kiosk.getByRole('button', { name: 'Sign in' }).click()
  await expect(kiosk.getByText('Your sign-out code')).toBeVisible()
}

async function holdFootage(page: Page, from: number, to: number): Promise<void> {
  await page.goto('/desk/incidents/open')
  await page.getByLabel('Title').fill('Break-in at the front door')
  await page.getByRole('radio', { name: 'Intrusion' }).or(page.getByLabel('Kind')).first().click()
  const option = page.getByRole('option', { name: 'Intrusion' })
  if (await option.isVisible()) await option.click()
  const when = page.getByRole('group', { name: 'When it happened' })
  await when.getByLabel('Date').fill(asTyped(from).on)
  await when.getByLabel('Time').fill(asTyped(from).time)
  await page.getByLabel('Where').fill('Front door')
  await page.getByRole('button', { name: 'Open the incident' }).click()
  await expect(page.getByRole('heading', { name: 'Hold footage' })).toBeVisible()
  await page.getByRole('checkbox', { name: 'front_door' }).check()
  for (const [label, at] of [
    ['From', from],
    ['To', to],
  ] as const) {
    const moment = page.getByRole('group', { name: label, exact: true })
    await moment.getByLabel('Date').fill(asTyped(at).on)
    await moment.getByLabel('Time').fill(asTyped(at).time)
    await page.keyboard.press('Tab')
  }
  // The two clips of that minute, and the one whose name and file time disagree: it may be of that minute too.
  await expect(page.getByText('3 segments').first()).toBeVisible()
  await expect(page.getByText('Copies in the vault need').first()).toBeVisible()
  await page.getByLabel('Why it is kept').fill('The police have asked for this footage')
  await page.getByLabel('Look at it again by').fill(asTyped(Date.now() + 30 * day).on)
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Hold this footage' }).click()
  await expect(page.getByText('Held. Nothing here is removed until two people agree')).toBeVisible()
  await expect(
    page.getByText('until a segment is safe there, the recorder could still overwrite it').first(),
  ).toBeVisible()
}

/** Presses the button that opens a confirmation, then the one in the dialog. */
async function confirm(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name }).click()
  await expect(dialog).toBeHidden()
}

test('from the first visitor to the certificate, each at their own browser', async ({ office }) => {
  test.setTimeout(300_000)
  const made = recordings(office.folder)
  const helen = await office.desk('helen', '/sources')
  await addSource(helen, 'Frigate', made.root.frigate, 'Frigate')
  await addSource(helen, 'Recorder', made.root.recorder, 'ffmpeg', '<camera>/%Y-%m-%d/%H-%M-%S.mp4')
  await waitFor(async () => {
    const cameras = await call<{ segments: number }[]>(helen, 'cameras.list')
    return (
      cameras.reduce((sum, { segments }) => sum + segments, 0) ===
      made.expired.length + made.held.length + made.kept.length
    )
  })

  const rita = await office.desk('rita', '/reception')
  await expect(rita.getByText('Nobody is signed in.')).toBeVisible()
  await signInAtKiosk(office)
  await expect(rita.getByText('Amara Okonkwo', { exact: true })).toBeVisible()

  const sam = await office.desk('sam', '/incidents')
  await holdFootage(sam, made.heldFrom, made.heldFrom + minute)
  const before = treesOf(made.root)

  await sam.goto('/desk/sweeps')
  await confirm(sam, /^Sweep now$/)
  await expect(sam.getByRole('heading', { name: 'Two people must agree' })).toBeVisible()
  expect(treesOf(made.root)).toEqual(before)
  await confirm(sam, /^I agree/)
  await expect(sam.getByText('You have agreed. Somebody else must agree too.')).toBeVisible()
  expect(treesOf(made.root)).toEqual(before)
  await helen.goto('/desk/sweeps')
  await confirm(helen, /^I agree/)
  await expect(helen.getByRole('link', { name: 'Certificate 1' })).toBeVisible({ timeout: 30_000 })

  const left = treesOf(made.root)
  expect([...before.keys()].filter((path) => !left.has(path)).toSorted()).toEqual(made.expired.toSorted())
  for (const path of [...made.held, ...made.kept]) expect(left.get(path), path).toEqual(before.get(path))

  await helen.getByRole('link', { name: 'Certificate 1' }).click()
  await expect(helen.getByText('Certificate of removal 1')).toBeVisible()
  await expect(helen.getByText('nothing recorded before', { exact: false })).toBeVisible()
  const paper = await helen.locator('main').innerText()
  expect(paper).toContain(String(made.expired.length))
  expect(paper).not.toMatch(/Amara|Okonkwo/)

  const priya = await office.desk('priya', '/audit')
  const { entries } = await call<{ entries: { action: string }[] }>(priya, 'audit.list', {})
  const actions = entries.map(({ action }) => action)
  expect(actions).toEqual(
    expect.arrayContaining(['visit.signed_in', 'incident.opened', 'hold.placed', 'sweep.finished']),
  )
  await expect(priya.getByText(/removed/i).first()).toBeVisible()
  expect(JSON.stringify(entries)).not.toMatch(/Amara|Okonkwo/)

  await helen.goto('/desk/log')
  await helen
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  const dialog = helen.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Look into an incident' }).check()
  await dialog.getByLabel('Which incident?').selectOption({ index: 1 })
  await dialog.getByRole('textbox').last().fill('Who was in the building that day')
  const downloading = helen.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export as CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^visits-\d{4}-\d\d-\d\d\.csv$/)
  expect(readFileSync(await download.path(), 'utf8')).toContain('Amara Okonkwo')
})
