import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from './find-chromium.ts'

/** Real Chromium against the real host, each test with a host of its own; two at a time, as far as two cores help. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
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
