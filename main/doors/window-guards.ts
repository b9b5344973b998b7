import type { Session, WebContents } from 'electron'
import { welcomeOf, type WindowName } from './window-options.ts'
import { isOurPage, origin, scheme, type WindowDoor } from './window.ts'

type GuardedSession = Pick<Session, 'protocol' | 'webRequest' | 'on'> &
  Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>

/**
 * Pictures alone, for our own page in the kiosk's window: it reads QR codes and takes the photo that a category asks for.
 * Never sound. `types`: what a request wants; `type`: what a check is about.
 */
function mayUseCamera(
  name: WindowName,
  permission: string,
  {
    url = '',
    types,
    type,
  }: { url?: string | undefined; types?: readonly string[] | undefined; type?: string | undefined },
): boolean {
  const wanted = types ?? (type === undefined ? [] : [type])
  const picturesAlone = wanted.length > 0 && wanted.every((one) => one === 'video')
  // A check names the origin, with or without its slash; a request names the page.
  return name === 'kiosk' && permission === 'media' && picturesAlone && isOurPage(`${url}/`)
}

/** One partition: our scheme through its door, nothing from any network, the kiosk's camera alone, no download at the kiosk. */
export function guardSession(session: GuardedSession, name: WindowName, { answer }: WindowDoor) {
  session.protocol.handle(scheme, answer)
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const { requestingUrl, mediaTypes } = details as { requestingUrl?: string; mediaTypes?: string[] }
    decide(mayUseCamera(name, permission, { url: requestingUrl, types: mediaTypes }))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { mediaType }) =>
    mayUseCamera(name, permission, { url: requestingOrigin, type: mediaType }),
  )
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
