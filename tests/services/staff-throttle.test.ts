import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { frontDesk, passphraseOf } from '../support/front-desk.ts'

async function refusal(act: () => unknown): Promise<AppError> {
  try {
    await act()
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('not refused')
}

test('five tries, then 30 s, doubling; counted before the secret is looked at; the right one clears', async () => {
  const desk = frontDesk()
  await desk.founders()
  const window = desk.enrolled()
  const guess = (secret = 'wrong') => desk.staff.signIn(window.caller(), { signInName: 'max', secret })
  for (let n = 0; n < 5; n += 1) await expect(guess()).rejects.toThrow('sign-in-refused')
  await expect(guess(passphraseOf('max'))).rejects.toMatchObject({
    code: 'throttled',
    key: 'wait',
    params: { seconds: 30 },
  })
  desk.world.clock.pass(30_000)
  await expect(guess()).rejects.toThrow('sign-in-refused')
  await expect(guess()).rejects.toMatchObject({ params: { seconds: 60 } })
  desk.world.clock.pass(60_000)
  await guess(passphraseOf('max'))
  await expect(guess()).rejects.toThrow('sign-in-refused')
})

test('guesses made at once are counted one by one', async () => {
  const desk = frontDesk()
  await desk.founders()
  const window = desk.enrolled()
  const guesses = Array.from({ length: 12 }, async () =>
    desk.staff.signIn(window.caller(), { signInName: 'max', secret: 'wrong' }),
  )
  const keys = (await Promise.allSettled(guesses)).map((guess) => guess.status === 'rejected' && guess.reason.key)
  expect(keys.filter((key) => key === 'sign-in-refused')).toHaveLength(5)
  expect(keys.filter((key) => key === 'wait')).toHaveLength(7)
})

test('an unknown name meets the same words and the same waits as a known one', async () => {
  const answers = await Promise.all(
    ['max', 'nobody'].map(async (signInName) => {
      const desk = frontDesk()
      await desk.founders()
      const said: unknown[] = []
      for (let n = 0; n < 7; n += 1) {
        // Another device each time, so that only the name is counted.
        const refused = await refusal(() =>
          desk.staff.signIn(desk.enrolled().caller(), { signInName, secret: 'wrong' }),
        )
        said.push([refused.key, refused.params])
      }
      return said
    }),
  )
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]!.at(-1)).toEqual(['wait', { seconds: 30 }])
})

test('no typed name reaches the throttle or the audit trail', async () => {
  const desk = frontDesk()
  await desk.founders()
  const typed = 'a passphrase typed in the wrong field'
  await expect(desk.staff.signIn(desk.enrolled().caller(), { signInName: typed, secret: 'wrong' })).rejects.toThrow(
    'sign-in-refused',
  )
  const rows = [
    ...desk.world.db.prepare('SELECT * FROM throttle').all(),
    ...desk.world.db.prepare('SELECT * FROM audit_entry').all(),
  ]
  expect(JSON.stringify(rows)).not.toContain('typed')
})

test('whoever signs in takes back their own wrong tries on a device, and nobody else’s', async () => {
  const desk = frontDesk()
  await desk.founders()
  const window = desk.enrolled()
  const guess = (signInName: string) => desk.staff.signIn(window.caller(), { signInName, secret: 'wrong' })
  for (let n = 0; n < 3; n += 1) await expect(guess('lea')).rejects.toThrow('sign-in-refused')
  await expect(guess('max')).rejects.toThrow('sign-in-refused')
  await desk.signedIn('max', window)
  const counted = desk.world.db.prepare("SELECT failures FROM throttle WHERE key LIKE 'device:%'").pluck().get()
  expect(counted).toBe(3)
})
