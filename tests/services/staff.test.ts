import { expect, test } from 'vitest'
import { atConsole } from '../../main/caller.ts'
import { minute } from '../../shared/time.ts'
import { browser, frontDesk, passphraseOf } from '../support/front-desk.ts'

const refusedFields = (fields: Record<string, string>) => expect.objectContaining({ key: 'check-fields', fields })

test('a passphrase opens a session that the cookie carries, and signing out ends it', async () => {
  const desk = frontDesk()
  await desk.founders()
  const window = desk.enrolled()
  const me = await desk.staff.signIn(window.caller(), { signInName: ' MAX ', secret: passphraseOf('max') })
  expect(me.staff).toMatchObject({ name: 'max', roles: ['manager'], secretKind: 'passphrase', idleMs: 15 * minute })
  const token = window.cookies.get('__Host-session')!
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(window.caller().staff?.name).toBe('max')
  const stored = desk.world.db.prepare('SELECT token_hash FROM session').pluck().all()
  expect(JSON.stringify(stored)).not.toContain(token)
  await desk.staff.signOut(window.caller(), {})
  expect(window.cookies.has('__Host-session')).toBe(false)
  window.cookies.set('__Host-session', token)
  expect(window.caller().staff).toBeNull()
  expect(desk.actions()).toEqual(expect.arrayContaining(['staff.signed_in', 'staff.signed_out']))
})

test('a session belongs to its device, and signing in again ends the old one', async () => {
  const desk = frontDesk()
  await desk.founders()
  const window = await desk.signedIn('max')
  const token = window.cookies.get('__Host-session')!
  const other = desk.enrolled('another')
  other.cookies.set('__Host-session', token)
  expect(other.caller().staff).toBeNull()
  await desk.signedIn('lea', window)
  expect(window.cookies.get('__Host-session')).not.toBe(token)
  window.cookies.set('__Host-session', token)
  expect(window.caller().staff).toBeNull()
})

test('a cookie that was there before sign-in is never the session', async () => {
  const desk = frontDesk()
  await desk.founders()
  const window = desk.enrolled()
  window.cookies.set('__Host-session', 'planted')
  await desk.signedIn('max', window)
  expect(window.cookies.get('__Host-session')).not.toBe('planted')
})

test('idle sessions end by the device, calls keep them, and eight hours end all', async () => {
  const desk = frontDesk()
  await desk.founders()
  const window = await desk.signedIn('max')
  desk.world.clock.pass(14 * minute)
  expect(window.caller().staff).not.toBeNull()
  desk.world.clock.pass(14 * minute)
  expect(window.caller().staff).not.toBeNull()
  desk.world.clock.pass(15 * minute)
  expect(window.caller().staff).toBeNull()

  await desk.signedIn('max', window)
  for (let n = 0; n < 48; n += 1) {
    expect(window.caller().staff).not.toBeNull()
    desk.world.clock.pass(10 * minute)
  }
  expect(window.caller().staff).toBeNull()
})

test('what a screen asks by itself keeps no session alive', async () => {
  const desk = frontDesk()
  await desk.founders()
  const window = await desk.signedIn('max')
  const asking = () => desk.staff.sessionOf(window.cookies.get('__Host-session'), window.caller().device, false)
  const device = window.caller().device
  for (let n = 0; n < 3; n += 1) {
    desk.world.clock.pass(4 * minute)
    expect(desk.staff.sessionOf(window.cookies.get('__Host-session'), device, false)).not.toBeNull()
  }
  desk.world.clock.pass(4 * minute)
  expect(asking()).toBeNull()
})

test('without an enrolled device only administrators may sign in', async () => {
  const desk = frontDesk()
  await desk.founders()
  const anywhere = browser(desk)
  const tryAs = (name: string) => desk.staff.signIn(anywhere.caller(), { signInName: name, secret: passphraseOf(name) })
  await expect(tryAs('max')).rejects.toThrow('sign-in-refused')
  await tryAs('ada')
  expect(anywhere.caller().staff?.roles).toEqual(['administrator'])
})

test('a PIN is for reception and security, on an enrolled device, and is changed at first sign-in', async () => {
  const desk = frontDesk()
  await desk.founders()
  const ada = await desk.signedIn('ada')
  const added = await desk.staff.add(ada.caller(), { name: 'Rosa', signInName: 'Rosa', roles: ['receptionist'] })
  expect(added.oneTimeSecret).toMatch(/^\d{8}$/)
  await expect(
    desk.staff.signIn(browser(desk).caller(), { signInName: 'rosa', secret: added.oneTimeSecret }),
  ).rejects.toThrow('sign-in-refused')
  const window = desk.enrolled()
  const me = await desk.staff.signIn(window.caller(), { signInName: 'rosa', secret: added.oneTimeSecret })
  expect(me.staff).toMatchObject({ secretKind: 'pin', mustChangeSecret: true })
  const change = (current: string, next: string) => desk.staff.changeSecret(window.caller(), { current, next })
  await expect(change('99999999', '481516')).rejects.toEqual(refusedFields({ current: 'secret-wrong' }))
  await expect(change(added.oneTimeSecret, '123456')).rejects.toEqual(refusedFields({ next: 'pin-trivial' }))
  await expect(change(added.oneTimeSecret, added.oneTimeSecret)).rejects.toEqual(refusedFields({ next: 'secret-same' }))
  const before = window.cookies.get('__Host-session')
  await change(added.oneTimeSecret, '481516')
  expect(window.cookies.get('__Host-session')).not.toBe(before)
  expect(window.caller().staff?.mustChangeSecret).toBe(false)
  await desk.staff.signIn(desk.enrolled().caller(), { signInName: 'rosa', secret: '481516' })
})

test('changing a secret ends the sessions elsewhere', async () => {
  const desk = frontDesk()
  await desk.founders()
  const here = await desk.signedIn('max')
  const there = await desk.signedIn('max')
  const next = 'six grey kites above a quay'
  await desk.staff.changeSecret(here.caller(), { current: passphraseOf('max'), next })
  expect(here.caller().staff).not.toBeNull()
  expect(there.caller().staff).toBeNull()
  await expect(
    desk.staff.changeSecret(here.caller(), { current: next, next: 'International Connections Group' }),
  ).rejects.toEqual(refusedFields({ next: 'passphrase-obvious' }))
})

test('nobody gives themselves a role, and the last administrator stays', async () => {
  const desk = frontDesk()
  await desk.founders()
  const ada = await desk.signedIn('ada')
  const adaId = desk.ids['ada']!
  const update = (roles: ('administrator' | 'lead' | 'receptionist')[]) =>
    desk.staff.update(ada.caller(), { staffId: adaId, name: 'Ada', roles })
  await expect(update(['administrator', 'lead'])).rejects.toMatchObject({ code: 'forbidden', key: 'own-role' })
  await expect(update(['receptionist'])).rejects.toMatchObject({ key: 'own-role' })
  expect(() => desk.staff.disable(ada.caller(), { staffId: adaId })).toThrow('last-administrator')
  const second = await desk.staff.add(ada.caller(), {
    name: 'Abe',
    signInName: 'abe',
    roles: ['administrator', 'lead'],
  })
  await desk.staff.disable(ada.caller(), { staffId: second.id })
  expect(() => desk.staff.disable(ada.caller(), { staffId: adaId })).toThrow('last-administrator')
  await desk.staff.enable(ada.caller(), { staffId: second.id })
  await desk.staff.disable(ada.caller(), { staffId: adaId })
  expect(ada.caller().staff).toBeNull()
})

test('a role change ends the person’s sessions at once, and asks for the other kind of secret where needed', async () => {
  const desk = frontDesk()
  await desk.founders()
  const ada = await desk.signedIn('ada')
  const max = await desk.signedIn('max')
  const staffId = desk.ids['max']!
  const renamed = await desk.staff.update(ada.caller(), { staffId, name: 'Max M', roles: ['manager'] })
  expect(renamed).toEqual({})
  expect(max.caller().staff?.name).toBe('Max M')
  const wider = await desk.staff.update(ada.caller(), { staffId, name: 'Max M', roles: ['manager', 'security'] })
  expect(wider).toEqual({})
  expect(max.caller().staff).toBeNull()
  await desk.signedIn('max', max)
  const { oneTimeSecret } = await desk.staff.update(ada.caller(), { staffId, name: 'Max M', roles: ['security'] })
  expect(oneTimeSecret).toMatch(/^\d{8}$/)
  expect(max.caller().staff).toBeNull()
  await expect(desk.signedIn('max', max)).rejects.toThrow('sign-in-refused')
  const me = await desk.staff.signIn(max.caller(), { signInName: 'max', secret: oneTimeSecret! })
  expect(me.staff).toMatchObject({ roles: ['security'], secretKind: 'pin', mustChangeSecret: true })
})

test('a secret is reset for somebody else alone, and the old one is gone', async () => {
  const desk = frontDesk()
  await desk.founders()
  const ada = await desk.signedIn('ada')
  const lea = await desk.signedIn('lea')
  await expect(desk.staff.resetSecret(ada.caller(), { staffId: desk.ids['ada']! })).rejects.toThrow('own-secret')
  const { oneTimeSecret } = await desk.staff.resetSecret(ada.caller(), { staffId: desk.ids['lea']! })
  expect(oneTimeSecret.length).toBeGreaterThanOrEqual(15)
  expect(lea.caller().staff).toBeNull()
  await expect(desk.signedIn('lea', lea)).rejects.toThrow('sign-in-refused')
  const me = await desk.staff.signIn(lea.caller(), { signInName: 'lea', secret: oneTimeSecret })
  expect(me.staff?.mustChangeSecret).toBe(true)
})

test('the console resets a secret, gives no role, and leaves its trace', async () => {
  const desk = frontDesk()
  await desk.founders()
  const { oneTimeSecret } = await desk.staff.resetAtConsole(atConsole, 'LEA')
  const me = await desk.staff.signIn(desk.enrolled().caller(), { signInName: 'lea', secret: oneTimeSecret })
  expect(me.staff).toMatchObject({ roles: ['lead'], mustChangeSecret: true })
  const { entries } = desk.audit.list(atConsole, { page: 1, action: 'staff.secret_reset' })
  expect(entries).toMatchObject([{ actorKind: 'console', subject: 'staff', subjectId: desk.ids['lea'] }])
  const at = desk.world.db.prepare('SELECT console_reset_at FROM staff_member WHERE id = ?').pluck()
  expect(at.get(desk.ids['lea'])).toBe(desk.world.clock.now())
  await expect(desk.staff.resetAtConsole(atConsole, 'nobody')).rejects.toThrow('sign-in-name-unknown')
})

test('a sign-in name is taken once', async () => {
  const desk = frontDesk()
  await desk.founders()
  const ada = await desk.signedIn('ada')
  await expect(desk.staff.add(ada.caller(), { name: 'Other', signInName: 'MAX', roles: ['security'] })).rejects.toEqual(
    refusedFields({ signInName: 'sign-in-name-taken' }),
  )
})

test('a purpose lasts fifteen minutes, for its task, in its session', async () => {
  const desk = frontDesk()
  await desk.founders()
  const max = await desk.signedIn('max')
  const text = 'Host asks who came on Monday'
  const { expiresAt } = await desk.staff.statePurpose(max.caller(), { task: 'visit-log', code: 'host-question', text })
  expect(expiresAt).toBe(desk.world.clock.now() + 15 * minute)
  expect(max.caller().purpose('visit-log')).toMatchObject({ code: 'host-question', expiresAt })
  expect(max.caller().purpose('visit-export')).toBeNull()
  const me = desk.staff.me(max.caller())
  expect(me.purposes).toEqual([{ task: 'visit-log', code: 'host-question', expiresAt }])
  const { entries } = desk.audit.list(atConsole, { page: 1, action: 'purpose.stated' })
  expect(entries).toMatchObject([{ detail: { task: 'visit-log', code: 'host-question' } }])
  expect(JSON.stringify(entries)).not.toContain('Monday')
  desk.world.clock.pass(14 * minute)
  expect(max.caller().purpose('visit-log')).not.toBeNull()
  desk.world.clock.pass(minute)
  expect(max.caller().purpose('visit-log')).toBeNull()
})

test('an incident as purpose names one that is open', async () => {
  const desk = frontDesk()
  await desk.founders()
  const lea = await desk.signedIn('lea')
  const state = (incidentId?: number) => () =>
    desk.staff.statePurpose(lea.caller(), { task: 'visit-log', code: 'incident', text: 'A bag was taken', incidentId })
  const insert = desk.world.db.prepare("INSERT INTO incident VALUES (NULL, ?, 'theft', 't', 0, 'p', 'd', 'r', ?, 0, ?)")
  const open = Number(insert.run('INC-1', desk.ids['lea'], null).lastInsertRowid)
  const closed = Number(insert.run('INC-2', desk.ids['lea'], 5).lastInsertRowid)
  for (const wrong of [undefined, closed, 99]) expect(state(wrong)).toThrow('check-fields')
  expect(state(open)).not.toThrow()
})

test('who is asking is told to everybody, and staff only to themselves', async () => {
  const desk = frontDesk()
  await desk.founders()
  expect(desk.staff.me(browser(desk).caller())).toMatchObject({
    setUp: true,
    organisation: 'International Connections Group Limited',
    timeZone: 'Europe/London',
    device: null,
    staff: null,
    purposes: [],
  })
})
