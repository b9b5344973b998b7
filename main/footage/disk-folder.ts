import { accessSync, constants, lstatSync, realpathSync, statfsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, parse, sep } from 'node:path'
import { codeOf, readMarker } from './disk-marker.ts'

/** Why a folder cannot become a source: keys of `errors.`. */
export type FolderRefusal =
  | 'source-not-absolute'
  | 'source-missing'
  | 'source-not-a-folder'
  | 'source-unreadable'
  | 'source-not-writable'
  | 'source-whole-disk'
  | 'source-home'
  | 'source-data-folder'
  | 'source-nested'
  | 'source-there'
  | 'source-foreign'

type Known = {
  dataFolder: string
  /** This installation, once there is one. */
  installation: string | undefined
  /** Roots that are sources, or were and still have footage to remove. */
  roots: readonly { path: string; retired: boolean }[]
  /** Whether files are to be removed there. */
  written: boolean
}
export type FolderState = {
  path: string
  device: string
  /** The folder's own, as text; empty where inodes are not stable. */
  inode: string
  inodeStable: boolean
  /** Whether another machine keeps it, and so stamps its files by a clock of its own. */
  onNetwork: boolean
  refusal: FolderRefusal | null
}

/** FAT, exFAT, CIFS, SMB2, FUSE: what they call an inode may change while the file does not. */
const withoutInodes = new Set([0x4d44, 0x2011bab0, 0xff534d42, 0xfe534d42, 0x65735546])

/** NFS, SMB, CIFS, SMB2, AFS, Ceph. */
const networkKinds = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400])

/** A folder as it lies on disk, and why it cannot become a source. `path` is the real one, without links. */
export function examineFolder(given: string, known: Known): FolderState {
  const state = (
    refusal: FolderRefusal | null,
    path = given,
    found = { device: '', inode: '', kind: { inodeStable: false, onNetwork: false } },
  ) => ({
    path,
    device: found.device,
    inode: found.kind.inodeStable ? found.inode : '',
    ...found.kind,
    refusal,
  })
  if (!isAbsolute(given) || given.includes('\0')) return state('source-not-absolute')
  try {
    const path = realpathSync(given)
    const stat = lstatSync(path, { bigint: true })
    if (!stat.isDirectory()) return state('source-not-a-folder', path)
    accessSync(path, constants.R_OK | constants.X_OK)
    const refusal = placeRefusal(path, known) ?? foreignRefusal(path, known) ?? markerRefusal(path, known)
    return state(refusal, path, { device: String(stat.dev), inode: String(stat.ino), kind: kindOf(path) })
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return state('source-missing')
    return state(codeOf(error) === 'ENOTDIR' ? 'source-not-a-folder' : 'source-unreadable')
  }
}

function placeRefusal(path: string, { dataFolder, roots }: Known): FolderRefusal | null {
  const home = realOrGiven(homedir())
  const data = realOrGiven(dataFolder)
  if (path === parse(path).root) return 'source-whole-disk'
  if (isWithin(home, path) || (dirname(path) === dirname(home) && dirname(home) !== parse(home).root))
    return 'source-home'
  if (isWithin(data, path) || isWithin(path, data)) return 'source-data-folder'
  const same = roots.find((root) => folded(root.path) === folded(path))
  // A retired source of this very folder is taken up again.
  if (same) return same.retired ? null : 'source-there'
  return roots.some((root) => isWithin(root.path, path) || isWithin(path, root.path)) ? 'source-nested' : null
}

/** Another installation's sources are known by their markers alone, and no folder within one may become ours. */
function foreignRefusal(path: string, { installation }: Known): FolderRefusal | null {
  for (let above = dirname(path); above !== dirname(above); above = dirname(above)) {
    const marker = markerOrNone(above)
    if (typeof marker === 'object' && marker.installation !== installation) return 'source-nested'
  }
  return null
}

function markerOrNone(folder: string) {
  try {
    return readMarker(folder)
  } catch {
    return 'none'
  }
}

function markerRefusal(path: string, { installation, written }: Known): FolderRefusal | null {
  const marker = readMarker(path)
  if (marker === 'damaged' || (marker !== 'none' && marker.installation !== installation)) return 'source-foreign'
  if (!written) return null
  try {
    accessSync(path, constants.W_OK)
    return null
  } catch {
    return 'source-not-writable'
  }
}

/** Whether `inner` is `outer` or lies below it. */
export function isWithin(inner: string, outer: string): boolean {
  const edge = outer.endsWith(sep) ? outer : `${outer}${sep}`
  return folded(inner) === folded(outer) || folded(inner).startsWith(folded(edge))
}

/** Windows and macOS tell folders apart without regard to case. */
const folded = (path: string) => (process.platform === 'linux' ? path : path.toLowerCase())

function realOrGiven(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** Asked once, when a source is added. Elsewhere than on Linux the kind of file system is not known here. */
function kindOf(path: string): Pick<FolderState, 'inodeStable' | 'onNetwork'> {
  if (process.platform !== 'linux') return { inodeStable: false, onNetwork: path.startsWith('\\\\') }
  const { type } = statfsSync(path)
  return { inodeStable: !withoutInodes.has(type), onNetwork: networkKinds.has(type) }
}
