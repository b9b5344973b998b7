import type { Session, WebContents } from 'electron'
import { welcomeOf, type WindowName } from './window-options.ts'
import { isOurPage, origin, scheme, type WindowDoor } from './window.ts'

type GuardedSession = Pick<Session, 'protocol' | 'webRequest' | 'on'> &
  Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>

/** One partition: our scheme through its door, nothing from any network, no permission, no download at the kiosk. */
export function guardSession(session: GuardedSession, name: WindowName, { answer }: WindowDoor) {
  session.protocol.handle(scheme, answer)
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOurPage(url) && !isLocal(url) }))
  session.on('will-download', (event, item) => {
    if (name === 'kiosk' || !item.getURL().startsWith(`${origin}/download/`)) event.preventDefault()
  })
}

/** What never leaves the page or, while developing, belongs to the tools. */
const isLocal = (url: string): boolean => /^(data|blob|devtools):/.test(url)

/** Whatever opens in this program: our pages alone, no second window, no embedded guest. */
export function guardContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  for (const act of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    // The three events differ in type alone.
    contents.on(act as 'will-navigate', (event) => {
      if (!isOurPage(event.url)) event.preventDefault()
    })
  }
}

/** A download takes the place of its page's load. */
const aborted = -3

/**
 * Back to the first page, with nobody signed in, after whatever ended this one; not at once, so that a page that always
 * fails costs little.
 */
export function returnToWelcome(
  contents: Pick<WebContents, 'on' | 'loadURL' | 'isDestroyed' | 'forcefullyCrashRenderer'>,
  name: WindowName,
  { forgetSession }: Pick<WindowDoor, 'forgetSession'>,
): void {
  const load = () => contents.isDestroyed() || void contents.loadURL(welcomeOf(name)).catch(() => {})
  const back = () => {
    forgetSession()
    setTimeout(load, 1000)
  }
  contents.on('render-process-gone', back)
  contents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => isMainFrame && code !== aborted && back())
  if (name === 'kiosk') contents.on('unresponsive', () => contents.forcefullyCrashRenderer())
}
