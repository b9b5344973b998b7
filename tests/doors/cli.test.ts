import { execFile, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDataFolder } from '../../main/data-folder.ts'
import { day } from '../../shared/time.ts'
import { runHost, waitFor } from '../support/running-host.ts'
import { temporaryFolder } from '../support/test-world.ts'

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'dist/main/cli.js')
type Ran = { code: number; out: string; err: string }

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('Build first: npm run build')
})

/** The built command line as its own process, with text on its standard input. */
function foyer(args: string[], input = '', env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [cli, ...args], { env: { ...process.env, ...env } }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    )
    child.stdin!.end(input)
  })
}

const passphrase = (name: string) => `${name} grows seven blue pears`
const person = (name: string) => ({ name, signInName: name, passphrase: passphrase(name) })

/** A browser as far as these tests need one: calls with its cookies. */
function browserAt(address: string) {
  const cookies = new Map<string, string>()
  return async function call<Answer>(path: string, input: object = {}): Promise<Answer> {
    const response = await fetch(`${address}/api/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: JSON.stringify(input),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      cookies.set(name!, value!)
    }
    const answer = (await response.json()) as Answer
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
    return answer
  }
}

type Opened = { setupToken: string; recoveryKey: string; confirmGroups: number[]; defaults: object }

/** Sets an office up through a real host. `source` is a folder of Frigate's. The host still runs. */
async function officeIn(data: string, source?: string) {
  const host = await runHost({ data })
  const call = browserAt(host.address)
  const opened = await call<Opened>('setup/open', { code: await host.setupCode() })
  await call('setup/complete', {
    setupToken: opened.setupToken,
    organisation: opened.defaults,
    regulatorConfirmed: true,
    administrator: person('ada'),
    manager: person('max'),
    lead: person('lea'),
    recoveryTyped: opened.confirmGroups.map((group) => opened.recoveryKey.split('-')[group - 1]),
    deviceName: 'Office',
    ...(source === undefined ? {} : { source: { name: 'Car park', path: source, layout: 'frigate' } }),
  })
  return { host, call, recoveryKey: opened.recoveryKey }
}

describe('without a register', () => {
  test('help is said for all and for each, and what is unknown is refused', async () => {
    const all = await foyer(['--help'])
    expect(all.code).toBe(0)
    for (const name of ['host', 'sweep', 'verify', 'backup', 'recover', 'vault-lost', 'reset-pin']) {
      expect(all.out).toContain(`  ${name} `)
      const one = await foyer([name, '--help'])
      expect([one.code, one.out]).toEqual([0, expect.stringContaining(`npm run foyer -- ${name}`)])
    }
    expect((await foyer([])).code).toBe(1)
    expect(await foyer(['sweeep'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('sweeep') as string,
    })
    for (const flag of ['--force', '--no-brake', '--yes']) {
      expect(await foyer(['sweep', flag])).toMatchObject({ code: 1, err: expect.stringContaining('--help') as string })
    }
  })

  test('nothing is made where none was', async () => {
    const data = join(temporaryFolder(), 'none')
    for (const command of [['sweep'], ['verify'], ['backup', join(data, 'b')], ['recover'], ['reset-pin', 'ada']]) {
      const { code, err } = await foyer([...command, '--data', data])
      expect([code, err]).toEqual([1, expect.stringContaining('There is no register in')])
      expect(err).not.toMatch(/\bat .+:\d+/)
    }
    expect(existsSync(data)).toBe(false)
  })

  test('an older Node is told which one is needed', async () => {
    const shim = join(temporaryFolder(), 'older.mjs')
    writeFileSync(shim, "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })")
    const child = spawn(process.execPath, ['--import', shim, cli, 'verify'], { stdio: ['ignore', 'ignore', 'pipe'] })
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    const code = await new Promise((done) => child.once('close', done))
    expect([code, err]).toEqual([1, expect.stringMatching(/needs Node 22 or newer.*20\.20\.2/)])
  })
})

describe('while the host runs', () => {
  test('readers read, and writers say so and end', async () => {
    const data = join(temporaryFolder(), 'data')
    const { host } = await officeIn(data)
    try {
      const verified = await foyer(['verify', '--json', '--data', data])
      expect(verified.code).toBe(0)
      expect(JSON.parse(verified.out)).toMatchObject({ ok: true, faults: [], counts: { visits: 0 } })
      const due = await foyer(['sweep', '--dry-run', '--json', '--data', data])
      expect(JSON.parse(due.out)).toMatchObject({ ok: true, segments: 0, suspended: false, cameras: [] })
      const file = join(temporaryFolder(), 'backup.db')
      expect(await foyer(['backup', file, '--data', data])).toMatchObject({ code: 0, err: '' })
      expect(statSync(file).size).toBeGreaterThan(10_000)
      expect(existsSync(`${file}.recovery.json`)).toBe(true)
      const again = await foyer(['backup', file, '--json', '--data', data])
      expect(again.code).toBe(1)
      expect(JSON.parse(again.out)).toMatchObject({ ok: false, error: { code: 'conflict', key: 'file-exists' } })
      for (const command of [['sweep'], ['recover'], ['reset-pin', 'lea'], ['host', '--port', '9']]) {
        const { code, err } = await foyer([...command, '--data', data], 'A'.repeat(32))
        expect([code, err]).toEqual([1, expect.stringContaining('Another Foyer is using')])
      }
    } finally {
      await host.stop()
    }
  })
})

describe('once the host has stopped', () => {
  test('the recovery key brings the key back, and a wrong one changes nothing', async () => {
    const data = join(temporaryFolder(), 'data')
    const { host, recoveryKey } = await officeIn(data)
    await host.stop()
    const key = readFileSync(join(data, 'key'))
    rmSync(join(data, 'key'))
    expect(await foyer(['verify', '--data', data])).toMatchObject({
      code: 1,
      err: expect.stringContaining('foyer recover') as string,
    })
    const wrong = await foyer(['recover', '--data', data], 'AAAA-'.repeat(8))
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('not the recovery key')])
    expect(existsSync(join(data, 'key'))).toBe(false)
    const right = await foyer(['recover', '--data', data], `${recoveryKey.toLowerCase()}\n`)
    expect(right).toMatchObject({ code: 0, err: '' })
    expect(right.out).not.toContain(recoveryKey.slice(0, 4))
    expect(readFileSync(join(data, 'key')).equals(key)).toBe(true)
    expect((await foyer(['verify', '--data', data])).code).toBe(0)
  })

  test('a forgotten passphrase is reset once, by argument or standard input', async () => {
    const data = join(temporaryFolder(), 'data')
    const { host } = await officeIn(data)
    await host.stop()
    const first = await foyer(['reset-pin', '--data', data], 'LEA\n')
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('One-time passphrase:') as string })
    const second = await foyer(['reset-pin', 'lea', '--json', '--data', data])
    const { oneTimeSecret } = JSON.parse(second.out) as { oneTimeSecret: string }
    expect((await foyer(['reset-pin', 'nobody', '--data', data])).code).toBe(1)
    const again = await runHost({ data })
    try {
      const call = browserAt(again.address)
      // Without enrolment the lead may not sign in at all: a reset gives no way round that.
      await expect(call('staff/signIn', { signInName: 'lea', secret: oneTimeSecret })).rejects.toThrow(
        'sign-in-refused',
      )
      await call('staff/signIn', { signInName: 'ada', secret: passphrase('ada') })
      const { entries } = await call<{ entries: object[] }>('audit/list', { action: 'staff.secret_reset' })
      expect(entries).toHaveLength(2)
      expect(entries[0]).toMatchObject({ actorKind: 'console', actorId: null })
    } finally {
      await again.stop()
    }
  })

  test('a sweep at the console obeys its brake, and says so', async () => {
    const data = join(temporaryFolder(), 'data')
    const footage = temporaryFolder()
    const oldest = Date.now() - 40 * day
    const name = new Date(oldest).toISOString()
    const folder = join(footage, name.slice(0, 10), name.slice(11, 13), 'car_park')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${name.slice(14, 16)}.${name.slice(17, 19)}.mp4`)
    writeFileSync(file, 'not quite a film')
    utimesSync(file, oldest / 1000, oldest / 1000)
    const { host, call } = await officeIn(data, footage)
    await call('staff/signIn', { signInName: 'max', secret: passphrase('max') })
    await waitFor(async () => (await call<{ segments: number }[]>('cameras/list'))[0]?.segments === 1)
    await host.stop()
    const dry = await foyer(['sweep', '--dry-run', '--json', '--data', data])
    expect(JSON.parse(dry.out)).toMatchObject({
      ok: true,
      segments: 1,
      suspended: false,
      cameras: [{ camera: 'car_park', segments: 1, waits: 'backlog' }],
    })
    const swept = await foyer(['sweep', '--json', '--data', data])
    expect(JSON.parse(swept.out)).toMatchObject({ ok: false, outcome: 'braked', removed: 0, certificate: null })
    expect(swept.code).toBe(1)
    expect(existsSync(file)).toBe(true)
  })

  test('a register put back from a copy sweeps again once a person has counted its holds', async () => {
    const data = join(temporaryFolder(), 'data')
    const footage = temporaryFolder()
    const { host } = await officeIn(data, footage)
    await host.stop()
    const copy = join(temporaryFolder(), 'copy.db')
    expect((await foyer(['backup', copy, '--data', data])).code).toBe(0)
    const marker = () => readFileSync(join(footage, '.foyer-source.json'), 'utf8')
    const before = marker()
    const later = await runHost({ data })
    await waitFor(() => marker() !== before)
    await later.stop()
    for (const ending of ['', '-wal', '-shm']) rmSync(join(data, `foyer.db${ending}`), { force: true })
    copyFileSync(copy, join(data, 'foyer.db'))
    const sweepOutcome = async () =>
      JSON.parse((await foyer(['sweep', '--json', '--data', data])).out).outcome as string
    expect(await sweepOutcome()).toBe('suspended')
    const miscounted = await foyer(['reconcile', '--data', data], '3')
    expect([miscounted.code, miscounted.err]).toEqual([1, expect.stringContaining('not what was typed')])
    expect(await sweepOutcome()).toBe('suspended')
    const counted = await foyer(['reconcile', '--json', '--data', data], '0')
    expect(JSON.parse(counted.out)).toEqual({ ok: true, sources: 1, holds: 0 })
    expect(await sweepOutcome()).toBe('complete')
  })

  test('a vault is begun anew where it is lost, its count was typed and its place can be written', async () => {
    const data = join(temporaryFolder(), 'data')
    const { host } = await officeIn(data, temporaryFolder())
    await host.stop()
    const vault = join(data, 'vault')
    const refused = async (typed: string, refusal: string) => {
      const { code, err } = await foyer(['vault-lost', '--data', data], typed)
      expect([code, err]).toEqual([1, expect.stringContaining(refusal)])
    }
    await refused('0', 'The vault is there, or never had a copy')
    const { db, close } = openDataFolder({ folder: data, env: {}, mode: 'host' })
    db.prepare(
      "INSERT INTO vault_copy (k, state, name, sha256, bytes, wanted_at, safe_at) VALUES (1, 'safe', ?, ?, 9, 0, 0)",
    ).run('a'.repeat(32), 'b'.repeat(64))
    close()
    await refused('2', 'not what was typed')
    expect(existsSync(vault)).toBe(false)
    writeFileSync(vault, 'no folder')
    await refused('1', 'No vault can be begun in its place')
    rmSync(vault)
    const { code, out } = await foyer(['vault-lost', '--data', data], '1')
    expect([code, out]).toEqual([0, expect.stringContaining('wipe it')])
    expect(existsSync(join(vault, '.foyer-vault'))).toBe(true)
    await refused('1', 'The vault is there, or never had a copy')
  })

  test('damage is found, and nothing is made anew', async () => {
    const data = join(temporaryFolder(), 'data')
    openDataFolder({ folder: data, env: {}, mode: 'host' }).close()
    const file = join(data, 'foyer.db')
    const bytes = readFileSync(file)
    bytes[Math.floor(bytes.length * 0.7)]! ^= 1
    writeFileSync(file, bytes)
    const { code, out, err } = await foyer(['verify', '--data', data])
    expect(code).toBe(1)
    expect(out + err).toMatch(/wrong with the register|damaged/)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    rmSync(file)
    expect((await foyer(['verify', '--data', data])).err).toContain('register')
    expect(existsSync(file)).toBe(false)
  })
})
