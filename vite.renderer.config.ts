import react from '@vitejs/plugin-react'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** Which sections of the English texts an app shows. */
const sections: Record<string, readonly string[]> = {
  kiosk: ['errors', 'kiosk', 'ui'],
  guest: ['errors', 'messages', 'ui'],
  rollcall: ['errors', 'rollCall', 'ui'],
}

/** `foyer:words/kiosk`: an app's own words. As one file for all, the kiosk's first load would carry the desk's. */
function wordsOfAnApp(): Plugin {
  const file = resolve('shared/locales/en.json')
  return {
    name: 'foyer-words',
    resolveId: (id) => (id.startsWith('foyer:words/') ? `\0${id}` : undefined),
    load(id) {
      const app = /^\0foyer:words\/(\w+)$/.exec(id)?.[1]
      if (!app) return undefined
      this.addWatchFile(file)
      const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>
      const own = Object.fromEntries((sections[app] ?? []).map((name) => [name, { ...all[name] }]))
      if (app === 'kiosk') delete own['ui']?.['desk']
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(own))})`
    },
  }
}

/** Three small apps beside the visitor's own, which vite.kiosk.config.ts builds; each carries its own code alone. */
export default defineConfig({
  root: 'renderer',
  plugins: [react(), wordsOfAnApp()],
  optimizeDeps: { entries: ['*.html'] },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        desk: resolve('renderer/desk.html'),
        guest: resolve('renderer/guest.html'),
        rollcall: resolve('renderer/rollcall.html'),
        'rollcall-worker': resolve('renderer/rollcall/rollcall-worker.ts'),
      },
      output: {
        // A worker's address is its identity: no hash of what it holds.
        entryFileNames: ({ name }) => (name === 'rollcall-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
