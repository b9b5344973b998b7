import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import type { Disk, Found } from '../../main/footage/disk-types.ts'
import { addSwept, day, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const marker = (root: string) => join(root, '.foyer-source.json')
const roots = {
  seen: () => {},
  'no marker': (root: string) => rmSync(marker(root)),
  'damaged marker': (root: string) => writeFileSync(marker(root), '{'),
  'another’s marker': (root: string) => writeFileSync(marker(root), '{"installation":"x","source":1,"starts":1}'),
  gone: (root: string) => renameSync(root, `${root}-away`),
  'an empty folder': (root: string) => {
    renameSync(root, `${root}-away`)
    mkdirSync(root)
  },
  'a link': (root: string) => {
    renameSync(root, `${root}-away`)
    symlinkSync(`${root}-away`, root)
  },
}
type RootKind = keyof typeof roots

/** A disk on which looking at some files fails with anything but “not there”. */
function failingDisk(fails: (path: string) => boolean): Disk {
  const real = openDisk()
  return {
    ...real,
    async look(root, paths) {
      const { problem, found } = await real.look(root, paths)
      return { problem, found: found.map((now, place): Found => (fails(paths[place]!) ? 'unknown' : now)) }
    },
  }
}

test('5 · a row leaves exactly when its file is not there, under a root that is seen; whatever else is wrong, it stays', async () => {
  const kind = fc.constantFrom('seen' as RootKind, ...(Object.keys(roots) as RootKind[]))
  const files = fc.array(fc.constantFrom('there', 'gone', 'failing'), { minLength: 1, maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(kind, files, async (rootKind, drawn) => {
      const failing = new Set<string>()
      const office = testFootage({ disk: failingDisk((path) => failing.has(path)) })
      const paths = drawn.map((_file, n) => putSegment(office.root, 'front', pictureDay - 20 * day + n * 20_000))
      await addSwept(office)
      for (const [n, file] of drawn.entries()) {
        if (file !== 'there') rmSync(join(office.root, paths[n]!))
        if (file === 'failing') failing.add(paths[n]!)
      }
      const before = rowsOf(office, 'SELECT * FROM segment')
      roots[rootKind](office.root)
      await office.sources.scanAll(machine)
      await office.sweeps.run(machine)
      const left = rowsOf(office, 'SELECT * FROM segment')
      const stays = before.filter((_row, n) => rootKind !== 'seen' || drawn[n] !== 'gone')
      rmSync(`${office.root}-away`, { recursive: true, force: true })
      expect(left).toEqual(stays)
    }),
    { numRuns: 14 },
  )
})
