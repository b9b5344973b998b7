import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { minute } from '../../shared/time.ts'
import { frigatePath, putClip, recordClips } from '../support/recorded-tree.ts'
import { waitFor } from '../support/running-host.ts'
import { call, test } from './office.ts'

test('a source says how it is, in shapes and words, and what to do about it', async ({ office }) => {
  const root = join(office.folder, 'recorder')
  const gone = join(office.folder, 'gone')
  for (const folder of [root, gone]) mkdirSync(folder)
  const [clip] = recordClips(join(office.folder, 'clips'), 1)
  const now = Date.now()
  // The recorder's clock is four minutes ahead, and one of its cameras has stopped.
  const write = (folder: string, camera: string, endAt: number) =>
    putClip(clip!, folder, frigatePath(camera, endAt - 10_000 + 4 * minute), endAt)
  for (let back = 3; back < 12; back += 1) {
    write(root, 'front_door', now - back * minute)
    write(root, 'the_long_corridor_between_the_goods_entrance_and_the_car_park', now - (back + 60) * minute)
  }
  putClip(clip!, root, 'a file that somebody put here.mp4', now - minute)
  const helen = await office.desk('helen')
  await call(helen, 'sources.add', { name: 'Recorder in the cellar', path: root, layout: 'frigate' })
  await call(helen, 'sources.add', { name: 'Old recorder', path: gone, layout: 'frigate' })
  await waitFor(async () => (await call<unknown[]>(helen, 'cameras.list')).length === 2)
  rmSync(gone, { recursive: true })
  await call(helen, 'sources.scan', { sourceId: 2 })

  const wrong: string[] = []
  for (const [width, height] of [
    [1440, 900],
    [1180, 820],
    [768, 1024],
    [360, 740],
  ] as const) {
    await helen.setViewportSize({ width, height })
    await helen.goto('/desk/sources')
    const health = helen.getByLabel('How Recorder in the cellar is')
    await expect(health).toContainText('About 4 min ahead of the times of its files')
    await expect(health).toContainText('Set the recorder’s clock')
    await expect(health).toContainText('Nothing from the_long_corridor')
    await expect(health).toContainText('a file that somebody put here.mp4')
    await expect(health.getByText('Look at this')).toHaveCount(2)
    await expect(helen.getByLabel('How Old recorder is').getByText('Not known yet').first()).toBeVisible()
    await expect(helen.getByText(/^Not seen since/)).toBeVisible()
    const { violations } = await new AxeBuilder({ page: helen }).analyze()
    wrong.push(...violations.map(({ id, nodes }) => `${width}: ${id} ${nodes[0]!.html}`))
    const wide = await helen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 0) wrong.push(`${width}: ${wide} px wider than the page`)
  }
  expect(wrong).toEqual([])
})
