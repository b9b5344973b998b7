import { afterEach, describe, expect, test } from 'vitest'
import { hour } from '../../shared/time.ts'
import { closePostOffice, tokenIn } from '../support/post-office.ts'
import { officeWithMail } from '../support/telling-office.ts'

afterEach(closePostOffice)

describe('a link', () => {
  const key = (act: () => unknown): string => {
    try {
      act()
    } catch (error) {
      return (error as { key: string }).key
    }
    return 'answered'
  }

  test('says the same for every wrong, old or left one', async () => {
    const { world, arrive, send, mail, hostIds, arrivals, visitor, leave, tokens } = await officeWithMail()
    const { visitId, arrival } = arrive(hostIds.priya)
    await send()
    const token = tokenIn(mail.letters[0]!.raw)
    const soon = world.clock.now() + hour
    const wrong = [
      'x',
      `${token}x`,
      arrival!.token,
      tokens.sign('answer', { v: visitId + 1, h: hostIds.priya }, soon),
      tokens.sign('answer', { v: visitId, h: 999 }, soon),
    ]
    expect(new Set(wrong.map((one) => key(() => arrivals.look(visitor, { token: one }))))).toEqual(
      new Set(['link-not-good']),
    )
    expect(key(() => arrivals.told(visitor, { token }))).toBe('link-not-good')
    expect(key(() => arrivals.look(visitor, { token }))).toBe('answered')
    world.clock.pass(12 * hour)
    expect(key(() => arrivals.look(visitor, { token }))).toBe('link-not-good')
    world.clock.pass(-hour)
    expect(key(() => arrivals.look(visitor, { token }))).toBe('answered')
    leave(visitId)
    expect(key(() => arrivals.answer(visitor, { token, answer: 'coming' }))).toBe('link-not-good')
  })

  test('many wrong ones have to wait, and hold up no right one', async () => {
    const { arrive, send, mail, hostIds, arrivals, visitor } = await officeWithMail()
    arrive(hostIds.priya)
    await send()
    const keys = Array.from({ length: 40 }, () => key(() => arrivals.look(visitor, { token: 'x' })))
    expect(keys.slice(0, 30)).toEqual(Array(30).fill('link-not-good'))
    expect(keys.at(-1)).toBe('wait')
    expect(key(() => arrivals.look(visitor, { token: tokenIn(mail.letters[0]!.raw) }))).toBe('answered')
  })

  test('the screen’s own token is good on that screen alone', async () => {
    const { arrive, hostIds, arrivals, visitor, rita, world } = await officeWithMail()
    const { arrival } = arrive(hostIds.priya)
    expect(key(() => arrivals.told(rita, { token: arrival!.token }))).toBe('link-not-good')
    world.clock.pass(hour)
    expect(key(() => arrivals.told(visitor, { token: arrival!.token }))).toBe('link-not-good')
  })
})
