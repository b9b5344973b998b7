import type { TFunction } from 'i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { hour, minute } from '../../../shared/time.ts'
import { countText, dateTime, durationText, namesText } from '../../ui/dates.ts'
import type { Source } from './source-sheet.tsx'

export type Health = Answer<'sources', 'health'>[number]
/** `before`: it was well when the source could last be read. */
export type HealthState = 'well' | 'note' | 'look' | 'before' | 'unknown'
/** One thing about a source: how it is, what is the case, and what to do. */
export type HealthLine = { key: string; state: HealthState; fact: string; advice?: string }

/** Clocks that differ by less are told the same time. */
const clockDiffers = minute / 2
/** What a recorder says by whole half hours is a time zone. */
const zoneStep = 30 * minute
/** Files that take longer to be read than the two minutes that the least talkative need. */
const readsLate = 5 * minute
/** Silent cameras that are named. */
const mostNamed = 4

/** How a source is, in the order in which it matters; `nameOf` is the name of a camera. */
export function healthLines({ source, health, now, zone, nameOf }: Facts, t: TFunction): HealthLine[] {
  const lines = [
    newestFile(health, now, zone, nameOf, t),
    cameras(source, health, zone, nameOf, t),
    reading(health, t),
    recorderClock(source, health, t),
    ...diskClock(health, t),
    unread(source, health, t),
  ]
  if (source.problem === null) return lines
  return lines.map((line) => (line.state === 'well' ? { ...line, state: 'before' } : line))
}
type Facts = { source: Source; health: Health; now: number; zone: string; nameOf: (cameraId: number) => string }

function newestFile(
  { lastFile, silent }: Health,
  now: number,
  zone: string,
  nameOf: Facts['nameOf'],
  t: TFunction,
): HealthLine {
  if (!lastFile) return { key: 'newest', state: 'unknown', fact: t('sources.health.newest.none') }
  const { endedAt } = lastFile
  const fact = t('sources.health.newest.fact', {
    ago: durationText(Math.max(0, now - endedAt)),
    camera: nameOf(lastFile.cameraId),
    moment: dateTime(endedAt, zone),
  })
  const stopped = silent.some(({ cameraId }) => cameraId === lastFile.cameraId)
  return { key: 'newest', state: stopped ? 'look' : 'well', fact }
}

function cameras(source: Source, health: Health, zone: string, nameOf: Facts['nameOf'], t: TFunction): HealthLine {
  const { silent } = health
  if (!health.lastFile) return { key: 'cameras', state: 'unknown', fact: t('sources.health.cameras.none') }
  if (silent.length === 0) return { key: 'cameras', state: 'well', fact: t('sources.health.cameras.fact') }
  const named = silent
    .slice(0, mostNamed)
    .map(({ cameraId, since }) =>
      t('sources.health.cameras.since', { camera: nameOf(cameraId), moment: dateTime(since, zone) }),
    )
  const more = silent.length - named.length
  if (more > 0) named.push(t('sources.health.cameras.more', { count: more, number: countText(more) }))
  return {
    key: 'cameras',
    state: 'look',
    fact: t('sources.health.cameras.silent', { count: silent.length, cameras: namesText(named) }),
    ...(source.problem === null ? { advice: t('sources.health.cameras.advice') } : {}),
  }
}

function reading({ noticedMs }: Health, t: TFunction): HealthLine {
  if (noticedMs === null) return { key: 'reading', state: 'unknown', fact: t('sources.health.reading.none') }
  const fact =
    noticedMs < 1000
      ? t('sources.health.reading.atOnce')
      : t('sources.health.reading.fact', { duration: durationText(noticedMs) })
  return noticedMs > readsLate
    ? { key: 'reading', state: 'look', fact, advice: t('sources.health.reading.advice') }
    : { key: 'reading', state: 'well', fact }
}

function recorderClock(source: Source, { recorderAheadMs: ahead }: Health, t: TFunction): HealthLine {
  const key = 'recorderClock'
  if (ahead === null) return { key, state: 'unknown', fact: t('sources.health.recorderClock.none') }
  const by = Math.abs(ahead)
  if (by < clockDiffers) return { key, state: 'well', fact: t('sources.health.recorderClock.fact') }
  const side = ahead > 0 ? 'ahead' : 'behind'
  const fact = t(`sources.health.recorderClock.${side}`, { duration: durationText(by) })
  const steps = Math.round(by / zoneStep)
  const isZone = steps > 0 && Math.abs(by - steps * zoneStep) < 3 * minute && by < 15 * hour
  const advice = isZone
    ? t('sources.health.recorderClock.zoneAdvice', { zone: source.timeZone })
    : t(`sources.health.recorderClock.${side}Advice`)
  return { key, state: 'look', fact, advice }
}

/** Shown where it differs alone: most disks have no clock of their own. */
function diskClock({ diskAheadMs: ahead }: Health, t: TFunction): HealthLine[] {
  if (ahead === null || Math.abs(ahead) < clockDiffers) return []
  const side = ahead > 0 ? 'ahead' : 'behind'
  const fact = t(`sources.health.diskClock.${side}`, { duration: durationText(Math.abs(ahead)) })
  return [{ key: 'diskClock', state: 'look', fact, advice: t('sources.health.diskClock.advice') }]
}

function unread(source: Source, health: Health, t: TFunction): HealthLine {
  if (source.unread === 0) return { key: 'unread', state: 'well', fact: t('sources.health.unread.none') }
  const kinds = health.unread.map(({ why, files, example }) =>
    t('sources.health.unread.kind', { count: files, number: countText(files), why: t(`layouts.why.${why}`), example }),
  )
  const fact = t('sources.unread', { count: source.unread, number: countText(source.unread) })
  return { key: 'unread', state: 'note', fact, ...(kinds.length > 0 ? { advice: kinds.join(' ') } : {}) }
}
