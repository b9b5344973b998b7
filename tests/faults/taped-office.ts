import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { day, hour, minute } from '../../shared/time.ts'
import { footageIn, makeOffice, pathAt, put, roots } from './office-on-disk.ts'
import { makeTimeMachine } from './time-machine.ts'

export const retention = 31 * day
const builtAt = Date.UTC(2026, 10, 1)
export type Swept = { outcome: string; sweeps: number }

/** Ages of footage, hours apart so that each counts a minute: around its last day, and younger. */
const ages = [40 * day, retention + 2 * hour, retention - minute, 30 * day, 20 * day, 9 * day, 2 * day, 5 * hour]

type Recording = { path: string; startAt: number; endAt: number }
const plainly = (at: number): Recording[] =>
  roots.flatMap((root) =>
    ages.map((age) => ({ path: pathAt(root, at - age), startAt: at - age, endAt: at - age + minute })),
  )

/** Names in London's time through a night, seven minutes apart, so that none comes twice in October. */
export const inLondon = (fromAt: number): Recording[] =>
  Array.from({ length: 40 }, (_none, n) => {
    const startAt = fromAt + n * 7 * minute
    const [date, time] = new Date(startAt).toLocaleString('sv', { timeZone: 'Europe/London' }).split(' ')
    const name = `door-${date!.replaceAll('-', '')}${time!.replaceAll(':', '')}.mp4`
    return { path: join('one', name), startAt, endAt: startAt + 10_000 }
  })

/** An office whose program runs on clocks that are played to it, from `at` on. Ends by path: unix ms. */
export async function openTapedOffice(at: number, recordings = plainly(at), layout = 'frigate') {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-taped-'))
  const made = await makeOffice(folder, at, layout)
  const ends = new Map<string, number>()
  for (const { path, startAt, endAt } of recordings) ends.set(put(folder, path, startAt), endAt)
  for (const sourceId of [1, 2, 3]) await made.app.services.sources.scan(made.staff.helen, { sourceId })
  await made.close()
  const machine = makeTimeMachine(at + minute)
  const start = () => machine.run([join(inject('actFolder'), 'tape-act.js'), folder, String(builtAt)])
  let program = await start()
  const ask = <Answer>(line: string) => program.ask<Answer>(line)
  return {
    folder,
    machine,
    ends,
    ask,
    /** A sweep by hand; its outcome. */
    sweep: async () => (await ask<Swept>('sweep')).outcome,
    /** Both people say that the clock is right. */
    async confirm(): Promise<string[]> {
      return [await ask<string>('confirm Helen'), await ask<string>('confirm Sam')]
    },
    /** The machine is switched off and on again. */
    async restart(to: number): Promise<void> {
      await program.end()
      machine.restart(to)
      program = await start()
    },
    left: () => [...footageIn(folder).keys()].toSorted(),
    /** What has not ended 31 × 24 hours ago at a time. */
    kept: (now: number) => [...ends].flatMap(([path, endAt]) => (endAt + retention > now ? [path] : [])).toSorted(),
    async remove(): Promise<void> {
      await program.end()
      machine.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
