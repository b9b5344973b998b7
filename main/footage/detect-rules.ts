import { hour, minute } from '../../shared/time.ts'
import type { Layout } from './layout-rules.ts'
import { piecesOf } from './pattern-rules.ts'

export type SampleFile = { path: string; mtimeAt: number }
export type Candidate = { layout: string; pattern: string; reader: Layout }
/**
 * Why a layout is thought to fit: a key of `layouts.fit`. `agree`: names and file times say the same. `hours`: they lie
 * whole hours apart, as of a wrong zone. `apart`: the files were copied, or a clock is wrong. `some`: few names follow it.
 */
export type FitWhy = 'agree' | 'hours' | 'apart' | 'some'
export type Fit = {
  layout: string
  confidence: 'sure' | 'likely' | 'unsure'
  why: FitWhy
  files: number
  read: number
  /** How far file times are behind names. */
  hours: number
}

const footage = /\.(mp4|mkv|mov|avi|ts|m4s|dav|mpg|flv|webm|h264|bvr|ubv)$/i
const rank = { sure: 0, likely: 1, unsure: 2 } as const

/** Stores of blocks, by what lies in them: a name that no other recorder gives. */
const stores: readonly [string, RegExp][] = [
  ['hikvision', /(^|\/)datadir\d+\/(hiv\d+\.(mp4|pic)|index0\d|record_db_index)/],
  ['unifi-protect', /_rotating_\d{13}\.ubv$/],
  ['milestone', /(^|\/)[^/]+ on [^/]+\([^/]+\) - \d{4}-\d{2}-\d{2}T[^/]*\//],
  ['exacqvision', /(^|\/)\d{4}\/\d{2}\/\d{2}\/\d{2}\/\d{4}-[0-9A-Fa-f]{8}\.psi?$/],
]
const moonfire = /^[0-9a-f]{16}$/

/** The store of blocks that a folder is, as the key of its layout; none where it is no such store. */
export function storeOf(paths: readonly string[]): string | undefined {
  const named = stores.find(([, sign]) => paths.some((path) => sign.test(path)))
  if (named) return named[0]
  return paths.includes('meta') && paths.some((path) => moonfire.test(path)) ? 'moonfire' : undefined
}

/** The layouts that read a sample of a folder, the likeliest first. */
export function rankLayouts(sample: readonly SampleFile[], candidates: readonly Candidate[]): Fit[] {
  const files = sample.filter(({ path }) => footage.test(path))
  const fits = candidates.flatMap((candidate) => {
    const fit = fitOf(files, candidate)
    return fit ? [{ fit, detail: detailOf(candidate.pattern) }] : []
  })
  const sorted = fits.toSorted(
    (a, b) => rank[a.fit.confidence] - rank[b.fit.confidence] || b.fit.read - a.fit.read || b.detail - a.detail,
  )
  return sorted.map(({ fit }) => fit)
}

/** How much a pattern says: of two that read the same, the one that says more is right. */
const detailOf = (pattern: string): number =>
  piecesOf(pattern).filter((piece) => 'text' in piece || !['any', 'camera', 'ext', 'event'].includes(piece.token))
    .length

function fitOf(files: readonly SampleFile[], { layout, reader }: Candidate): Fit | undefined {
  const behind: number[] = []
  for (const { path, mtimeAt } of files) {
    const reading = reader.read(path)
    if ('why' in reading) continue
    // A day alone says nothing of the hour.
    behind.push(reading.open === 'day-only' ? 0 : mtimeAt - reading.startAt - (reading.lengthMs ?? 0))
  }
  if (behind.length === 0) return undefined
  const all = { layout, files: files.length, read: behind.length, hours: 0 }
  if (behind.length < files.length * 0.8) return { ...all, confidence: 'unsure', why: 'some' }
  const usual = behind.toSorted((a, b) => a - b)[Math.floor(behind.length / 2)]!
  if (usual > -2 * minute && usual < 40 * minute) return { ...all, confidence: 'sure', why: 'agree' }
  const hours = Math.round(usual / hour)
  const isZone =
    hours !== 0 && Math.abs(hours) <= 14 && usual - hours * hour > -2 * minute && usual - hours * hour < 20 * minute
  return { ...all, confidence: 'likely', why: isZone ? 'hours' : 'apart', hours: isZone ? hours : 0 }
}

/** A pattern that a path may follow: its digits as a date and a time, its first folder or the words before them as the camera. */
export function guessPattern(path: string): string | undefined {
  const extension = /\.(\w{2,4})$/.exec(path)
  if (!extension) return undefined
  const timed = path
    .slice(0, extension.index)
    .replace(/(?<!\d)1[5-9]\d{11}(?!\d)/, '<epochms>')
    .replace(/(?<!\d)1[5-9]\d{8}(?!\d)/, '<epoch>')
    .replace(
      /(?<!\d)20\d\d([-_./]?)(?:0[1-9]|1[0-2])\1[0-3]\d(?=\D|[0-2]\d[0-5]\d(?:[0-5]\d)?(?!\d))/g,
      '<YYYY>$1<MM>$1<DD>',
    )
    .replace(/(<DD>[^<\d]{0,3})[0-2]\d([-_.]?)[0-5]\d\2[0-5]\d(?!\d)/, '$1<HH>$2<mm>$2<ss>')
  const named =
    timed.includes('/') && !/^[^/]*</.test(timed)
      ? timed.replace(/^[^/]+/, '<camera>')
      : timed.replace(/(^|\/)[^/<]*[^/<\d]([-_. ])(?=<)/, '$1<camera>$2')
  return `${named}.<ext>`
}
