import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the built program that the fault tests kill. */
    actFolder: string
  }
}

const root = resolve(import.meta.dirname, '../..')

/** Builds act.ts as the host itself is built, once for all fault tests. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-act-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: join(folder, 'built'),
      target: 'node22',
      rolldownOptions: {
        input: {
          act: 'tests/faults/act.ts',
          'tape-act': 'tests/faults/tape-act.ts',
          'removal-worker': 'main/footage/removal-worker.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
  })
  project.provide('actFolder', join(folder, 'built'))
  return () => rmSync(folder, { recursive: true, force: true })
}
