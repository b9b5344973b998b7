import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { atConsole } from '../../main/caller.ts'
import { cameraDayKeys, dayOf } from '../../main/footage/segment-key.ts'
import { day, firstDay, openOffice } from './bench-office.ts'
import { type Bench, interleaved, median, ratios, spread } from './figures.ts'

/** A camera's day as the desk draws it, and all cameras' day, beside a plain read of the same rows. */
export async function benchCoverage(bench: Bench, sealed: { file: string; rows: number }, days: number): Promise<void> {
  const folder = join(bench.folder, 'coverage')
  rmSync(folder, { recursive: true, force: true })
  const office = openOffice(folder, { copyOf: sealed.file, at: firstDay + (days - 1) * day + day / 2 })
  const cameras = office.sources.listCameras().map(({ id }) => id)
  const scan = office.world.db.prepare(
    'SELECT k, length_ms, bytes, mtime_after_ms, inode FROM segment WHERE k >= ? AND k < ? ORDER BY k',
  )
  const asked = Array.from({ length: bench.quick ? 30 : 100 }, (_, at) => ({
    cameraId: cameras[(at * 13) % cameras.length]!,
    at: firstDay + (4 + ((at * 7) % (days - 5))) * day,
  }))
  const read = (cameraId: number, at: number): number => {
    const { from, to } = cameraDayKeys(cameraId, dayOf(at))
    return scan.all(from, to).length
  }
  const show = async (at: number, cameraIds?: number[]): Promise<number> => {
    const on = new Date(at).toISOString().slice(0, 10)
    const shown = await office.footage.coverage.day(atConsole, { on, cameraIds })
    return shown.cameras.reduce((sum, { segments }) => sum + segments, 0)
  }
  const eachOf = async (act: (cameraId: number, at: number) => number | Promise<number>): Promise<number> => {
    const ms: number[] = []
    for (const { cameraId, at } of asked) {
      const from = performance.now()
      const rows = await act(cameraId, at)
      ms.push(performance.now() - from)
      if (rows < 1400 || rows > 1442) throw new Error(`${rows} segments on a camera's day`)
    }
    return median(ms)
  }
  const times = await interleaved(bench.rounds, {
    raw: () => eachOf(read),
    shown: () => eachOf((cameraId, at) => show(at, [cameraId])),
  })
  const all: number[] = []
  for (let round = 0; round < bench.rounds; round += 1) {
    const from = performance.now()
    await show(firstDay + (5 + round) * day)
    all.push(performance.now() - from)
  }
  await office.close()
  const each = ratios(times.shown, times.raw)
  const rows = `${(sealed.rows / 1e6).toFixed(2)} M rows`
  bench.say({ name: 'camera-day-raw', value: median(times.raw), unit: 'ms', note: spread(times.raw) })
  bench.say({ name: 'camera-day', value: median(times.shown), unit: 'ms', note: `${spread(times.shown)}; ${rows}` })
  bench.say({
    name: 'camera-day-to-raw',
    value: median(each),
    unit: '×',
    goal: { most: 6 },
    judged: true,
    note: spread(each),
  })
  bench.say({ name: 'all-cameras-day', value: median(all), unit: 'ms', note: spread(all) })
}
