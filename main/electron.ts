import { app, BrowserWindow, session } from 'electron'
import { serve } from './serve.ts'

/** A window on this machine's own loopback door. It may show that door's pages and nothing else. */
const args = process.argv.slice(app.isPackaged ? 1 : 2)

if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => process.kill(process.pid, 'SIGTERM'))
  void app.whenReady().then(async () => {
    await serve(args, openWindow)
    app.exit(Number(process.exitCode ?? 0))
  })
} else {
  app.quit()
}

function openWindow(address: string): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  const window = new BrowserWindow({
    width: 1080,
    height: 1000,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  })
  window.removeMenu()
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event) => {
    if (new URL(event.url).origin !== address) event.preventDefault()
  })
  void window.loadURL(address)
}
