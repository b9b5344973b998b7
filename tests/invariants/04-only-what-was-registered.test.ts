import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { addSwept, day, put, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'

const touch = (file: string, ms: number) => utimesSync(file, ms / 1000, ms / 1000)

/** Each makes something else of a registered file; `elsewhere` is a folder outside. */
const changes = {
  nothing: () => {},
  size: (file: string) => {
    const { mtimeMs } = lstatSync(file)
    appendFileSync(file, 'more')
    touch(file, mtimeMs)
  },
  time: (file: string) => touch(file, lstatSync(file).mtimeMs + 1000),
  inode: (file: string, elsewhere: string) => {
    const { mtimeMs, size } = lstatSync(file)
    const other = join(elsewhere, 'other')
    writeFileSync(other, 'x'.repeat(size))
    touch(other, mtimeMs)
    renameSync(other, file)
  },
  folder: (file: string) => {
    rmSync(file)
    mkdirSync(file)
  },
  link: (file: string, elsewhere: string) => {
    renameSync(file, join(elsewhere, 'file'))
    symlinkSync(join(elsewhere, 'file'), file)
  },
  'linked folder': (file: string, elsewhere: string) => {
    renameSync(dirname(file), join(elsewhere, 'folder'))
    symlinkSync(join(elsewhere, 'folder'), dirname(file))
  },
}
type Change = keyof typeof changes

test('4 · whatever stands at the paths: exactly the registered files that are still what they were are unlinked', async () => {
  const kinds = fc.array(fc.constantFrom(...(Object.keys(changes) as Change[])), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(kinds, fc.nat(3), async (drawn, strangers) => {
      const office = testFootage()
      // An hour each, so that each has a folder of its own.
      const paths = drawn.map((_change, n) => putSegment(office.root, 'front', pictureDay - 40 * day + n * 3_600_000))
      await addSwept(office)
      const outside = drawn.map(() => temporaryFolder())
      for (const [n, change] of drawn.entries()) changes[change](join(office.root, paths[n]!), outside[n]!)
      const unregistered = Array.from({ length: strangers }, (_none, n) =>
        put(office.root, `2026-10-0${n + 1}/notes ${n}.mp4`, pictureDay - 60 * day),
      )
      const changed = drawn.filter((change) => change !== 'nothing').length
      expect(await office.sweeps.run(machine)).toMatchObject({ removed: drawn.length - changed, pardoned: changed })
      for (const [n, change] of drawn.entries()) {
        expect(existsSync(join(office.root, paths[n]!))).toBe(change !== 'nothing')
        if (change === 'link') expect(existsSync(join(outside[n]!, 'file'))).toBe(true)
      }
      for (const path of unregistered) expect(existsSync(join(office.root, path))).toBe(true)
      expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(changed)
    }),
    { numRuns: 9 },
  )
})
