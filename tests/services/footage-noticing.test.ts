import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../main/world.ts'
import { openDisk } from '../../main/footage/disk.ts'
import { openDiskThread } from '../../main/footage/disk-thread.ts'
import { readContainer } from '../../main/footage/disk-container.ts'
import { startPace } from '../../main/pace.ts'
import { endOf, waitFor } from '../support/running-host.ts'
import { containers, makeClip, noFfmpeg, startRecorder } from '../support/segment-recorder.ts'
import { frigatePath, put, rowsOf, testFootage, type TestFootage } from '../support/test-footage.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'

const running: ChildProcess[] = []
const stopping: (() => void)[] = []
afterEach(async () => {
  for (const stop of stopping.splice(0)) stop()
  for (const recorder of running.splice(0)) {
    const ended = endOf(recorder)
    recorder.kill('SIGKILL')
    await ended
  }
})

const patternOf = (extension: string) => `<camera>_%Y-%m-%dT%H-%M-%S.${extension}`
const registered = (office: TestFootage) =>
  rowsOf<{ k: number; bytes: number; length_ms: number }>(office, 'SELECT k, bytes, length_ms FROM segment ORDER BY k')

/** A source by the machine's own clock, read as it is written. */
async function followed(office: TestFootage, layout: string): Promise<number> {
  Object.assign(office.world.clock, systemClock)
  const { id } = await office.sources.add(office.person('Helen', ['manager']), {
    path: office.root,
    layout,
    timeZone: 'UTC',
    name: 'Recorder',
  })
  const pace = startPace(() => office.sources.readHints())
  stopping.push(pace.stop, office.sources.onWritten(pace.wake))
  return id
}

const finishedNow = (file: string): boolean => {
  const fd = openSync(file, 'r')
  try {
    return readContainer(fd, statSync(file).size).finished
  } finally {
    closeSync(fd)
  }
}

describe.skipIf(noFfmpeg)(`with ffmpeg as the recorder${noFfmpeg ? `: not run, ${noFfmpeg}` : ''}`, () => {
  test.each(['mp4', 'faststart', 'fragmented', 'mkv'] as const)(
    'a container says that it is finished once it is, and not before: %s',
    async (kind) => {
      const { extension, format } = containers[kind]
      const root = temporaryFolder()
      const clip = makeClip(join(temporaryFolder(), 'clip.mp4'))
      const closed: string[] = []
      running.push(
        startRecorder(root, clip, {
          name: `front_%H-%M-%S.${extension}`,
          segmentSeconds: 3,
          format,
          onClosed: (name) => closed.push(name),
        }),
      )
      await waitFor(() => readdirSync(root).length > 0)
      const file = join(root, readdirSync(root)[0]!)
      const saidFinishedAt = new Set<number>()
      let looks = 0
      await waitFor(() => {
        looks += 1
        if (finishedNow(file)) saidFinishedAt.add(statSync(file).size)
        return closed.length >= 2
      }, 30_000)
      expect(looks).toBeGreaterThan(10)
      expect(finishedNow(file)).toBe(true)
      expect([...saidFinishedAt]).toEqual([statSync(file).size])
    },
    60_000,
  )

  test('each segment appears as soon as it is closed, whole, and none while it is written', async () => {
    const office = testFootage({ disk: openDiskThread() })
    await followed(office, `strftime:${patternOf('mp4')}`)
    const clip = makeClip(join(temporaryFolder(), 'clip.mp4'))
    const closed: string[] = []
    for (const camera of ['front', 'yard']) {
      const name = `${camera}_%Y-%m-%dT%H-%M-%S.mp4`
      running.push(startRecorder(office.root, clip, { name, segmentSeconds: 2, onClosed: (file) => closed.push(file) }))
    }
    // Two are closed, and their cameras' next ones are being written.
    await waitFor(() => registered(office).length >= 2 && closed.length >= 2, 30_000)
    const rows = rowsOf<{ bytes: number }>(office, 'SELECT bytes FROM segment')
    const sizes = closed.map((name) => statSync(join(office.root, name)).size)
    for (const { bytes } of rows) expect(sizes).toContain(bytes)
    expect(rows.length).toBeLessThanOrEqual(closed.length)
    for (const { length_ms } of registered(office)) expect(length_ms).toBeGreaterThan(1000)
  }, 60_000)
})

describe('a file that its recorder renames when it closes it', () => {
  test('is nothing before, and appears with its own name', async () => {
    const office = testFootage()
    const clip = makeClip(join(temporaryFolder(), 'clip.mp4'), 1)
    const id = await followed(office, 'strftime:<camera>/%Y-%m-%d/%s.mp4')
    const folder = join(office.root, 'front/2026-11-24')
    await mkdir(folder, { recursive: true })
    writeFileSync(join(folder, 'incomplete.mp4'), readFileSync(clip))
    await office.sources.readHints()
    await rename(join(folder, 'incomplete.mp4'), join(folder, `${Math.floor(Date.now() / 1000)}.mp4`))
    await waitFor(() => registered(office).length === 1, 20_000)
    expect(office.cameras.list(office.person('Sam'), {})).toMatchObject([{ sourceId: id, key: 'front', segments: 1 }])
  }, 30_000)
})

describe('watching', () => {
  test('follows the folders of the newest files and those that appear in them, and no others', async () => {
    const root = temporaryFolder()
    put(root, 'day1/front/a.mp4', pictureDay)
    put(root, 'day2/front/a.mp4', pictureDay)
    const disk = openDisk()
    stopping.push(() => void disk.close())
    const heard = new Set<string>()
    await disk.watch(
      { path: root, device: '', installation: '', sourceId: 1, removedBy: 'foyer' as const, inode: '' },
      ['', 'day2', 'day2/front'],
      (paths) => {
        for (const path of paths) heard.add(path)
      },
    )
    expect(await disk.lookAgain(1)).toBe(true)
    expect([...heard]).toEqual(['day2/front/a.mp4'])
    put(root, 'day1/front/b.mp4', pictureDay)
    put(root, 'day2/front/b.mp4', pictureDay)
    put(root, 'day3/yard/c.mp4', pictureDay)
    await waitFor(() => heard.size === 3)
    await disk.lookAgain(1)
    expect([...heard].toSorted()).toEqual(['day2/front/a.mp4', 'day2/front/b.mp4', 'day3/yard/c.mp4'])
  })

  test('of a share tells nothing: what is new is found by looking again, and read', async () => {
    const office = testFootage()
    put(office.root, frigatePath('front', pictureDay - 600_000), pictureDay - 590_000)
    await office.sources.add(office.person('Helen', ['manager']), { path: office.root, layout: 'frigate', name: 'R' })
    await office.sources.scanAll(office.person('Sam'))
    expect(registered(office)).toHaveLength(1)
    // Written and looked for in the same turn: no watcher had one to tell it.
    put(office.root, frigatePath('front', pictureDay - 500_000), pictureDay - 490_000)
    office.world.clock.pass(5000)
    await office.sources.readHints()
    expect(registered(office)).toHaveLength(2)
  })
})
