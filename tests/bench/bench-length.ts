import { closeSync, copyFileSync, lstatSync, mkdirSync, openSync, readSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { openDisk } from '../../main/footage/disk.ts'
import { containers, makeClip } from '../support/segment-recorder.ts'
import { type Bench, interleaved, median, ratios, spread, timed } from './figures.ts'

const bytes = Buffer.alloc(4096)

function readBeginning(file: string): void {
  const fd = openSync(file, 'r')
  readSync(fd, bytes, 0, bytes.length, 0)
  closeSync(fd)
}

/** Lengths of recordings, each file opened once in its folder, beside opening the same files and reading their first 4 KiB. */
export async function benchLength(bench: Bench): Promise<void> {
  const clip = makeClip(join(bench.folder, 'clip.mp4'), 60)
  const count = bench.quick ? 500 : 4000
  for (const kind of ['mp4', 'faststart', 'mkv'] as const) {
    const { extension, format } = containers[kind]
    const root = join(bench.folder, `lengths-${kind}`)
    mkdirSync(root)
    const names = Array.from({ length: count }, (_, at) => `${at}.${extension}`)
    const [first] = names
    const options = format.length > 0 ? ['-movflags', '+faststart'] : []
    execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-i', clip, '-c', 'copy', ...options, join(root, first!)])
    for (const name of names.slice(1)) copyFileSync(join(root, first!), join(root, name))
    const { dev } = lstatSync(root, { bigint: true })
    const source = {
      path: root,
      device: String(dev),
      installation: '',
      sourceId: 1,
      removedBy: 'foyer' as const,
      inode: '',
    }
    const disk = openDisk()
    const times = await interleaved(bench.rounds * 2 + 1, {
      bare: () =>
        timed(() => {
          for (const name of names) readBeginning(join(root, name))
        }),
      lengths: () => timed(() => disk.lengths(source, names)),
    })
    await disk.close()
    const each = ratios(times.lengths, times.bare)
    const micro = (all: number[]) => `${((median(all) / count) * 1000).toFixed(1)} µs`
    bench.say({
      name: `length-${kind}-to-read`,
      value: median(each),
      unit: '×',
      goal: { most: 2 },
      judged: true,
      note: `${spread(each)}; ${micro(times.lengths)} beside ${micro(times.bare)}, ${count} files`,
    })
  }
}
