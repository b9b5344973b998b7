import { join } from 'node:path'
import { segmentKey } from '../../main/footage/segment-key.ts'
import type { Closed } from '../../main/footage/segment-register.ts'
import { type BenchOffice, day, firstDay } from './bench-office.ts'
import { emptyRegister, filesOf } from './bench-register.ts'
import { cameraCount, cameraName } from './day-tree.ts'
import { type Bench, interleaved, median, ratios, spread, timed } from './figures.ts'

const batch = 1000

/** Rows that enter the register, beside the plainest insert of the same rows into the same encrypted table. */
export async function benchIndex(bench: Bench): Promise<void> {
  const files: Closed[] = []
  const wanted = bench.quick ? 50_000 : 200_000
  // A folder of an hour after the other, as a scan finds them.
  for (let on = 0; files.length < wanted; on += 1) {
    const ofDay = Array.from({ length: 1440 }, (_, at) => filesOf(on, at)).flat()
    const place = ({ startAt, camera }: Closed) => `${Math.floor(startAt / 3_600_000)}${camera}`
    files.push(
      ...ofDay.toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : a.startAt - b.startAt)),
    )
  }
  files.length = wanted
  const batches = Array.from({ length: Math.ceil(wanted / batch) }, (_, at) =>
    files.slice(at * batch, (at + 1) * batch),
  )
  const inRegister = async (act: (office: BenchOffice) => void): Promise<number> => {
    const office = emptyRegister(join(bench.folder, 'index'))
    try {
      return await timed(() => act(office))
    } finally {
      await office.close()
    }
  }
  const times = await interleaved(bench.rounds, {
    raw: () =>
      inRegister(({ world: { db } }) => {
        const insert = db.prepare(
          'INSERT INTO segment (k, length_ms, bytes, mtime_after_ms, inode) VALUES (?, ?, ?, ?, ?)',
        )
        const cameras = new Map(Array.from({ length: cameraCount }, (_, at) => [cameraName(at + 1), at + 1]))
        for (const rows of batches)
          db.transaction(() => {
            for (const { camera, startAt, lengthMs, bytes, mtimeAt, inode } of rows)
              insert.run(segmentKey(cameras.get(camera)!, startAt), lengthMs, bytes, mtimeAt - startAt, inode)
          })
      }),
    entered: () =>
      inRegister(({ world: { db }, register, sources }) => {
        const [source] = sources.list()
        for (const rows of batches) db.transaction(() => register.enter(source!, rows, firstDay + 40 * day))
      }),
  })
  const perSecond = (ms: number) => (wanted / ms) * 1000
  const rate = (all: number[]) => spread(all.map(perSecond), 0)
  const each = ratios(times.raw, times.entered)
  bench.say({ name: 'index-raw', value: perSecond(median(times.raw)), unit: 'rows/s', note: rate(times.raw) })
  bench.say({ name: 'index', value: perSecond(median(times.entered)), unit: 'rows/s', note: rate(times.entered) })
  bench.say({
    name: 'index-to-raw',
    value: median(each),
    unit: '×',
    goal: { least: 0.8 },
    judged: true,
    note: `${spread(each)}; ${wanted} rows, ${batch} a transaction`,
  })
}
