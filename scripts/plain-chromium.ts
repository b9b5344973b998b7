import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Cookie } from '@playwright/test'
import { findChromium } from '../tests/e2e/find-chromium.ts'

type Answer = { id?: number; result?: { result?: { value?: unknown } }; error?: { message: string } }

/**
 * One page of Chromium with only its processor slowed. A test runner listens to the network and to the console, for which
 * V8 reads the whole script twice more before the first paint: what it measures, no visitor waits for.
 */
export async function openPlainPage(
  size: { width: number; height: number },
  address: string,
  cookies: Cookie[],
  slowed: number,
) {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-plain-'))
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-port=0']
  const browser = spawn(findChromium(), [...flags, `--user-data-dir=${folder}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const socket = new WebSocket(await pageAddress(browser))
  await new Promise((open) => socket.addEventListener('open', open))
  const waiting = new Map<number, (answer: Answer) => void>()
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(data as string) as Answer
    waiting.get(answer.id ?? 0)?.(answer)
  })
  let sent = 0
  async function send(method: string, params: object = {}): Promise<unknown> {
    const id = ++sent
    const { result, error } = await new Promise<Answer>((answered) => {
      waiting.set(id, answered)
      socket.send(JSON.stringify({ id, method, params }))
    })
    if (error) throw new Error(`${method}: ${error.message}`)
    return result?.result?.value
  }
  for (const { name, value, httpOnly, secure, sameSite, path } of cookies)
    await send('Network.setCookie', { name, value, httpOnly, secure, sameSite, path, url: address })
  await send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false })
  await send('Emulation.setCPUThrottlingRate', { rate: slowed })

  /** When something was first painted, ms from the beginning of the load. Asked late, so that the question delays nothing. */
  async function painted(): Promise<number> {
    for (let tries = 0; tries < 5; tries++) {
      await wait(2_000)
      const at = await send('Runtime.evaluate', {
        expression: `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`,
      })
      if (typeof at === 'number') return at
    }
    throw new Error('nothing was painted')
  }
  return {
    /** In a renderer process of its own, as after the browser's start. */
    async load(path: string): Promise<number> {
      await send('Page.navigate', { url: 'about:blank' })
      await wait(500)
      await send('Page.navigate', { url: new URL(path, address).href })
      return painted()
    },
    async reload(): Promise<number> {
      await send('Page.reload')
      return painted()
    },
    async close(): Promise<void> {
      const gone = new Promise((exit) => browser.once('exit', exit))
      browser.kill()
      await gone
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function pageAddress(browser: ChildProcess): Promise<string> {
  const host = await new Promise<string>((found, missed) => {
    let said = ''
    browser.stderr!.on('data', (part: Buffer) => {
      said += part.toString()
      const [, address] = /ws:\/\/([^/\s]+)\//.exec(said) ?? []
      if (address) found(address)
    })
    browser.once('exit', () => missed(new Error('Chromium did not start')))
  })
  const targets = (await (await fetch(`http://${host}/json`)).json()) as {
    type: string
    webSocketDebuggerUrl: string
  }[]
  return targets.find(({ type }) => type === 'page')!.webSocketDebuggerUrl
}
