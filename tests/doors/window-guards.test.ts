import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { asksForStaff, keepKiosk, leavesKiosk } from '../../main/doors/kiosk-window.ts'
import { guardContents, guardSession, returnToWelcome } from '../../main/doors/window-guards.ts'
import { ownArguments, windowOptions } from '../../main/doors/window-options.ts'
import { origin, type WindowDoor } from '../../main/doors/window.ts'

/** Electron's objects are not here; these take what ours hand them and let a test be the page. */
class Contents extends EventEmitter {
  opener: ((details: object) => object) | undefined
  loaded: string[] = []
  url = ''
  crashed = 0
  destroyed = false
  setWindowOpenHandler = (opener: (details: object) => object) => void (this.opener = opener)
  loadURL = async (url: string) => {
    this.loaded.push(url)
    this.url = url
  }
  getURL = () => this.url
  isDestroyed = () => this.destroyed
  forcefullyCrashRenderer = () => void (this.crashed += 1)
  /** Whether an act was let through. */
  act(name: string, details: object = {}): boolean {
    let prevented = false
    this.emit(name, { ...details, preventDefault: () => (prevented = true) }, details)
    return !prevented
  }
}

function guardedSession(name: 'kiosk' | 'desk') {
  const door = { answer: async () => new Response('ours') } as unknown as WindowDoor
  const asked: Record<string, (...parameters: never[]) => unknown> = {}
  const session = Object.assign(new EventEmitter(), {
    protocol: { handle: (scheme: string, answer: () => unknown) => (asked[scheme] = answer) },
    webRequest: { onBeforeRequest: (decide: () => void) => (asked['request'] = decide) },
    setPermissionRequestHandler: (decide: () => void) => (asked['permission'] = decide),
    setPermissionCheckHandler: (decide: () => boolean) => (asked['check'] = decide),
    setDevicePermissionHandler: (decide: () => boolean) => (asked['device'] = decide),
  })
  guardSession(session as unknown as Parameters<typeof guardSession>[0], name, door)
  const download = (url: string): boolean => {
    let prevented = false
    session.emit('will-download', { preventDefault: () => (prevented = true) }, { getURL: () => url })
    return !prevented
  }
  return { asked: asked as Record<string, (...parameters: unknown[]) => unknown>, door, download }
}

describe.each(['kiosk', 'desk'] as const)('the %s window, by Electron’s list', (name) => {
  const { webPreferences } = windowOptions(name, true)

  test.each([
    [
      '2 no Node in a page',
      { nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false },
    ],
    ['3 pages are isolated', { contextIsolation: true }],
    ['4 renderers are sandboxed', { sandbox: true }],
    ['6 web security is on', { webSecurity: true }],
    ['8 no insecure content', { allowRunningInsecureContent: false }],
    ['9 no experimental features', { experimentalFeatures: false }],
    ['11, 12 no webview', { webviewTag: false }],
    ['no tools where it is packaged', { devTools: false }],
    [
      'no learnt words, plugins, dialogs or dropped files',
      { spellcheck: false, plugins: false, disableDialogs: true, navigateOnDragDrop: false },
    ],
  ])('%s', (_item, expected) => expect(webPreferences).toMatchObject(expected))

  test('10, 20 no Blink features are switched on, and no preload hands a page anything', () => {
    expect(webPreferences).not.toHaveProperty('enableBlinkFeatures')
    expect(webPreferences).not.toHaveProperty('preload')
  })

  test('a partition of its own, of which nothing is kept', () => {
    expect(webPreferences!.partition).toBe(name)
  })

  test('1, 18 only our scheme is loaded: no network, no file', () => {
    const { asked, door } = guardedSession(name)
    expect(asked['foyer']).toBe(door.answer)
    const loads = (url: string): boolean => {
      let cancelled: boolean | undefined
      asked['request']!({ url }, (answer: { cancel: boolean }) => (cancelled = answer.cancel))
      return cancelled === false
    }
    expect(loads(`${origin}/desk`)).toBe(true)
    expect(loads('data:image/png;base64,')).toBe(true)
    const foreign = [
      'http://localhost:8080/',
      'https://x.example/',
      'file:///etc/passwd',
      'ws://x/',
      'foyer://window.x/',
    ]
    expect(foreign.filter(loads)).toEqual([])
  })

  /** Whether a page at `url` is let, both when it asks and when Electron checks. */
  function lets(permission: string, url: string, mediaTypes: string[]): boolean[] {
    const { asked } = guardedSession(name)
    const decide = vi.fn<(allowed: boolean) => void>()
    asked['permission']!({}, permission, decide, { requestingUrl: url, mediaTypes })
    expect(decide).toHaveBeenCalledOnce()
    const checks = mediaTypes.map((mediaType) => asked['check']!({}, permission, url, { mediaType }) as boolean)
    return [decide.mock.calls[0]![0], ...checks]
  }

  test('5 every permission is refused, but for pictures at the kiosk', () => {
    for (const permission of ['geolocation', 'notifications', 'clipboard-read', 'openExternal', 'hid'])
      expect(lets(permission, `${origin}/kiosk`, ['video'])).toEqual([false, false])
    for (const url of [`${origin}/kiosk`, `${origin}/`, origin])
      expect(lets('media', url, ['video'])).toEqual([name === 'kiosk', name === 'kiosk'])
    expect(guardedSession(name).asked['device']!({})).toBe(false)
  })

  test('5 no sound, and no camera for anybody else’s page', () => {
    expect(lets('media', `${origin}/kiosk`, ['audio'])).toEqual([false, false])
    expect(lets('media', `${origin}/kiosk`, ['video', 'audio'])[0]).toBe(false)
    expect(lets('media', `${origin}/kiosk`, [])).toEqual([false])
    for (const url of ['https://x.example/kiosk', 'foyer://window.x/kiosk', '', 'about:blank'])
      expect(lets('media', url, ['video'])).toEqual([false, false])
  })

  test('downloads: of our tickets, never at the kiosk', () => {
    const { download } = guardedSession(name)
    expect(download(`${origin}/download/ticket`)).toBe(name === 'desk')
    expect(download(`${origin}/assets/x.js`)).toBe(false)
    expect(download('https://x.example/download/')).toBe(false)
  })
})

test('only the kiosk fills the screen', () => {
  expect(windowOptions('kiosk', true).kiosk).toBe(true)
  expect(windowOptions('desk', true).kiosk).toBeUndefined()
  expect(windowOptions('desk', false).webPreferences!.devTools).toBe(true)
})

test('13, 14, 15 no page leads elsewhere, opens another window or embeds a guest', () => {
  const contents = new Contents()
  guardContents(contents as unknown as Parameters<typeof guardContents>[0])
  for (const act of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    expect(contents.act(act, { url: `${origin}/desk` }), act).toBe(true)
    for (const url of [
      'https://x.example/',
      'file:///etc/passwd',
      'mailto:a@b.c',
      'javascript:0',
      'foyer://windows/',
      'about:blank',
    ]) {
      expect(contents.act(act, { url }), `${act} ${url}`).toBe(false)
    }
  }
  expect(contents.act('will-attach-webview')).toBe(false)
  expect(contents.opener!({ url: `${origin}/desk` })).toEqual({ action: 'deny' })
})

describe('with the clock in hand', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test.each(['kiosk', 'desk'] as const)(
    'a %s page that crashed is the welcome again, and nobody is signed in',
    (name) => {
      const contents = new Contents()
      const forgetSession = vi.fn<() => boolean>()
      returnToWelcome(contents as unknown as Parameters<typeof returnToWelcome>[0], name, { forgetSession })
      contents.emit('render-process-gone', {}, { reason: 'crashed' })
      expect(forgetSession).toHaveBeenCalledOnce()
      expect(contents.loaded).toEqual([])
      vi.advanceTimersByTime(1000)
      expect(contents.loaded).toEqual([`${origin}/${name}`])
      contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', '', true)
      contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', '', true)
      contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', '', false)
      vi.advanceTimersByTime(5000)
      expect(contents.loaded).toHaveLength(2)
      contents.emit('unresponsive')
      expect(contents.crashed).toBe(name === 'kiosk' ? 1 : 0)
      contents.emit('render-process-gone', {}, { reason: 'killed' })
      contents.destroyed = true
      vi.advanceTimersByTime(5000)
      expect(contents.loaded).toHaveLength(2)
    },
  )

  function kiosk() {
    const webContents = new Contents()
    const window = Object.assign(new Contents(), { webContents, gone: 0, destroy: () => void (window.gone += 1) })
    const staff = { in: false }
    keepKiosk(window as unknown as Parameters<typeof keepKiosk>[0], { isStaffIn: async () => staff.in })
    webContents.url = `${origin}/kiosk`
    return { window, webContents, staff }
  }
  const chord = { type: 'keyDown', key: 'D', control: true, shift: true, alt: false, meta: false }

  test('only signed-in staff close the kiosk', async () => {
    const { window, staff } = kiosk()
    expect(window.act('close')).toBe(false)
    await vi.advanceTimersByTimeAsync(10)
    expect(window.gone).toBe(0)
    staff.in = true
    expect(window.act('close')).toBe(false)
    await vi.advanceTimersByTimeAsync(10)
    expect(window.gone).toBe(1)
  })

  test('staff reach their sign-in page, and a minute without them leads back to the welcome', async () => {
    const { webContents, staff } = kiosk()
    expect(webContents.act('before-input-event', chord)).toBe(false)
    expect(webContents.loaded).toEqual([`${origin}/desk`])
    staff.in = true
    await vi.advanceTimersByTimeAsync(180_000)
    expect(webContents.loaded).toHaveLength(1)
    webContents.act('before-input-event', chord)
    expect(webContents.loaded).toHaveLength(1)
    staff.in = false
    await vi.advanceTimersByTimeAsync(60_000)
    expect(webContents.loaded).toEqual([`${origin}/desk`, `${origin}/kiosk`])
    await vi.advanceTimersByTimeAsync(600_000)
    expect(webContents.loaded).toHaveLength(2)
  })
})

test('keys that leave the kiosk are held back, those that type are not', () => {
  const none = { control: false, alt: false, meta: false }
  const control = { ...none, control: true }
  const alt = { ...none, alt: true }
  const meta = { ...none, meta: true }
  const altGr = { ...none, control: true, alt: true }
  for (const key of ['p', 'r', 'w', 'q', 'f', '+', '0', 'Tab', 'F4'])
    expect(leavesKiosk({ key, ...control }), key).toBe(true)
  for (const key of ['F4', 'ArrowLeft', 'Home', 'Tab']) expect(leavesKiosk({ key, ...alt }), key).toBe(true)
  for (const key of ['q', 'Tab']) expect(leavesKiosk({ key, ...meta }), key).toBe(true)
  for (const key of ['F5', 'F11', 'F12', 'BrowserBack', 'LaunchMail'])
    expect(leavesKiosk({ key, ...none }), key).toBe(true)
  for (const key of ['a', 'É', '@', 'Tab', 'Enter', 'ArrowLeft', 'Backspace', 'F'])
    expect(leavesKiosk({ key, ...none }), key).toBe(false)
  for (const key of ['@', '€', 'ß']) expect(leavesKiosk({ key, ...altGr }), key).toBe(false)
  expect(leavesKiosk({ key: 'ø', ...alt })).toBe(false)
  expect(asksForStaff({ type: 'keyDown', key: 'd', shift: true, ...control } as never)).toBe(true)
  expect(asksForStaff({ type: 'keyUp', key: 'd', shift: true, ...control } as never)).toBe(false)
  expect(asksForStaff({ type: 'keyDown', key: 'd', shift: true, ...altGr } as never)).toBe(false)
})

test('arguments are those after the program, and after the app’s folder where there is one', () => {
  expect(ownArguments(['foyer', '--kiosk', '--data', 'x'], true)).toEqual(['--kiosk', '--data', 'x'])
  expect(ownArguments(['electron', '--no-sandbox', '/app', '--kiosk'], false)).toEqual(['--kiosk'])
  expect(ownArguments(['electron', '.'], false)).toEqual([])
})
