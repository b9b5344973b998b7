import { join } from 'node:path'
import { minute } from '../../shared/time.ts'
import { type Acknowledged, certified, faultsOf, lostIn, vaultFaults } from './after-crash.ts'
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

const segments = 12
/** Steps of every camera that the office's own hold keeps. */
const heldSteps = [4, 5] as const

/** Three sources, each with footage that is due, held, recent, and files that nobody registered. */
export async function makeSweptStage(folder: string): Promise<void> {
  const office = await makeOffice(folder)
  for (const root of roots) {
    for (let n = 0; n < segments; n += 1) put(folder, pathAt(root, dueAt(n)), dueAt(n))
    put(folder, pathAt(root, recentAt(0)), recentAt(0))
  }
  for (const sourceId of [1, 2, 3]) await office.app.services.sources.scan(office.staff.helen, { sourceId })
  for (const root of roots) {
    put(folder, pathAt(root, dueAt(segments + 5)), dueAt(segments + 5))
    put(folder, join(root, 'read me.txt'), dueAt(0))
  }
  await placeHold(office, dueAt(heldSteps[0]) + 1000, dueAt(heldSteps[1]) + 1000)
  await office.close()
}

/** Holds a stretch of all three cameras. */
export async function placeHold(
  { app, staff }: Awaited<ReturnType<typeof makeOffice>>,
  fromAt: number,
  toAt: number,
): Promise<void> {
  const { id: incidentId } = await app.services.incidents.open(staff.sam, {
    kind: 'theft',
    title: 'A parcel is missing',
    happenedAt: fromAt,
    place: 'Goods door',
    description: '',
    reportedBy: '',
  })
  await app.services.holds.place(staff.sam, {
    incidentId,
    cameraIds: [1, 2, 3],
    fromAt,
    toAt,
    reason: 'the owner asked for it',
    reviewOn: '2027-06-01',
  })
}

/** Opens what a fault left, lets it settle and sweep, and says what is not as if nothing had happened. */
export async function violationsAfterSweep(
  folder: string,
  before: ReadonlyMap<string, string>,
  said: Acknowledged,
  act: string,
): Promise<string[]> {
  const office = openOffice(folder, officeAt + 2 * minute)
  try {
    await office.app.start()
    const violations = [...faultsOf(office), ...lostIn(office, said)]
    if (act === 'vault') {
      await office.app.jobs.copyHeld()
      violations.push(...vaultFaults(office, before))
    }
    const swept = await office.ask('sweeps.now', {}, 'Sam')
    if (swept.body['outcome'] !== 'complete')
      violations.push(`the sweep ended ${swept.status} ${JSON.stringify(swept.body)}`)
    violations.push(...faultsOf(office), ...removedWrongly(office, folder, before))
    const left = footageIn(folder)
    for (const paths of said.holds.values())
      for (const path of paths) if (!left.has(path)) violations.push(`${path} was held and is gone`)
    return violations
  } finally {
    await office.close()
  }
}

/** What is gone and should be there, is there and should be gone, or is not what it was. */
function removedWrongly(office: OpenOffice, folder: string, before: ReadonlyMap<string, string>): string[] {
  const left = footageIn(folder)
  const wrong = [...left].flatMap(([path, content]) => (before.get(path) === content ? [] : [`${path} was changed`]))
  const isKept = keptBySome(office)
  let removed = 0
  for (const [index, root] of roots.entries())
    for (let n = 0; n < segments; n += 1) {
      const kept = isKept(index + 1, n)
      const path = pathAt(root, dueAt(n))
      if (left.has(path) !== kept) wrong.push(`${path} is ${kept ? 'gone' : 'left'}`)
      if (!kept) removed += 1
    }
  if (left.size !== before.size - removed) wrong.push('something else was removed')
  if (certified(office) !== removed) wrong.push(`${certified(office)} certified, ${removed} removed`)
  return wrong
}

/** Whether a hold covers a step of a camera. */
function keptBySome({ world }: OpenOffice): (camera: number, n: number) => boolean {
  type Held = { fromAt: number; toAt: number; camera: number }
  const held = rowsOf<Held>(
    world,
    'SELECT from_at AS fromAt, to_at AS toAt, camera_id AS camera FROM hold JOIN hold_camera ON hold_id = id',
  )
  // A length that a file does not say reaches to the next, twenty seconds on; the last one's to a minute.
  const lengthOf = (n: number) => (n === segments - 1 ? minute : 20_000)
  return (camera, n) =>
    held.some((hold) => hold.camera === camera && dueAt(n) <= hold.toAt && dueAt(n) + lengthOf(n) >= hold.fromAt)
}
