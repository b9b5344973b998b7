import type { Disk, Root } from './disk-types.ts'
import type { NameSays, Reading } from './layout-rules.ts'

export type FileTold = { lengthMs: number | null; createdAt: number | null }

/**
 * What files say of themselves. Only what their names leave open is asked: a length that a name says is believed, and when
 * a container was begun matters where a name leaves the start open.
 */
export async function askFiles(
  disk: Pick<Disk, 'lengths' | 'created'>,
  root: Root,
  files: readonly { path: string; reading: Reading }[],
): Promise<FileTold[]> {
  const said = (reading: Reading): Partial<NameSays> => ('why' in reading ? {} : reading)
  const silent = files.filter(({ reading }) => said(reading).lengthMs === undefined).map(({ path }) => path)
  const open = files.filter(({ reading }) => said(reading).open !== undefined).map(({ path }) => path)
  const lengths = silent.length > 0 ? await disk.lengths(root, silent) : []
  const created = open.length > 0 ? await disk.created(root, open) : []
  const lengthOf = new Map(silent.map((path, place) => [path, lengths[place]!]))
  const createdOf = new Map(open.map((path, place) => [path, created[place]!]))
  return files.map(({ path, reading }) => ({
    lengthMs: said(reading).lengthMs ?? lengthOf.get(path) ?? null,
    createdAt: createdOf.get(path) ?? null,
  }))
}
