import { expect, onTestFinished, test } from 'vitest'
import { day, hour, minute } from '../../shared/time.ts'
import { isLong, noteFigure, sized } from './figures.ts'
import { officeAt } from './office-on-disk.ts'
import { inLondon, openTapedOffice, retention, type Swept } from './taped-office.ts'
import { whyNoTape } from './time-machine.ts'

const notTaped = whyNoTape()
if (notTaped) noteFigure({ name: 'tapes', value: notTaped, goal: 'nothing early', ok: null })
const taped = test.skipIf(notTaped !== undefined)
/** A short run plays three. */
const tapedWhenLong = test.skipIf(notTaped !== undefined || !isLong)

async function office(...what: Partial<Parameters<typeof openTapedOffice>>) {
  const [at = officeAt, ...more] = what
  const opened = await openTapedOffice(at, ...more)
  onTestFinished(() => opened.remove())
  return opened
}
const done = (tape: string, value: string) =>
  noteFigure({ name: `tape ${tape}`, value, goal: 'nothing early, what is due gone', ok: true })

taped('31 days pass: each day exactly what is due goes', async () => {
  const { machine, sweep, left, kept } = await office()
  const days = sized(31, 3)
  for (let n = 0; n <= days; n += 1) {
    expect(await sweep()).toBe('complete')
    expect(left()).toEqual(kept(machine.now()))
    machine.pass((31 / days) * day)
  }
  done('+31 d', `${days + 1} sweeps, each exact`)
})

taped('a clock that is set 31 days ahead while the program runs removes nothing until two people say so', async () => {
  const { machine, ask, sweep, confirm, left, kept } = await office()
  expect(await sweep()).toBe('complete')
  const before = left()
  machine.set(machine.now() + 31 * day)
  expect(await sweep()).toBe('suspended')
  expect(await ask('sign-in')).toBe(200)
  expect(await ask('confirm Helen')).toBe('said')
  expect(await ask('confirm Helen')).toBe('clock-same-person')
  expect(await sweep()).toBe('suspended')
  // Set right again, it stays in doubt: which of the two was right is for people to say.
  machine.set(machine.now() - 31 * day)
  expect(await sweep()).toBe('suspended')
  expect(left()).toEqual(before)
  machine.set(machine.now() + 31 * day)
  expect((await confirm())[1]).toBe('said')
  expect(await sweep()).toBe('complete')
  expect(left()).toEqual(kept(machine.now()))
  done('+31 d at once', 'nothing until two people')
})

const far = [
  ['400 days ahead', 400 * day],
  ['400 days behind', -400 * day],
] as const
tapedWhenLong.each(far)('a machine that starts %s removes nothing until two people say so', async (what, by) => {
  const { machine, ask, sweep, confirm, restart, left, kept } = await office()
  expect(await sweep()).toBe('complete')
  const before = left()
  await restart(machine.now() + by)
  expect(await sweep()).toBe('suspended')
  expect(await ask('sign-in')).toBe(200)
  expect(left()).toEqual(before)
  const earlier = by < 0
  // Before the program was built it cannot be.
  expect(await confirm()).toEqual(earlier ? Array(2).fill('clock-out-of-bounds') : ['said', 'said'])
  expect(await sweep()).toBe(earlier ? 'suspended' : 'complete')
  expect(left()).toEqual(earlier ? before : kept(machine.now()))
  done(what, earlier ? 'nothing goes' : 'nothing until two people')
})

tapedWhenLong.each(far)('a clock that is set %s while the program runs removes nothing', async (what, by) => {
  const { machine, ask, sweep, left } = await office()
  expect(await sweep()).toBe('complete')
  const before = left()
  machine.set(machine.now() + by)
  expect(await sweep()).toBe('suspended')
  expect(await ask('sign-in')).toBe(200)
  expect(left()).toEqual(before)
  done(`${what} at once`, 'nothing goes')
})

tapedWhenLong('a machine that starts in 1970 removes nothing, and goes on once its clock is right', async () => {
  const { machine, ask, sweep, confirm, restart, left, kept } = await office()
  expect(await sweep()).toBe('complete')
  const before = left()
  const then = machine.now()
  await restart(10_000)
  expect(await sweep()).toBe('suspended')
  expect(await ask('sign-in')).toBe(200)
  expect(await confirm()).toEqual(Array(2).fill('clock-out-of-bounds'))
  expect(await ask<unknown>('scan')).toEqual([{ n: before.length }])
  expect(left()).toEqual(before)
  machine.set(then + 11 * day)
  expect(await sweep()).toBe('suspended')
  expect(await confirm()).toEqual(['said', 'said'])
  expect(await sweep()).toBe('complete')
  expect(left()).toEqual(kept(machine.now()))
  done('1970', 'nothing until two people')
})

tapedWhenLong('past 03:14:07 on 19 January 2038 everything goes on, and nothing early', async () => {
  const { machine, ask, sweep, left, kept } = await office(Date.UTC(2038, 0, 18, 20))
  for (const by of [0, 7 * hour + 13 * minute, 2 * minute, day, 9 * day, 21 * day]) {
    machine.pass(by)
    await ask('scan')
    expect(await sweep()).toBe('complete')
    expect(left()).toEqual(kept(machine.now()))
  }
  expect(left().length).toBeLessThan(6)
  done('2038', '6 sweeps, each exact')
})

const nights: [month: string, evening: number][] = [
  ['October', Date.UTC(2027, 9, 30, 22)],
  ['March', Date.UTC(2027, 2, 27, 22)],
]
taped.each(nights.slice(0, sized(2, 1)))(
  'through the night in %s in which clocks change the sweep runs once',
  async (month, evening) => {
    const { machine, ask, left, kept } = await office(evening)
    const { sweeps: before } = await ask<Swept>('due')
    const atSweep: number[] = []
    let seen = before
    for (let n = 0; n < sized(60, 30); n += 1) {
      machine.pass(sized(5, 10) * minute)
      const { sweeps } = await ask<Swept>('due')
      if (sweeps > seen) atSweep.push(machine.now())
      seen = sweeps
      for (const path of kept(machine.now())) expect(left()).toContain(path)
    }
    expect(seen - before).toBe(1)
    expect(left()).toEqual(kept(atSweep[0]!))
    done(month, `one sweep, at ${new Date(atSweep[0]!).toISOString().slice(11, 16)} UTC`)
  },
)

tapedWhenLong.each(nights)(
  'what was recorded in London’s time through that night in %s leaves in its hour',
  async (month, evening) => {
    const from = evening + hour
    const { machine, sweep, left, ends } = await office(
      from + 6 * hour,
      inLondon(from),
      'strftime:<camera>-%Y%m%d%H%M%S.mp4',
    )
    expect(left()).toHaveLength(40)
    machine.pass(retention - 6 * hour - 2 * minute)
    for (let n = 0; n < sized(72, 12); n += 1) {
      machine.pass(sized(5, 30) * minute)
      expect(await sweep()).toBe('complete')
      const there = new Set(left())
      for (const [path, endAt] of ends) {
        if (endAt + retention > machine.now()) expect(there.has(path)).toBe(true)
        // What nothing settles is the later of the two; how long it is says the next one.
        if (endAt + retention + hour + 8 * minute < machine.now()) expect(there.has(path)).toBe(false)
      }
    }
    expect(left()).toEqual([])
    done(`${month}, local names`, `${ends.size} recordings, none early`)
  },
)
