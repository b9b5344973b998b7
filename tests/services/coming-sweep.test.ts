import { expect, test } from 'vitest'
import { renameSync } from 'node:fs'
import { machine } from '../../main/caller.ts'
import { addSwept, day, holdOn, put, frigatePath, putSegment, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

test('what the next sweep takes is what the next night takes, and each reason to stay is counted', async () => {
  const office = testFootage()
  // Past its time now, by the coming night, held, and not for days.
  for (const ago of [40 * day, 31 * day - 8 * 3_600_000, 35 * day, 2 * day])
    putSegment(office.root, 'front', pictureDay - ago)
  put(office.root, frigatePath('front', pictureDay - 33 * day), pictureDay - day)
  await addSwept(office)
  holdOn(office, [1], pictureDay - 35 * day, pictureDay - 35 * day + 1000)
  const { nextAt, cameras } = await office.sweeps.coming(machine, {})
  expect(cameras).toMatchObject([
    { camera: 'front', goes: { segments: 2 }, held: 1, notDue: 2, suspect: 1, waits: null, problem: null },
  ])
  office.world.clock.pass(nextAt! - pictureDay)
  expect(await office.sweeps.run(machine)).toMatchObject({ removed: 2, held: 1 })
  renameSync(office.root, `${office.root}-away`)
  await office.sweeps.run(machine)
  expect((await office.sweeps.coming(machine, {})).cameras).toMatchObject([{ problem: 'missing', notDue: 2 }])
})
