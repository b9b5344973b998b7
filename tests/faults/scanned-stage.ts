import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readKey } from '../../main/footage/segment-key.ts'
import { day, minute } from '../../shared/time.ts'
import { type Acknowledged, faultsOf, lostIn, vaultFaults } from './after-crash.ts'
import {
  dueAt,
  footageIn,
  makeOffice,
  officeAt,
  type OpenOffice,
  openOffice,
  pathAt,
  put,
  recentAt,
  roots,
  rowsOf,
} from './office-on-disk.ts'
import { placeHold } from './swept-stage.ts'

const known = 24
const found = 24
/** Steps of every camera that are held, most of them only found by the scan. */
const heldSteps = [known - 2, known + 2] as const
/** Each lies in an hour of its own, so that a scan goes through many folders. */
const stepAt = (n: number): number => dueAt(0) + n * 61 * minute

/** Sources where, since they were last read, files have come, gone and been written anew. */
export async function makeScannedStage(folder: string): Promise<void> {
  const office = await makeOffice(folder)
  for (const root of roots) {
    for (let n = 0; n < known; n += 1) put(folder, pathAt(root, stepAt(n)), stepAt(n))
    put(folder, pathAt(root, recentAt(0)), recentAt(0))
  }
  for (const sourceId of [1, 2, 3]) await office.app.services.sources.scan(office.staff.helen, { sourceId })
  await placeHold(office, stepAt(heldSteps[0]) + 1000, stepAt(heldSteps[1]) + 1000)
  await office.close()
  for (const root of roots) {
    for (let n = known; n < known + found; n += 1) put(folder, pathAt(root, stepAt(n)), stepAt(n))
    put(folder, pathAt(root, recentAt(5)), recentAt(5))
    put(folder, join(root, 'read me.txt'), dueAt(0))
    for (const n of [1, 2]) rmSync(join(folder, pathAt(root, stepAt(n))))
    for (const n of [4, 5]) put(folder, pathAt(root, stepAt(n)), stepAt(n) + 1000, `something else, ${root} ${n}`)
  }
}

/** Opens what a fault left, scans and sweeps: every file once on the register, every hour counted, what is due gone. */
export async function violationsAfterScan(
  folder: string,
  before: ReadonlyMap<string, string>,
  said: Acknowledged,
): Promise<string[]> {
  const office = openOffice(folder, officeAt + 2 * minute)
  try {
    await office.app.start()
    const violations = [...faultsOf(office), ...lostIn(office, said)]
    for (const sourceId of [1, 2, 3]) {
      const { status } = await office.ask('sources.scan', { sourceId }, 'Helen')
      if (status !== 200) violations.push(`a scan ended ${status}`)
    }
    violations.push(...faultsOf(office), ...registeredWrongly(office, folder))
    await office.app.jobs.copyHeld()
    violations.push(...vaultFaults(office, before))
    const swept = await office.ask('sweeps.now', {}, 'Sam')
    if (swept.body['outcome'] !== 'complete')
      violations.push(`the sweep ended ${swept.status} ${JSON.stringify(swept.body)}`)
    violations.push(...faultsOf(office), ...registeredWrongly(office, folder))
    const left = footageIn(folder)
    for (const [path, content] of before) {
      if (isKept(path) !== left.has(path)) violations.push(`${path} is ${left.has(path) ? 'left' : 'gone'}`)
      else if (left.has(path) && left.get(path) !== content) violations.push(`${path} was changed`)
    }
    return violations
  } finally {
    await office.close()
  }
}

/** When a segment began, by its path; nothing for what is no footage. */
function startOf(path: string): number | undefined {
  const [, date, hour, , name] = path.split('/')
  if (!name?.endsWith('.mp4')) return undefined
  return Date.parse(`${date}T${hour}:${name.slice(0, 2)}:${name.slice(3, 5)}Z`)
}

function isKept(path: string): boolean {
  const startAt = startOf(path)
  if (startAt === undefined || startAt > officeAt - 31 * day) return true
  return startAt <= stepAt(heldSteps[1]) + 1000 && startAt >= stepAt(heldSteps[0])
}

/** Files without their row, rows without their file, and rows that say something else than their file. */
function registeredWrongly({ world }: OpenOffice, folder: string): string[] {
  const rows = rowsOf<{ k: number; bytes: number }>(world, 'SELECT k, bytes FROM segment')
  const registered = rows.map(({ k, bytes }) => {
    const { cameraId, startAt } = readKey(k)
    return `${roots[cameraId - 1]} ${startAt} ${bytes}`
  })
  const onDisk = [...footageIn(folder)].flatMap(([path, content]) => {
    const startAt = startOf(path)
    return startAt === undefined ? [] : [`${path.split('/')[0]} ${startAt} ${content.length}`]
  })
  const without = (some: string[], others: string[], what: string) => {
    const left = new Set(others)
    return some.filter((one) => !left.has(one)).map((one) => `${one} ${what}`)
  }
  const twice = registered.length === new Set(registered).size ? [] : ['a segment is registered twice']
  return [
    ...without(registered, onDisk, 'is registered and not on the disk'),
    ...without(onDisk, registered, 'is on the disk and not registered'),
    ...twice,
  ]
}
