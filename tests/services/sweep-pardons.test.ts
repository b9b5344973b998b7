import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { addSwept, day, frigatePath, put, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'

const old = (n: number) => pictureDay - 40 * day + n * 20_000
const run = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const isRoot = process.getuid?.() === 0

/** Seven cameras with one file each that is past its time, by what will be wrong with it. */
async function troubled() {
  const office = testFootage()
  const path = (camera: string) => join(office.root, frigatePath(camera, old(0)))
  for (const camera of ['fine', 'changed', 'denied', 'busy', 'readonly', 'unreachable'])
    putSegment(office.root, camera, old(0))
  await addSwept(office)
  return { office, path }
}

test.skipIf(!isRoot)(
  `each file that cannot be removed stays, counted by why, and told on the sweep and on its source${isRoot ? '' : ' (not run here: only root can make such files)'}`,
  async () => {
    const { office, path } = await troubled()
    writeFileSync(path('changed'), 'other bytes than were registered')
    // As by the permissions of somebody else's file, where not even root may.
    expect(run('chattr', '+i', path('denied'))).toBe(true)
    // What is mounted on is in use: EBUSY, as of a file that another program has open on Windows.
    expect(run('mount', '--bind', path('busy'), path('busy'))).toBe(true)
    const folder = dirname(path('readonly'))
    expect(run('mount', '--bind', folder, folder) && run('mount', '-o', 'remount,ro,bind', folder)).toBe(true)
    const away = join(temporaryFolder(), 'away')
    renameSync(dirname(path('unreachable')), away)
    symlinkSync(away, dirname(path('unreachable')))
    try {
      const swept = await office.sweeps.run(machine)
      const pardons = ['busy', 'changed', 'denied', 'read-only', 'unreachable'].map((reason) => ({
        reason,
        segments: 1,
      }))
      expect(swept).toMatchObject({ outcome: 'partial', removed: 1, pardoned: 5, pardons })
      const [source] = (await office.sources.list(machine, {})) as { pardons: { reason: string }[] }[]
      expect(source!.pardons.toSorted((a, b) => (a.reason < b.reason ? -1 : 1))).toEqual(pardons)
      for (const camera of ['changed', 'denied', 'busy', 'readonly', 'unreachable'])
        expect(existsSync(path(camera))).toBe(true)
      expect(rowsOf(office, 'SELECT k FROM segment')).toHaveLength(5)
    } finally {
      run('chattr', '-i', path('denied'))
      run('umount', path('busy'))
      run('umount', folder)
    }
    // Once nothing stands in the way they go like any other; what changed is a new segment with days of its own.
    const swept = await office.sweeps.run(machine)
    expect(swept).toMatchObject({ outcome: 'partial', removed: 3 })
    expect(swept.pardons).toEqual([
      { reason: 'changed', segments: 1 },
      { reason: 'unreachable', segments: 1 },
    ])
  },
)

test('whoever has the listing of what went can check the certificate with sha256sum alone', async () => {
  const office = testFootage()
  for (const camera of ['front', 'rear']) for (let n = 0; n < 30; n += 1) putSegment(office.root, camera, old(n))
  await addSwept(office)
  // The listing, as somebody may have kept it: camera, start, end, bytes.
  const listing = rowsOf<{ k: number; length_ms: number; bytes: number }>(office, 'SELECT * FROM segment').map(
    ({ k, length_ms, bytes }) => {
      const camera = Math.floor(k / 2 ** 27) % 1024
      const start = Math.floor(k / 2 ** 37) * day + (k % 2 ** 27)
      return { camera, start, line: `${camera} ${start} ${start + length_ms} ${bytes}\n` }
    },
  )
  await office.sweeps.run(machine)
  const sam = office.person('Sam')
  const { url } = await office.sweeps.certificateFile(sam, { number: 1, format: 'json' })
  const { parts } = office.exports.take(url.slice('/download/'.length), sam)!
  const { cameras, digest } = JSON.parse([...parts()].join('')) as {
    digest: string
    cameras: {
      cameraId: number
      digest: string
      ranges: { from: string; to: string; segments: number; digest: string }[]
    }[]
  }
  const sha256sum = (text: string) => spawnSync('sha256sum', { input: text, encoding: 'utf8' }).stdout.slice(0, 64)
  const ranges = cameras.flatMap(({ cameraId, ranges: ofCamera }) => ofCamera.map((range) => ({ cameraId, ...range })))
  expect(ranges.length).toBeGreaterThan(1)
  for (const range of ranges) {
    const lines = listing.filter(
      ({ camera, start }) =>
        camera === range.cameraId && start >= Date.parse(range.from) && start < Date.parse(range.to),
    )
    expect(lines).toHaveLength(range.segments)
    expect(sha256sum(lines.map(({ line }) => line).join(''))).toBe(range.digest)
  }
  for (const { digest: ofCamera, ranges: ours } of cameras)
    expect(sha256sum(ours.map((part) => part.digest).join(''))).toBe(ofCamera)
  expect(sha256sum(cameras.map((camera) => camera.digest).join(''))).toBe(digest)
  expect(digest).not.toBe(createHash('sha256').digest('hex'))
})

test('a time-suspect segment lies in a range of its own, which says when it was due', async () => {
  const office = testFootage()
  for (const n of [0, 2]) putSegment(office.root, 'front', old(n))
  const path = put(office.root, frigatePath('front', old(1)), old(1))
  const written = old(1) + 3 * day
  utimesSync(join(office.root, path), written / 1000, written / 1000)
  await addSwept(office)
  expect(await office.sweeps.run(machine)).toMatchObject({ removed: 3 })
  expect(rowsOf(office, 'SELECT segments, ended_at FROM removed_range ORDER BY from_at')).toEqual([
    { segments: 1, ended_at: old(0) + 20_000 },
    { segments: 1, ended_at: written },
    { segments: 1, ended_at: expect.any(Number) as number },
  ])
})
