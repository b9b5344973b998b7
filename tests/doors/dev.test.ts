import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { endOf, freePort, waitFor } from '../support/running-host.ts'
import { temporaryFolder } from '../support/test-world.ts'

const root = resolve(import.meta.dirname, '../..')
let end: (() => Promise<unknown>) | undefined
afterEach(() => end?.())

test('npm run dev serves hot pages and hands everything else to a host behind them, and leaves nothing running', async () => {
  const port = await freePort()
  const data = join(temporaryFolder(), 'data')
  const dev = ['scripts/dev.ts', '--port', String(port), '--data', data]
  const child = spawn(process.execPath, dev, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = endOf(child)
  end = () => (child.kill(), ended)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await waitFor(() => /Its code is/.test(said), 60_000)
  const address = `http://localhost:${port}`
  expect(said).toContain(`Foyer is ready at ${address}`)

  const headers = { accept: 'text/html' }
  for (const path of ['/kiosk', '/desk', '/desk/sweeps/3']) {
    const page = await (await fetch(address + path, { headers })).text()
    expect(page).toContain('/@vite/client')
    expect(page).toContain(path === '/kiosk' ? '/kiosk/main.tsx' : '/desk/main.tsx')
  }
  for (const script of ['/desk/main.tsx', '/kiosk/main.tsx', '/live.ts'])
    expect((await fetch(address + script)).headers.get('content-type')).toContain('javascript')

  expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({ ok: true })
  const asked = await fetch(`${address}/api/setup/state`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, 'sec-fetch-site': 'same-origin' },
    body: '{}',
  })
  expect(await asked.json()).toEqual({ setUp: false })

  await end()
  end = undefined
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
}, 90_000)
