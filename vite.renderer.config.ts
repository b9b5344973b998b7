import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** Four small apps: the visitor's bundle carries no staff code, a guest's and a tablet's that lost the host neither. */
export default defineConfig({
  root: 'renderer',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        kiosk: resolve('renderer/kiosk.html'),
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
