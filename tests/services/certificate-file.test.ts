import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { addSwept, day, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'

const old = (n: number) => pictureDay - 40 * day + n * 20_000
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined

async function certified() {
  const office = testFootage()
  for (const camera of ['front', 'rear']) for (let n = 0; n < 3; n += 1) putSegment(office.root, camera, old(n))
  await addSwept(office)
  const helen = office.person('Helen Ashworth', ['manager'])
  const [front, rear] = office.cameras.list(machine, {}) as { id: number }[]
  await office.cameras.rename(helen, { cameraId: front!.id, name: 'Łódź side door, “north”' })
  await office.cameras.rename(helen, { cameraId: rear!.id, name: '駐車場 باب' })
  await office.sweeps.run(machine)
  const file = async (format: 'pdf' | 'json') => {
    const { url } = await office.sweeps.certificateFile(helen, { number: 1, format })
    return office.exports.take(url.slice('/download/'.length), helen)!
  }
  return { office, helen, file }
}

test.skipIf(!hasPoppler)(
  `the PDF says what the certificate says, with its own fonts and no other${hasPoppler ? '' : ' (not run here: pdftotext is not installed)'}`,
  async () => {
    const { office, file } = await certified()
    const { fileName, contentType, parts } = await file('pdf')
    expect({ fileName, contentType }).toEqual({ fileName: 'certificate-1.pdf', contentType: 'application/pdf' })
    const path = join(temporaryFolder(), fileName)
    writeFileSync(path, Buffer.concat([...parts()].map((part) => Buffer.from(part))))
    const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout
    const said = text.replace(/\s+/g, ' ')
    const { digest } = await office.sweeps.certificate(machine, { number: 1 })
    expect(said).toContain('Certificate of removal 1')
    expect(said).toContain(
      'At 10:42 on 24 November 2026, nothing recorded before 11:42 on 24 October 2026 was left in the register.',
    )
    expect(said).toContain('Łódź side door, “north”')
    // Letters that no font here has are marked, never left out.
    expect(said).toContain('???')
    expect(said).toContain(digest)
    expect(said).not.toContain('Helen')
    const fonts = spawnSync('pdffonts', [path], { encoding: 'utf8' }).stdout.trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(3)
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /)
  },
)

test('the JSON adds up, names nobody, and each taking away is in the trail', async () => {
  const { office, file } = await certified()
  const { parts } = await file('json')
  const json = JSON.parse([...parts()].join('')) as {
    number: number
    removed: number
    bytes: number
    cameras: { segments: number; bytes: number; ranges: { segments: number }[] }[]
  }
  expect(json).toMatchObject({ number: 1, removed: 6, retentionDays: 31, peopleWhoAgreed: 0 })
  expect(json.cameras.reduce((sum, { segments }) => sum + segments, 0)).toBe(6)
  expect(json.cameras.flatMap(({ ranges }) => ranges).reduce((sum, { segments }) => sum + segments, 0)).toBe(6)
  expect(json.cameras.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(json.bytes)
  expect(JSON.stringify(json)).not.toMatch(/Helen|manager/i)
  const entries = rowsOf<{ entry: string }>(
    office,
    "SELECT entry FROM audit_entry WHERE action = 'certificate.exported'",
  )
  expect(entries.map(({ entry }) => (JSON.parse(entry) as { detail: unknown }).detail)).toEqual([
    { certificate: 1, format: 'json' },
  ])
})

test('a number that no certificate has is refused', async () => {
  const { office, helen } = await certified()
  await expect(office.sweeps.certificateFile(helen, { number: 2, format: 'pdf' })).rejects.toMatchObject({
    key: 'certificate-unknown',
  })
})

test('the schema lets no number be left out, and none change', async () => {
  const { office } = await certified()
  const insert = (number: number) =>
    office.world.db
      .prepare(
        `INSERT INTO certificate (number, sweep_id, issued_at, segments, bytes, digest, retention_days, audit_entry)
         SELECT ?, id, 0, 1, 1, '', 31, 1 FROM sweep ORDER BY id DESC LIMIT 1`,
      )
      .run(number)
  await office.sweeps.run(machine)
  expect(() => insert(3)).toThrow('numbered without gaps')
  insert(2)
  expect(() => office.world.db.prepare('UPDATE certificate SET number = 9 WHERE number = 2').run()).toThrow('changed')
  expect(() => office.world.db.prepare('DELETE FROM certificate').run()).toThrow('removed')
})
