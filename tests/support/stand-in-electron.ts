import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { version } from '../../node_modules/electron/package.json' with { type: 'json' }

/** What @electron/fuses looks for in a program, then the wire's version, its length, and each fuse at '1'. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
export const fuseCount = 9

/**
 * A folder that the packager takes for Electron for Linux: everything but the program, of which there is the part that
 * the packager changes. What is packaged this way shows its contents and fuses; it does not run.
 */
export function standInElectron(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, fuseCount]), Buffer.from('1'.repeat(fuseCount))])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]), { mode: 0o755 })
  writeFileSync(join(folder, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), 'stand-in')
  writeFileSync(join(folder, 'locales', 'en-GB.pak'), '')
  return folder
}
