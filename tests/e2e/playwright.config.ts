import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from './find-chromium.ts'

/** Real Chromium against the real host. One worker: the machines that run this have two cores. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    launchOptions: {
      executablePath: findChromium(),
      args: chromiumArguments,
    },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
