import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { minute } from '../../shared/time.ts'
import { emptyOffice } from '../support/test-office.ts'
import { temporaryFolder } from '../support/test-world.ts'

type Opened = { setupToken: string; recoveryKey: string; confirmGroups: number[]; defaults: Record<string, unknown> }
type Refused = { key: string; fields: Record<string, string> }
type Fresh = Awaited<ReturnType<typeof emptyOffice>>

const person = (name: string) => ({ name, signInName: name, passphrase: `${name} grows seven blue pears` })

/** What a person would send who has typed everything rightly. */
const rightAnswers = ({ setupToken, recoveryKey, confirmGroups, defaults }: Opened) => ({
  setupToken,
  organisation: defaults,
  regulatorConfirmed: true,
  administrator: person('ada'),
  manager: person('max'),
  lead: person('lea'),
  recoveryTyped: confirmGroups.map((group) => recoveryKey.split('-')[group - 1]!.toLowerCase()),
  deviceName: 'Office',
})

async function opened(office: Fresh) {
  const window = office.browser()
  const answer = await window.get<Opened>('setup.open', { code: office.code() })
  const complete = (changes: object = {}) =>
    window.call<Refused>('setup.complete', { ...rightAnswers(answer), ...changes })
  return { window, answer, complete }
}

describe('the code', () => {
  test('is said to the console alone, and opens set-up however it is typed', async () => {
    const office = await emptyOffice()
    expect(office.code()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const code = ` ${office.code().toLowerCase().replace('-', '')} `
    const answer = await office.browser().get<Opened>('setup.open', { code })
    expect(answer.recoveryKey).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
    expect(new Set(answer.confirmGroups).size).toBe(2)
    expect(answer.confirmGroups.every((group) => group >= 1 && group <= 8)).toBe(true)
    expect(answer.defaults).toMatchObject({
      organisation: 'International Connections Group Limited',
      contactEmail: 'GDPR@internationalconnectionsgroup.co.uk',
      timeZone: 'Europe/London',
      footageRetentionDays: 31,
      visitRetentionDays: 180,
    })
  })

  test('gives way to another after five wrong tries', async () => {
    const office = await emptyOffice()
    const first = office.code()
    const open = (code: string) => office.browser().call<Refused>('setup.open', { code })
    for (let n = 0; n < 5; n += 1) {
      expect(office.code()).toBe(first)
      expect(await open('00000000')).toMatchObject({ status: 403, body: { key: 'set-up-code-wrong' } })
    }
    expect(office.code()).not.toBe(first)
    expect((await open(first)).status).toBe(403)
    expect((await open(office.code())).status).toBe(200)
  })

  test('cannot be guessed through many codes', async () => {
    const office = await emptyOffice()
    const open = () => office.browser().call<Refused>('setup.open', { code: '00000000' })
    for (let n = 0; n < 20; n += 1) await open()
    expect(await open()).toMatchObject({ status: 429, body: { key: 'wait' } })
  })
})

test('set-up writes the office, its people, its notice and its first device at once', async () => {
  const slots: string[] = []
  const office = await emptyOffice()
  office.world.writeRecoverySlot = (recoveryKey) => void slots.push(recoveryKey)
  const { window, answer, complete } = await opened(office)
  expect(await complete()).toEqual({ status: 200, body: {} })
  expect(slots).toEqual([answer.recoveryKey])
  expect(await window.get('setup.state')).toEqual({ setUp: true })
  const me = await window.get('staff.signIn', { signInName: 'ada', secret: person('ada').passphrase })
  expect(me).toMatchObject({ device: { name: 'Office', mode: 'desk' }, staff: { roles: ['administrator'] } })
  const people = await window.get<{ signInName: string; roles: string[] }[]>('staff.list')
  expect(people.map(({ signInName, roles }) => [signInName, roles])).toEqual([
    ['ada', ['administrator']],
    ['lea', ['lead']],
    ['max', ['manager']],
  ])
  expect(await window.get('privacy.notice', { language: 'en' })).toMatchObject({ version: 1 })
  expect(office.world.db.prepare('SELECT count(*) FROM category').pluck().get()).toBeGreaterThan(0)
  expect(office.app.audit.faults()).toEqual([])
  expect(JSON.stringify(office.world.db.prepare('SELECT entry FROM audit_entry').all())).not.toContain('ada')
})

test('once set up it is never open again', async () => {
  const office = await emptyOffice()
  const { complete } = await opened(office)
  await complete()
  expect(await complete()).toMatchObject({ body: { key: 'already-set-up' } })
  expect(await office.browser().call('setup.open', { code: office.code() })).toMatchObject({
    body: { key: 'already-set-up' },
  })
})

test('of two that are sent at once one counts', async () => {
  const office = await emptyOffice()
  const { complete } = await opened(office)
  const statuses = (await Promise.all([complete(), complete()])).map(({ status }) => status).toSorted((a, b) => a - b)
  expect(statuses[0]).toBe(200)
  expect(statuses[1]).toBeGreaterThanOrEqual(400)
  expect(office.world.db.prepare('SELECT count(*) FROM staff_member').pluck().get()).toBe(3)
})

test('opening it again closes it elsewhere', async () => {
  const office = await emptyOffice()
  const first = await opened(office)
  const second = await opened(office)
  expect(await first.complete()).toMatchObject({ status: 403, body: { key: 'set-up-not-open' } })
  expect((await second.complete()).status).toBe(200)
})

describe('is refused at its field', () => {
  test.each([
    [{ recoveryTyped: ['AAAA', 'BBBB'] }, 'recoveryTyped', 'recovery-typed-wrong'],
    [{ recoveryTyped: [] }, 'recoveryTyped', 'recovery-typed-wrong'],
    [{ lead: { ...person('lea'), signInName: ' MAX ' } }, 'lead.signInName', 'three-people'],
    [{ manager: { ...person('max'), signInName: 'Ada' } }, 'manager.signInName', 'three-people'],
    [{ lead: { ...person('lea'), passphrase: 'too short' } }, 'lead.passphrase', 'passphrase-short'],
    [
      { manager: { ...person('max'), passphrase: 'International Connections Group' } },
      'manager.passphrase',
      'passphrase-obvious',
    ],
    [{ regulatorConfirmed: false }, 'regulatorConfirmed', 'field-check'],
    [{ source: { name: 'Car park', path: '/', layout: 'unheard-of' } }, 'source.layout', expect.any(String) as string],
    [
      { source: { name: 'Car park', path: '/nowhere/at/all', layout: 'frigate' } },
      'source.path',
      expect.any(String) as string,
    ],
  ])('%j', async (changes, field, key) => {
    const office = await emptyOffice()
    const { complete } = await opened(office)
    const { status, body } = await complete(changes)
    expect(status).toBe(400)
    expect(body.fields).toEqual({ [field]: key })
    expect(office.world.db.prepare('SELECT count(*) FROM installation').pluck().get()).toBe(0)
    expect(office.world.db.prepare('SELECT count(*) FROM staff_member').pluck().get()).toBe(0)
  })

  test.each(['Europe/Blackpool', '+01:00'])('%s as a time zone, a postal address that is missing', async (timeZone) => {
    const office = await emptyOffice()
    const { answer, complete } = await opened(office)
    const organisation = { ...answer.defaults, timeZone, regulatorAddress: '' }
    expect((await complete({ organisation })).body.fields).toEqual({
      'organisation.timeZone': 'time-zone-unknown',
      'organisation.regulatorAddress': 'field-missing',
    })
  })
})

test('where slot 2 cannot be written nothing is set up, and it can be done again', async () => {
  const office = await emptyOffice()
  office.world.writeRecoverySlot = () => {
    throw new Error('no space left on device')
  }
  const { window, complete } = await opened(office)
  expect((await complete()).status).toBe(500)
  expect(await window.get('setup.state')).toEqual({ setUp: false })
  expect(window.cookies.size).toBe(0)
  office.world.writeRecoverySlot = () => {}
  expect((await complete()).status).toBe(200)
})

test('the first source is added with it', async () => {
  const office = await emptyOffice()
  const folder = temporaryFolder()
  const hour = join(folder, '2026-11-24', '09', 'car_park')
  mkdirSync(hour, { recursive: true })
  writeFileSync(join(hour, '10.20.mp4'), 'x')
  office.world.clock.pass(minute)
  const { window, complete } = await opened(office)
  expect(await complete({ source: { name: 'Car park', path: folder, layout: 'frigate' } })).toEqual({
    status: 200,
    body: {},
  })
  await window.get('staff.signIn', { signInName: 'lea', secret: person('lea').passphrase })
  expect(await window.get('sources.list')).toMatchObject([{ name: 'Car park', problem: null }])
})
