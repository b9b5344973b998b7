import { pardonReasons } from '../../shared/contract/sweeps.ts'
import type { Doomed, Outcome, Removal } from './disk-types.ts'

/** A batch as it goes to the thread: two blocks rather than a thousand objects, which would be copied one by one. */
export type PackedFiles = { paths: string; identities: Float64Array }
export type PackedRemoval = { problem: Removal['problem']; outcomes: Uint8Array }

/** Stands in no path. */
const between = '\0'
const outcomeCodes: readonly Outcome[] = ['gone', 'absent', 'untried', ...pardonReasons]
const each = 3

export function packFiles(files: readonly Doomed[]): PackedFiles {
  const identities = new Float64Array(files.length * each)
  let paths = ''
  for (const [place, { path, bytes, mtimeAt, inode }] of files.entries()) {
    const first = place * each
    identities[first] = bytes
    identities[first + 1] = mtimeAt
    identities[first + 2] = inode
    paths += place === 0 ? path : between + path
  }
  return { paths, identities }
}

export function unpackFiles({ paths, identities }: PackedFiles): Doomed[] {
  if (identities.length === 0) return []
  return paths.split(between).map((path, place) => ({
    path,
    bytes: identities[place * each]!,
    mtimeAt: identities[place * each + 1]!,
    inode: identities[place * each + 2]!,
  }))
}

export const packRemoval = ({ problem, outcomes }: Removal): PackedRemoval => ({
  problem,
  outcomes: Uint8Array.from(outcomes, (outcome) => outcomeCodes.indexOf(outcome)),
})

export const unpackRemoval = ({ problem, outcomes }: PackedRemoval): Removal => ({
  problem,
  outcomes: Array.from(outcomes, (code) => outcomeCodes[code]!),
})
