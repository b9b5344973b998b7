import type { Disk } from './disk-types.ts'
import { type Candidate, type Fit, guessPattern, rankLayouts, type SampleFile, storeOf } from './detect-rules.ts'
import { layoutTable } from './layout-table.ts'
import { keyOf, layoutName, openLayout } from './layouts.ts'

const sampleFiles = 2000
const mostFits = 6

/** Whether a folder is a store of blocks, as the key of its layout. */
export async function findStore(disk: Disk, folder: string): Promise<string | undefined> {
  const sample = await disk.sample(folder, sampleFiles)
  return storeOf(sample.map(({ path }) => path))
}

/** What may have written a folder, by its first two thousand files, the likeliest first. */
export async function detectLayouts(disk: Disk, folder: string, timeZone: string) {
  const sample = await disk.sample(folder, sampleFiles)
  const store = storeOf(sample.map(({ path }) => path))
  const found = store ? [storeFit(store, sample)] : rankLayouts(sample, candidatesFor(timeZone))
  const fits = found.length > 0 ? found : guess(sample, timeZone)
  return {
    files: sample.length,
    truncated: sample.length >= sampleFiles,
    fits: fits.slice(0, mostFits).map((fit) => ({
      ...fit,
      name: layoutName(keyOf(fit.layout)),
      removedBy: openLayout(fit.layout, timeZone).removedBy,
    })),
  }
}

const storeFit = (layout: string, sample: readonly SampleFile[]) => ({
  layout,
  confidence: 'sure' as const,
  why: 'store' as const,
  files: sample.length,
  read: 0,
  hours: 0,
})

const candidatesFor = (timeZone: string): Candidate[] =>
  layoutTable
    .filter(({ patterns, recorderRemoves }) => patterns.length > 0 && !recorderRemoves)
    .map(({ key, patterns }) => ({ layout: key, pattern: patterns[0]!, reader: openLayout(key, timeZone).layout }))

/** A pattern of one's own, made from the first names that give one. */
function guess(sample: readonly SampleFile[], timeZone: string): Fit[] {
  const patterns = new Set(sample.slice(0, 50).flatMap(({ path }) => guessPattern(path) ?? []))
  const candidates = [...patterns].flatMap((pattern) => {
    const layout = `own:${pattern}`
    try {
      return [{ layout, pattern, reader: openLayout(layout, timeZone).layout }]
    } catch {
      // What was guessed is no pattern.
      return []
    }
  })
  return rankLayouts(sample, candidates)
}
