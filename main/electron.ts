import './node-version.ts'
import { app, BrowserWindow, dialog, Menu, protocol, safeStorage, session } from 'electron'
import type { App } from './app.ts'
import { readConfig } from './config.ts'
import { runCommandLine } from './console/command-line.ts'
import { keepKiosk } from './doors/kiosk-window.ts'
import { openNetwork } from './doors/network.ts'
import { guardContents, guardSession, returnToWelcome } from './doors/window-guards.ts'
import { withPrinting } from './doors/window-printing.ts'
import { ownArguments, welcomeOf, windowOptions, type WindowName } from './doors/window-options.ts'
import { createWindowDoor, scheme, schemePrivileges } from './doors/window.ts'
import { askKeyStore } from './keys/sealed-slot.ts'
import { keepHost, orSayWhy, print } from './keep-host.ts'
import { untilAskedToStop } from './stop.ts'
import type { World } from './world.ts'

/**
 * Single instance → keys → lock → register → app → doors → windows. `--kiosk` opens the kiosk, full screen;
 * a first word without dashes is a command of the console.
 */
protocol.registerSchemesAsPrivileged([{ scheme, privileges: schemePrivileges }])
app.enableSandbox()
app.on('web-contents-created', (_event, contents) => guardContents(contents))

const args = ownArguments(process.argv, app.isPackaged)
const isCommand = args[0] !== undefined && !args[0].startsWith('-')

if (isCommand || app.requestSingleInstanceLock()) {
  void app.whenReady().then(async () => {
    if (isCommand) return app.exit(await runCommandLine(args))
    await orSayWhy(() => run(args), refuse)
    app.exit(Number(process.exitCode ?? 0))
  })
} else {
  app.quit()
}

async function run(args: string[]): Promise<void> {
  const { dataFolder, port, lanPort } = readConfig(args.filter((one) => one !== '--kiosk'))
  const store = await askKeyStore(dataFolder, { env: process.env, safe: safeStorage, platform: process.platform })
  await keepHost({
    dataFolder,
    store,
    say,
    stopping: Promise.race([untilAskedToStop(), untilQuit()]),
    async openDoors(core, world) {
      const closeNetwork = lanPort === null ? undefined : await openNetwork(core, world, { own: port, lan: lanPort })
      openWindows(core, world, args)
      return async () => closeNetwork?.()
    },
  })
}

/** Whoever sits at a window sees no console. What is said before there is one, its pages show too. */
const refuse = (line: string): void => dialog.showErrorBox('Foyer', line)
function say(message: string): void {
  print(message)
  if (BrowserWindow.getAllWindows().length > 0) void dialog.showMessageBox({ title: 'Foyer', message })
}

/** The last window, the system or the menu asks to end; the register is closed before the program is. */
function untilQuit(): Promise<void> {
  return new Promise((resolve) => {
    app.on('window-all-closed', resolve)
    app.on('before-quit', (event) => {
      event.preventDefault()
      resolve()
    })
  })
}

/** Starting Foyer again shows the window asked for: the desk, or with `--kiosk` the kiosk. */
function openWindows(core: App, world: World, args: string[]): void {
  // Without a menu no shortcut reloads, zooms or opens tools; macOS copies and pastes through one.
  const forMac = process.platform === 'darwin' && Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }])
  Menu.setApplicationMenu(forMac || null)
  const open = new Map<WindowName, BrowserWindow>()
  const doorOf = (name: WindowName) => {
    const door = createWindowDoor(core.fetch, world, name)
    const answer = withPrinting(door.answer, () => open.get(name)?.webContents)
    guardSession(session.fromPartition(name), name, { ...door, answer })
    return door
  }
  const doors = { kiosk: doorOf('kiosk'), desk: doorOf('desk') }
  const show = (words: string[]) => {
    const name = words.includes('--kiosk') ? 'kiosk' : 'desk'
    if (open.has(name)) return open.get(name)!.focus()
    const window = new BrowserWindow(windowOptions(name, app.isPackaged))
    open.set(name, window)
    window.on('closed', () => open.delete(name))
    returnToWelcome(window.webContents, name, doors[name])
    if (name === 'kiosk') keepKiosk(window, doors.kiosk)
    void window.loadURL(welcomeOf(name)).catch(() => {})
  }
  app.on('second-instance', (_event, argv) => show(argv))
  show(args)
}
