import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { day, hour, minute } from '../../shared/time.ts'
import { acknowledgedIn, certified, faultsOf, lostIn } from './after-crash.ts'
import { noteFigure } from './figures.ts'
import {
  dueAt,
  footageIn,
  makeOffice,
  officeAt,
  openOffice,
  type OpenOffice,
  pathAt,
  put,
  recentAt,
  roots,
} from './office-on-disk.ts'

const smallDisk = mkdtempSync(join(tmpdir(), 'foyer-small-'))
const megabytes = 40
const others = join(smallDisk, 'what others wrote')
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', smallDisk]).status === 0
const notMounted = mounted ? undefined : 'Not run here: a small disk can only be mounted by root.'
if (notMounted) noteFigure({ name: 'full-disk', value: notMounted, goal: 'swept, nothing lost', ok: null })

afterEach(() => {
  if (mounted) spawnSync('umount', ['-l', smallDisk])
  rmSync(smallDisk, { recursive: true, force: true })
})

/** Takes every byte that is left, down to the last one. */
function fillDisk(): void {
  const fd = openSync(others, 'a')
  for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2))
    for (;;) {
      try {
        if (writeSync(fd, Buffer.alloc(size, 1)) < size) break
      } catch {
        break
      }
    }
  closeSync(fd)
}

async function signIn({ ask }: Pick<OpenOffice, 'ask'>, name: string) {
  const notice = (await ask('privacy.notice', { language: 'en' })).body
  const [category] = (await ask('categories.list', {})).body as unknown as { id: number }[]
  return ask('visits.signIn', {
    name,
    company: '',
    hostText: 'Reception',
    categoryId: category!.id,
    noticeVersion: notice['version'],
    noticeLanguage: notice['language'],
    noticeSha256: notice['sha256'],
  })
}

test.skipIf(notMounted !== undefined)(
  `on a full disk the sweep goes on, a sign-in says why it cannot be, and nothing is lost${notMounted ? ` (${notMounted})` : ''}`,
  async () => {
    const folder = join(smallDisk, 'office')
    const office = await makeOffice(folder)
    await office.app.start()
    for (const root of roots) {
      for (let n = 0; n < 20; n += 1) put(folder, pathAt(root, dueAt(n)), dueAt(n))
      put(folder, pathAt(root, recentAt(0)), recentAt(0))
    }
    for (const sourceId of [1, 2, 3]) await office.ask('sources.scan', { sourceId }, 'Helen')
    const said: string[][] = []
    const visit = async () => {
      const name = `Visitor ${said.length}`
      const { status, body } = await signIn(office, name)
      if (status === 200) said.push(['visit', String(body['visitId']), name])
      return { status, body }
    }
    expect(await visit()).toMatchObject({ status: 200 })

    fillDisk()
    // What was written once before may be written again in its place, for a while.
    let refused = await visit()
    for (let n = 0; n < 200 && refused.status === 200; n += 1) refused = await visit()
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable', key: 'disk-full' } })
    expect(refused.body['message']).toMatch(/disk .*full/i)

    // The night comes.
    office.pass(16 * hour)
    await office.app.jobs.runDue()
    expect([...footageIn(folder).keys()]).toEqual(roots.map((root) => pathAt(root, recentAt(0))))
    expect(certified(office)).toBe(60)
    expect(faultsOf(office)).toEqual([])
    await office.close()

    // Somebody makes room: the next start keeps ballast again. Then the disk is full once more, and the host starts on that.
    rmSync(others)
    const roomy = openOffice(folder, officeAt + day)
    await roomy.app.start()
    expect(await signIn(roomy, 'Amara Okonkwo')).toMatchObject({ status: 200 })
    await roomy.close()
    fillDisk()
    const again = openOffice(folder, officeAt + day + minute)
    await again.app.start()
    expect([...faultsOf(again), ...lostIn(again, acknowledgedIn(said))]).toEqual([])
    await again.close()
    noteFigure({
      name: 'full-disk',
      value: `60 segments swept, ${said.length} sign-ins kept`,
      goal: 'swept, nothing lost',
      ok: true,
    })
  },
)
