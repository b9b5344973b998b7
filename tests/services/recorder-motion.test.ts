import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Answer } from '../../shared/contract/index.ts'
import { day, localDate, minute } from '../../shared/time.ts'
import { endOf, waitFor } from '../support/running-host.ts'
import { passphrase, testOffice } from '../support/test-office.ts'
import { temporaryFolder } from '../support/test-world.ts'

/** A zone without summer time, said to motion so that it needs no list of zones. */
const zone = { name: 'Asia/Karachi', posix: '<+05>-5' }
const second = 1000
const movieSeconds = 5

const missing = spawnSync('motion', ['-h']).error
  ? 'motion is not installed (Debian: apt-get install motion)'
  : spawnSync('ffmpeg', ['-version']).error
    ? 'ffmpeg is not installed (Debian: apt-get install ffmpeg)'
    : undefined

let recorder: ChildProcess | undefined
afterEach(() => void recorder?.kill('SIGKILL'))

/** Debian's motion, recording a clip into a folder under the names of its own motion.conf. */
function startMotion(folder: string, root: string): ChildProcess {
  const clip = join(folder, 'clip.mp4')
  const picture = 'testsrc2=size=320x240:rate=5:duration=90'
  const encode = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', picture, ...encode, clip])
  const conf = join(folder, 'motion.conf')
  const settings = {
    camera_id: 1,
    netcam_url: `file://${clip}`,
    width: 320,
    height: 240,
    framerate: 5,
    emulate_motion: 'on',
    movie_output: 'on',
    movie_codec: 'mkv',
    movie_max_time: movieSeconds,
    movie_filename: '%t-%v-%Y%m%d%H%M%S',
    picture_output: 'off',
    target_dir: root,
    webcontrol_port: 0,
    stream_port: 0,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`)
  writeFileSync(conf, lines.join(''))
  return spawn('motion', ['-n', '-c', conf], { env: { ...process.env, TZ: zone.posix }, stdio: 'ignore' })
}

const moviesIn = (root: string) =>
  readdirSync(root)
    .filter((name) => name.endsWith('.mkv'))
    .toSorted()
const startOf = (name: string) => {
  const [, y, mo, d, h, mi, s] = /-(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.mkv$/.exec(name)!.map(Number)
  return Date.UTC(y!, mo! - 1, d, h! - 5, mi, s)
}

test.skipIf(missing)(
  `what motion records is read when it is closed, and leaves on time${missing ? `: not run, ${missing}` : ''}`,
  async () => {
    const folder = temporaryFolder()
    const root = join(folder, 'motion')
    mkdirSync(root)
    recorder = startMotion(folder, root)
    const stopped = endOf(recorder)

    const office = await testOffice(Date.now())
    const { clock } = office.world
    const helen = await office.at('manager')
    const signInAgain = () => helen.get('staff.signIn', { signInName: 'helen', secret: `${passphrase} Helen` })
    const preview = await helen.get<Answer<'sources', 'preview'>>('sources.preview', { path: root, layout: 'motion' })
    expect(preview.refusal).toBeNull()
    const { id: sourceId } = await helen.get<{ id: number }>('sources.add', {
      name: 'Motion',
      path: root,
      layout: 'motion',
      timeZone: zone.name,
    })
    const catchUp = () => clock.pass(Math.max(0, Date.now() - clock.now()))
    const read = async () => {
      catchUp()
      await helen.get('sources.scan', { sourceId })
      const [camera] = await helen.get<Answer<'cameras', 'list'>>('cameras.list')
      return camera?.segments ?? 0
    }

    // Stopped in the middle of a movie: those before it say that they are whole, at a second look; it does not.
    await waitFor(() => moviesIn(root).length >= 3, 40_000)
    recorder.kill('SIGSTOP')
    const writing = moviesIn(root).at(-1)!
    const closed = moviesIn(root).length - 1
    expect(await read()).toBe(0)
    clock.pass(second)
    expect(await read()).toBe(closed)
    recorder.kill('SIGCONT')
    const before = statSync(join(root, writing)).size
    await waitFor(() => statSync(join(root, writing)).size > before)

    recorder.kill('SIGTERM')
    await stopped
    const movies = moviesIn(root)
    expect(movies.length).toBeGreaterThanOrEqual(3)
    const bytes = new Map(movies.map((name) => [name, readFileSync(join(root, name))]))

    catchUp()
    clock.pass(2 * minute)
    expect(await read()).toBe(movies.length)

    const startAt = startOf(movies[0]!)
    const coverage = await helen.get<Answer<'coverage', 'day'>>('coverage.day', {
      on: localDate(startAt, 'Europe/London'),
    })
    const recorded = coverage.cameras[0]!.recorded
    expect(recorded[0]!.fromAt).toBe(startAt)
    expect(recorded.at(-1)!.toAt).toBeGreaterThanOrEqual(startOf(movies.at(-2)!) + (movieSeconds - 1) * second)

    // Nothing goes ten minutes early, and everything does when its time has come.
    expect(await helen.get('sweeps.now')).toMatchObject({ outcome: 'complete', removed: 0 })
    clock.pass(31 * day - 10 * minute)
    await signInAgain()
    expect(await helen.get('sweeps.now')).toMatchObject({ outcome: 'complete', removed: 0 })
    for (const [name, content] of bytes) expect(readFileSync(join(root, name)).equals(content)).toBe(true)

    clock.pass(15 * minute)
    await signInAgain()
    expect(await helen.get('sweeps.now')).toMatchObject({ outcome: 'complete', removed: movies.length, certificate: 1 })
    expect(moviesIn(root)).toEqual([])
    expect(await read()).toBe(0)
  },
  60_000,
)
