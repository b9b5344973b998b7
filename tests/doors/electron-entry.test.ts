import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { holdExclusively } from '../../main/db/exclusive-file.ts'
import { temporaryFolder } from '../support/test-world.ts'

/** Electron's program is not here: this stands where it would, and keeps what it was told, in order. */
const electron = vi.hoisted(() => ({ told: [] as string[], parts: {} as Record<string, unknown> }))
vi.mock('electron', () => electron.parts)

type Answer = (request: Request) => Promise<Response>

function standIn() {
  const { told } = electron
  const doors = new Map<string, Answer>()
  const windows: (EventEmitter & { partition: string; loaded: string[]; focused: number })[] = []
  let ready = () => {}
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: () => void told.push('sandbox'),
    requestSingleInstanceLock: () => told.push('single instance') > 0,
    whenReady: () => new Promise<void>((resolve) => (ready = resolve)),
    exit: (code: number) => void told.push(`exit ${code}`),
    quit: () => void told.push('quit'),
  })
  class BrowserWindow extends EventEmitter {
    static getAllWindows = () => windows
    loaded: string[] = []
    focused = 0
    partition: string
    webContents = new EventEmitter()
    constructor(options: { webPreferences: { partition: string } }) {
      super()
      this.partition = options.webPreferences.partition
      told.push(`window ${this.partition}`)
      windows.push(this)
    }
    loadURL = async (url: string) => void this.loaded.push(url)
    focus = () => void (this.focused += 1)
  }
  const session = {
    fromPartition: (name: string) => ({
      on: () => {},
      setPermissionRequestHandler: () => {},
      setPermissionCheckHandler: () => {},
      setDevicePermissionHandler: () => {},
      webRequest: { onBeforeRequest: () => {} },
      protocol: { handle: (scheme: string, answer: Answer) => void doors.set(`${scheme} ${name}`, answer) },
    }),
  }
  Object.assign(electron.parts, {
    app,
    BrowserWindow,
    session,
    protocol: { registerSchemesAsPrivileged: ([one]: { scheme: string }[]) => void told.push(`scheme ${one!.scheme}`) },
    dialog: { showMessageBox: async ({ message }: { message: string }) => void told.push(message) },
    Menu: { setApplicationMenu: () => void told.push('menu'), buildFromTemplate: () => ({}) },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptStringAsync: async (text: string) => Buffer.from(text).reverse(),
      decryptStringAsync: async (sealed: Buffer) => ({ result: Buffer.from(sealed).reverse().toString() }),
    },
  })
  return { app, told, doors, windows, becomeReady: () => ready() }
}

test('single instance, key, lock, door and window, in that order; the register is closed before the program', async () => {
  const { app, told, doors, windows, becomeReady } = standIn()
  const data = join(temporaryFolder(), 'data')
  process.argv = ['foyer', '--kiosk', '--data', data]
  await import('../../main/electron.ts')
  expect(told).toEqual(['scheme foyer', 'sandbox', 'single instance'])
  expect(existsSync(data)).toBe(false)

  becomeReady()
  await vi.waitFor(() => expect(windows[0]?.loaded).toEqual(['foyer://window/kiosk']), 10_000)
  expect(existsSync(join(data, 'key.sealed'))).toBe(true)
  expect(existsSync(join(data, 'key'))).toBe(false)
  expect(holdExclusively(join(data, 'lock.db'))).toBeUndefined()

  expect(told.slice(3)).toEqual(['menu', 'window kiosk', expect.stringMatching(/Its code is \w{4}-\w{4}$/)])

  const me = new Request('foyer://window/api/staff/me', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  expect(await (await doors.get('foyer kiosk')!(me)).json()).toMatchObject({ setUp: false, device: null })
  expect([...doors.keys()]).toEqual(['foyer kiosk', 'foyer desk'])

  app.emit('second-instance', {}, ['foyer'])
  app.emit('second-instance', {}, ['foyer', '--kiosk'])
  expect(windows.map(({ partition, focused }) => [partition, focused])).toEqual([
    ['kiosk', 1],
    ['desk', 0],
  ])

  app.emit('window-all-closed')
  await vi.waitFor(() => expect(told.at(-1)).toBe('exit 0'), 10_000)
  const lock = holdExclusively(join(data, 'lock.db'))
  expect(lock).toBeDefined()
  lock!.release()
})
