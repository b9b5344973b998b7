import { defineConfig } from 'vite'

/** The bench as the app is built: bundled, its disk thread beside it. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/bench',
    emptyOutDir: true,
    target: 'node22',
    reportCompressedSize: false,
    rolldownOptions: {
      input: { bench: 'tests/bench/bench.ts', 'removal-worker': 'main/footage/removal-worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: {
    noExternal: true,
    external: ['better-sqlite3', '@node-rs/argon2'],
  },
})
