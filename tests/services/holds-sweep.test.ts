import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { day } from '../../shared/time.ts'
import { incidentDesk } from '../support/incident-desk.ts'
import { frigatePath, putClip, recordClips } from '../support/recorded-tree.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'

const seconds = 3400
const startAt = Math.floor((pictureDay - 40 * day) / 1000) * 1000

/** One camera with more clips than are on their way at once, a second apart, all past their time; two people have agreed. */
async function agreedBacklog() {
  const desk = incidentDesk()
  const folder = temporaryFolder()
  const root = join(folder, 'frigate')
  mkdirSync(root)
  const [clip] = recordClips(join(folder, 'clips'), 1)
  for (let n = 0; n < seconds; n++) {
    putClip(clip!, root, frigatePath('goods_door', startAt + n * 1000), startAt + n * 1000 + 900)
  }
  const { id } = await desk.footage.sources.add(desk.helen, { name: 'Frigate', path: root, layout: 'frigate' })
  await desk.footage.sources.scan(desk.helen, { sourceId: id })
  const { sweeps } = desk.footage
  expect(await sweeps.now(desk.sam, {})).toMatchObject({ outcome: 'braked' })
  const brakeIds = (await sweeps.state(desk.sam, {})).brakes.map((brake) => brake.id)
  await sweeps.approveBrakes(desk.sam, { brakeIds })
  const incident = desk.incidents.open(desk.sam, {
    kind: 'theft',
    title: 'A parcel is missing',
    happenedAt: startAt,
    place: 'Goods door',
    description: '',
    reportedBy: '',
  })
  return { desk, root, brakeIds, incidentId: incident.id }
}

const nameOf = (second: number) => frigatePath('goods_door', startAt + second * 1000)
const namesIn = (root: string) =>
  new Set(readdirSync(root, { recursive: true }).map((name) => String(name).replaceAll('\\', '/')))

test('holds placed before, within and between the batches of a sweep keep all that they say they keep', async () => {
  const { desk, root, brakeIds, incidentId } = await agreedBacklog()
  const clips = () => [...namesIn(root)].filter((name) => name.endsWith('.mp4'))
  const place = async (fromSecond: number, toSecond: number) => ({
    ...(await desk.holds.place(desk.sam, {
      incidentId,
      cameraIds: [1],
      fromAt: startAt + fromSecond * 1000,
      toAt: startAt + toSecond * 1000,
      reason: 'the police asked for it',
      reviewOn: '2026-12-24',
    })),
    // Clips last ten seconds, so that those which begin up to ten seconds before the range touch it.
    touched: Array.from({ length: toSecond - fromSecond + 11 }, (_none, n) => nameOf(fromSecond - 10 + n)),
  })
  await desk.footage.sweeps.approveBrakes(desk.helen, { brakeIds })
  const placed = [await place(200, 300)]
  while (existsSync(join(root, nameOf(150)))) await new Promise((resolve) => setTimeout(resolve, 1))
  placed.push(await place(250, 600))
  placed.push(await place(3000, 3300))
  await desk.footage.sweeps.idle()

  const left = new Set(clips())
  for (const { touched, segments, lost } of placed) {
    expect(touched.filter((name) => left.has(name))).toHaveLength(segments)
    // Of a removed stretch that a hold covers in part, the share is told, not each file.
    expect(Math.abs(segments + lost - touched.length)).toBeLessThanOrEqual(25)
  }
  const held = new Set(placed.flatMap(({ touched }) => touched))
  expect([...left].filter((name) => !held.has(name))).toEqual([])
  const [sweep] = await desk.footage.sweeps.list(desk.sam, {})
  expect(sweep).toMatchObject({ outcome: 'complete', removed: seconds - left.size, pardoned: 0 })
}, 120_000)
