import { app, BrowserWindow, session } from 'electron'
import type { App } from './app.ts'
import { readConfig } from './config.ts'
import { openLoopback } from './doors/network.ts'
import { keepHost, orSayWhy } from './keep-host.ts'
import { untilAskedToStop } from './stop.ts'

/** A window on this machine's own loopback door. It may show that door's pages and nothing else. */
const args = process.argv.slice(app.isPackaged ? 1 : 2)

if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => process.kill(process.pid, 'SIGTERM'))
  void app.whenReady().then(async () => {
    await orSayWhy(() => {
      const { dataFolder, port } = readConfig(args)
      const stopping = untilAskedToStop()
      const openDoors = async (core: App) => {
        const door = await openLoopback(core.fetch, port)
        openWindow(`http://localhost:${port}`)
        return door.close
      }
      return keepHost({ dataFolder, stopping, openDoors })
    })
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
