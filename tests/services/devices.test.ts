import { expect, test } from 'vitest'
import { minute } from '../../shared/time.ts'
import { browser, frontDesk } from '../support/front-desk.ts'

async function office() {
  const desk = frontDesk()
  await desk.founders()
  const ada = await desk.signedIn('ada')
  const makeCode = (mode: 'kiosk' | 'reception' | 'desk' = 'kiosk') =>
    desk.devices.makeCode(ada.caller(), { name: 'Hall tablet', mode })
  return { ...desk, ada, makeCode }
}

test('a code enrols one browser, with its mode, and only once', async () => {
  const desk = await office()
  const { code, expiresAt } = await desk.makeCode()
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  expect(expiresAt).toBe(desk.world.clock.now() + 5 * minute)
  expect(JSON.stringify(desk.world.db.prepare('SELECT * FROM enrolment_code').all())).not.toContain(code.slice(0, 4))
  const tablet = browser(desk)
  const typed = ` ${code.toLowerCase().replace('-', ' ')}`
  expect(await desk.devices.enrol(tablet.caller(), { code: typed, pixelsPerMm: 5.2 })).toEqual({
    mode: 'kiosk',
    name: 'Hall tablet',
  })
  expect(tablet.caller().device).toMatchObject({ mode: 'kiosk', name: 'Hall tablet', pixelsPerMm: 5.2 })
  expect(Buffer.from(tablet.cookies.get('__Host-device')!, 'base64url')).toHaveLength(32)
  expect(() => desk.devices.enrol(browser(desk).caller(), { code })).toThrow('enrolment-code-wrong')
})

test('a code dies after five minutes, after five tries, and when another is made', async () => {
  const desk = await office()
  const enrol = (code: string) => () => desk.devices.enrol(browser(desk).caller(), { code })
  const late = await desk.makeCode()
  desk.world.clock.pass(5 * minute)
  expect(enrol(late.code)).toThrow('enrolment-code-wrong')

  const guessed = await desk.makeCode()
  for (let n = 0; n < 4; n += 1) expect(enrol('00000000')).toThrow('enrolment-code-wrong')
  expect(desk.world.db.prepare('SELECT tries_left FROM enrolment_code').pluck().get()).toBe(1)
  expect(enrol('00000000')).toThrow('enrolment-code-wrong')
  expect(enrol(guessed.code)).toThrow('wait')
  desk.world.clock.pass(30_000)
  expect(enrol(guessed.code)).toThrow('enrolment-code-wrong')

  const first = await desk.makeCode()
  const second = await desk.makeCode('reception')
  expect(enrol(first.code)).toThrow('enrolment-code-wrong')
  expect(enrol(second.code)).not.toThrow()
})

test('a device is revoked at once, with its sessions', async () => {
  const desk = await office()
  const { code } = await desk.makeCode('reception')
  const tablet = browser(desk)
  await desk.devices.enrol(tablet.caller(), { code })
  await desk.signedIn('max', tablet)
  const [own, other] = await desk.devices.list(desk.ada.caller(), {})
  expect([own!.thisDevice, other!.thisDevice]).toEqual([true, false])
  await desk.devices.revoke(desk.ada.caller(), { deviceId: other!.id })
  expect(tablet.caller()).toMatchObject({ device: null, staff: null })
  expect(desk.world.db.prepare('SELECT count(*) FROM session WHERE ended_at IS NULL').pluck().get()).toBe(1)
  expect(() => desk.devices.revoke(desk.ada.caller(), { deviceId: 99 })).toThrow('device-not-there')
  expect(desk.actions()).toEqual(expect.arrayContaining(['device.enrolled', 'device.code_made', 'device.revoked']))
})

test('a browser that is enrolled again stops being the device it was', async () => {
  const desk = await office()
  const tablet = browser(desk)
  await desk.devices.enrol(tablet.caller(), { code: (await desk.makeCode('kiosk')).code })
  const token = tablet.cookies.get('__Host-device')!
  await desk.devices.enrol(tablet.caller(), { code: (await desk.makeCode('reception')).code })
  expect(tablet.caller().device?.mode).toBe('reception')
  expect(desk.devices.deviceOf(token)).toBeNull()
})

test('when a device was last seen is written at most once a minute', async () => {
  const desk = await office()
  const id = desk.ada.caller().device!.id
  const seen = () => desk.world.db.prepare('SELECT last_seen_at FROM device WHERE id = ?').pluck().get(id) as number
  const first = seen()
  desk.world.clock.pass(59_000)
  desk.ada.caller()
  expect(seen()).toBe(first)
  desk.world.clock.pass(1000)
  desk.ada.caller()
  expect(seen()).toBe(first + minute)
})

test('cookies of nobody are nobody’s', async () => {
  const desk = await office()
  for (const token of [undefined, '', 'x', 'A'.repeat(5000)]) expect(desk.devices.deviceOf(token)).toBeNull()
})
