import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** Three small apps: the visitor's bundle carries no staff code, a guest's neither. */
export default defineConfig({
  root: 'renderer',
  plugins: [react()],
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
      },
    },
  },
})
