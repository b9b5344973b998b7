import type { BrowserWindowConstructorOptions } from 'electron'
import { origin } from './window.ts'

export type WindowName = 'kiosk' | 'desk'

export const welcomeOf = (name: WindowName): string => `${origin}/${name}`

/** A window's options. Its partition has no `persist:`, so that nothing of a page outlives the process. */
export function windowOptions(name: WindowName, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    title: 'Foyer',
    autoHideMenuBar: true,
    ...(name === 'kiosk' ? { kiosk: true } : { width: 1280, height: 900, minWidth: 640, minHeight: 480 }),
    webPreferences: {
      partition: name,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      disableDialogs: true,
      spellcheck: false,
      devTools: !packaged,
    },
  }
}

/** Ours come after the program, and after the app's folder where that is not part of the program. */
export const ownArguments = (argv: string[], packaged: boolean): string[] =>
  argv.slice(packaged ? 1 : argv.findIndex((one, at) => at > 0 && !one.startsWith('-')) + 1)
