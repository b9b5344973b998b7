import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { machine } from '../../main/caller.ts'
import { readKey } from '../../main/footage/segment-key.ts'
import { startPace } from '../../main/pace.ts'
import { containers, makeClip, startRecorder } from '../support/segment-recorder.ts'
import { benchPerson, openOffice } from './bench-office.ts'
import { type Bench, quantile, spread } from './figures.ts'

const second = 1000

/** A source that is read as it is written; answers when each segment was there, by camera and start. */
async function follow(bench: Bench, name: string, layout: string) {
  const office = openOffice(join(bench.folder, `noticed-${name}`), { at: Date.now() })
  const root = join(bench.folder, `recorded-${name}`)
  mkdirSync(root)
  await office.footage.sources.add(benchPerson(office), { path: root, layout, timeZone: 'UTC', name })
  await office.footage.sources.scanAll(machine)
  const seenAt = new Map<string, number>()
  const stopListening = office.world.events.listen(() => {
    const keys = office.world.db.prepare('SELECT k FROM segment').all() as { k: number }[]
    const cameras = new Map(office.sources.listCameras().map(({ id, key }) => [id, key]))
    for (const { k } of keys) {
      const { cameraId, startAt } = readKey(k)
      const segment = `${cameras.get(cameraId)} ${startAt}`
      if (!seenAt.has(segment)) seenAt.set(segment, Date.now())
    }
  })
  const pace = startPace(() => office.footage.sources.readHints())
  const stopHearing = office.footage.sources.onWritten(pace.wake)
  const close = async () => {
    stopHearing()
    stopListening()
    pace.stop()
    await office.close()
  }
  return { root, seenAt, close }
}

function tell(bench: Bench, name: string, late: readonly number[], missed: number, what: string): void {
  const note = `${what}; ${spread(late, 0)}, ${missed} not seen`
  bench.say({ name: `noticed-${name}-p50`, value: quantile(late, 0.5), unit: 'ms', note })
  bench.say({ name: `noticed-${name}-p99`, value: quantile(late, 0.99), unit: 'ms', goal: { most: second }, note: '' })
}

/** How long after each closing its segment was there. */
function lateness(closedAt: ReadonlyMap<string, number>, seenAt: ReadonlyMap<string, number>) {
  const seen = [...closedAt].filter(([segment]) => seenAt.has(segment))
  return {
    late: seen.map(([segment, at]) => Math.max(0, seenAt.get(segment)! - at)),
    missed: closedAt.size - seen.length,
  }
}

function stop(recorders: readonly ChildProcess[]): Promise<unknown> {
  const ends = recorders.map((recorder) => new Promise((ended) => recorder.once('exit', ended)))
  for (const recorder of recorders) recorder.kill('SIGKILL')
  return Promise.all(ends)
}

const startOfName = (name: string): number => {
  const [, date, hh, mm, ss] = /_(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)\./.exec(name)!
  return Date.parse(`${date}T${hh}:${mm}:${ss}Z`)
}

/** ffmpeg's segment muxer, one for each camera, an end every two seconds: it says which file it is about to close. */
async function noticeFfmpeg(bench: Bench): Promise<void> {
  const clip = makeClip(join(bench.folder, 'clip.mp4'))
  for (const kind of ['mp4', 'faststart', 'mkv'] as const) {
    const { extension, format } = containers[kind]
    const { root, seenAt, close } = await follow(bench, kind, `strftime:<camera>_%Y-%m-%dT%H-%M-%S.${extension}`)
    const closedAt = new Map<string, number>()
    const cameras = Array.from({ length: bench.quick ? 2 : 8 }, (_, at) => `cam${at}`)
    const recorders = cameras.map((camera) =>
      startRecorder(root, clip, {
        name: `${camera}_%Y-%m-%dT%H-%M-%S.${extension}`,
        segmentSeconds: 2,
        format,
        onClosed: (name) => closedAt.set(`${camera} ${startOfName(basename(name))}`, Date.now()),
      }),
    )
    await wait((bench.quick ? 10 : 60) * second)
    await stop(recorders)
    const before = new Map([...closedAt].filter(([, at]) => at < Date.now() - second))
    await wait(2 * second)
    await close()
    const { late, missed } = lateness(before, seenAt)
    tell(bench, `${kind}`, late, missed, `${cameras.length} recorders, ${before.size} files`)
  }
}

/** Debian's motion, which runs a command once a movie is closed. */
async function noticeMotion(bench: Bench): Promise<void> {
  const { root, seenAt, close } = await follow(bench, 'motion', 'motion')
  const clip = join(bench.folder, 'film.mp4')
  copyFileSync(makeClip(join(bench.folder, 'long.mp4'), bench.quick ? 20 : 90), clip)
  const closings = join(bench.folder, 'closings')
  const settings = {
    camera_id: 1,
    netcam_url: `file://${clip}`,
    width: 320,
    height: 180,
    framerate: 10,
    emulate_motion: 'on',
    movie_output: 'on',
    movie_codec: 'mkv',
    movie_max_time: 2,
    movie_filename: '%t-%v-%Y%m%d%H%M%S',
    picture_output: 'off',
    target_dir: root,
    webcontrol_port: 0,
    stream_port: 0,
    on_movie_end: `echo $(date +%s%3N) %f >> ${closings}`,
  }
  const conf = join(bench.folder, 'motion.conf')
  writeFileSync(
    conf,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  )
  const recorder = spawn('motion', ['-n', '-c', conf], { env: { ...process.env, TZ: 'UTC' }, stdio: 'ignore' })
  await wait((bench.quick ? 20 : 80) * second)
  await stop([recorder])
  await wait(2 * second)
  await close()
  const closedAt = new Map<string, number>()
  for (const line of existsSync(closings) ? readFileSync(closings, 'utf8').trim().split('\n') : []) {
    const [at, file] = line.split(' ')
    const [, y, mo, d, h, mi, s] = /-(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.mkv$/.exec(file!)!.map(Number)
    closedAt.set(`1 ${Date.UTC(y!, mo! - 1, d, h, mi, s)}`, Number(at))
  }
  const { late, missed } = lateness(closedAt, seenAt)
  tell(bench, 'motion', late, missed, `motion, mkv, ${closedAt.size} files`)
}

/** From the moment a recorder closes a file until the register answers for it: times, so told and not judged. */
export async function benchNoticed(bench: Bench): Promise<void> {
  await noticeFfmpeg(bench)
  await noticeMotion(bench)
}
