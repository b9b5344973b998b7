import { defineConfig } from 'vite'

/** Main process: one ES module an entry, everything bundled but natives and Electron itself. */
export default defineConfig({
  // Of SOURCE_DATE_EPOCH (seconds) where a build has to come out the same again.
  define: { __BUILT_AT__: String(Number(process.env['SOURCE_DATE_EPOCH'] ?? Math.floor(Date.now() / 1000)) * 1000) },
  build: {
    ssr: true,
    outDir: 'dist/main',
    emptyOutDir: true,
    target: 'node22',
    sourcemap: true,
    rolldownOptions: {
      input: {
        start: 'main/start.ts',
        host: 'main/host.ts',
        demo: 'main/demo.ts',
        cli: 'main/cli.ts',
        electron: 'main/electron.ts',
        'removal-worker': 'main/footage/removal-worker.ts',
      },
      // Chunks lie beside the entries, so that each finds the pages and the worker at the same place.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: {
    noExternal: true,
    external: ['electron', 'better-sqlite3', '@node-rs/argon2'],
  },
})
