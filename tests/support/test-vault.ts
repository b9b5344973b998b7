import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { machine } from '../../main/caller.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import { pictureDay } from './test-world.ts'
import { addSwept, day, holdOn, putSegment, rowsOf, testFootage, type TestFootage } from './test-footage.ts'
export const at = (days: number, after = 0) => pictureDay - days * day + after
export const step = 20_000
type Copy = {
  k: number
  state: string
  name: string | null
  sha256: string | null
  problem: string | null
  bytes: number
}
export const copies = (office: TestFootage) => rowsOf<Copy>(office, 'SELECT * FROM vault_copy ORDER BY k')
export const vaultOf = (office: TestFootage) => join(office.world.dataFolder, 'vault')
export const filesOfVault = (office: TestFootage) =>
  existsSync(vaultOf(office)) ? readdirSync(vaultOf(office)).filter((name) => !name.startsWith('.')) : []
export const inVault = (office: TestFootage, { name }: Copy) => readFileSync(join(vaultOf(office), name!), 'utf8')
export const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
export const progress = (office: TestFootage) => office.register.inVault([1], 0, pictureDay + day)

/** Segments of one camera that begin so many days ago, twenty seconds apart. */
export async function recorded(days: number, count: number, disk?: Disk) {
  const office = testFootage(disk ? { disk } : {})
  const paths = Array.from({ length: count }, (_none, n) => putSegment(office.root, 'front', at(days, n * step)))
  await addSwept(office)
  return { office, paths, scan: () => office.sources.scanAll(machine) }
}
export const holdAll = (office: TestFootage) => holdOn(office, [1], 0, pictureDay)
