import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { endOf, freePort, runHost, waitFor } from '../support/running-host.ts'
import { temporaryFolder } from '../support/test-world.ts'

const root = resolve(import.meta.dirname, '../..')

beforeAll(() => {
  if (!existsSync(join(root, 'dist/main/host.js'))) throw new Error('Build first: npm run build')
})

const answers = (address: string) =>
  fetch(`${address}/healthz`).then(
    (response) => response.ok,
    () => false,
  )

describe('the host', () => {
  test('says where it is ready and its one-time code, answers on loopback alone, and stops cleanly', async () => {
    const data = temporaryFolder()
    const host = await runHost({ data })
    expect(host.said.out).toContain(`Foyer is ready at http://localhost:${host.port}`)
    expect(await host.setupCode()).toMatch(/^[0-9A-Z]{4}-?[0-9A-Z]{4}$/)
    expect(await (await fetch(`${host.address}/healthz`)).json()).toEqual({ ok: true, version: expect.any(String) })
    for (const { address, family, internal } of Object.values(networkInterfaces()).flatMap((all) => all ?? [])) {
      if (internal) continue
      const host4or6 = family === 'IPv6' ? `[${address}]` : address
      expect(await answers(`http://${host4or6}:${host.port}`), address).toBe(false)
    }
    const asked = performance.now()
    expect(await host.stop()).toBe(0)
    expect(performance.now() - asked).toBeLessThan(5000)
    expect(await answers(host.address)).toBe(false)
    const again = await runHost({ data, port: host.port })
    expect(await again.stop('SIGINT')).toBe(0)
  })

  test('answers to its own names alone', async () => {
    const host = await runHost({ data: temporaryFolder() })
    const { request } = await import('node:http')
    const status = await new Promise<number>((done) => {
      request({ port: host.port, host: '127.0.0.1', path: '/desk', headers: { host: 'evil.example' } }, (response) => {
        response.resume()
        done(response.statusCode!)
      }).end()
    })
    expect(status).toBe(403)
    await host.stop()
  })

  test.skipIf(process.platform === 'win32')('goes when npm, which started it, is killed', async () => {
    const port = await freePort()
    const npm = spawn('npm', ['run', '--silent', 'start', '--', '--data', temporaryFolder(), '--port', String(port)], {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, npm_config_ignore_scripts: 'true' },
    })
    const address = `http://localhost:${port}`
    await waitFor(() => answers(address), 60_000)
    npm.kill('SIGKILL')
    await endOf(npm)
    await waitFor(async () => !(await answers(address)), 5000)
  })

  test('bad input: each a sentence and exit code 1, and nothing is lost', async () => {
    const data = temporaryFolder()
    const first = await runHost({ data })
    await expect(runHost({ data })).rejects.toThrow('ended with 1')
    await expect(runHost({ data: temporaryFolder(), port: first.port })).rejects.toThrow(`Port ${first.port} is in use`)
    await first.stop()

    const register = join(data, 'foyer.db')
    const key = readFileSync(join(data, 'key'))
    const sha = () => createHash('sha256').update(readFileSync(register)).digest('hex')
    const before = sha()
    rmSync(join(data, 'key'))
    writeFileSync(join(data, 'key'), Buffer.alloc(32, 7), { mode: 0o400 })
    await expect(runHost({ data })).rejects.toThrow('The key does not open this register')
    rmSync(join(data, 'key'))
    await expect(runHost({ data })).rejects.toThrow('ended with 1')
    writeFileSync(join(data, 'key'), key, { mode: 0o400 })
    expect(sha()).toBe(before)

    const moved = readFileSync(register)
    rmSync(register)
    await expect(runHost({ data })).rejects.toThrow('The register is missing')
    expect(existsSync(register)).toBe(false)
    writeFileSync(register, moved)
    const again = await runHost({ data })
    await again.stop()

    const file = join(temporaryFolder(), 'a-file')
    writeFileSync(file, '')
    await expect(runHost({ data: join(file, 'below') })).rejects.toThrow('ended with 1')
  })
})
