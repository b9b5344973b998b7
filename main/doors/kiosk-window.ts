import type { BrowserWindow, Input } from 'electron'
import { origin, type WindowDoor } from './window.ts'
import { welcomeOf } from './window-options.ts'

type KioskWindow = Pick<BrowserWindow, 'on' | 'destroy'> & {
  webContents: Pick<BrowserWindow['webContents'], 'on' | 'getURL' | 'loadURL'>
}

/** What a system can be asked to keep: no key leaves the page, and only signed-in staff close the window. */
export function keepKiosk(window: KioskWindow, { isStaffIn }: Pick<WindowDoor, 'isStaffIn'>, returnMs = 60_000): void {
  const { webContents } = window
  const welcome = welcomeOf('kiosk')
  let watch: NodeJS.Timeout | undefined

  async function backUnlessStaff(): Promise<void> {
    if (webContents.getURL() === welcome) return clearInterval(watch)
    if (!(await isStaffIn())) await webContents.loadURL(welcome)
  }
  webContents.on('before-input-event', (event, input) => {
    if (leavesKiosk(input)) event.preventDefault()
    if (!asksForStaff(input) || webContents.getURL() !== welcome) return
    void webContents.loadURL(`${origin}/desk`)
    clearInterval(watch)
    watch = setInterval(() => void backUnlessStaff().catch(() => {}), returnMs)
  })
  window.on('close', (event) => {
    event.preventDefault()
    void isStaffIn().then((staff) => staff && window.destroy())
  })
  window.on('closed', () => clearInterval(watch))
}

type Keys = Pick<Input, 'key' | 'control' | 'alt' | 'meta'>

/** Keys that leave a page, print it, reload it or reach the system. AltGr, which is Control and Alt, types letters. */
export function leavesKiosk({ key, control, alt, meta }: Keys): boolean {
  if (meta || control !== alt) return meta || control || key.length > 1
  return /^(F\d+|Browser.*|Launch.*)$/.test(key)
}

/** Ctrl+Shift+D opens the staff's sign-in page; a minute without anybody signed in there leads back. */
export const asksForStaff = ({ type, shift, ...keys }: Keys & Pick<Input, 'type' | 'shift'>): boolean =>
  type === 'keyDown' && shift && keys.control && !keys.alt && !keys.meta && keys.key.toLowerCase() === 'd'
