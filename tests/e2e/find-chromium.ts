import { chromium } from '@playwright/test'
import { existsSync } from 'node:fs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser that the tests drive: CHROMIUM_PATH, a usual place, or Playwright's own. Ends the run when there is none. */
export function findChromium(): string {
  const named = process.env['CHROMIUM_PATH']
  const found = (named ? [named] : [...usual, chromium.executablePath()]).find((path) => existsSync(path))
  if (found) return found
  throw new Error(
    named
      ? `CHROMIUM_PATH names ${named}, which is not there.`
      : 'These tests need Chromium: install it (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.',
  )
}

/** Offline and without a sandbox of its own; its own moving test picture stands for a camera where a page may use one. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
]
