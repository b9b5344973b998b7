import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may import whom, which files may hold what, and what the project may depend on. */
const root = resolve(import.meta.dirname, '..')

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

const product = ['main', 'shared', 'renderer'].flatMap(filesBelow)
const text = new Map(product.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

const importLine = /(?:import|export)\s[^'"]*?from\s*'([^']+)'|import\s*\(?\s*'([^']+)'/g

/** What a file imports, project files as paths from the root; types alone when `withTypes` is false are left out. */
function importsOf(file: string, withTypes = true): string[] {
  const source = withTypes ? text.get(file)! : text.get(file)!.replace(/import type [^\n]*?from '[^']+'/gs, '')
  return [...source.matchAll(importLine)].map(([, from, dynamic]) => {
    const name = (from ?? dynamic)!
    return name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)).replaceAll('\\', '/') : name
  })
}

const offenders = (files: string[], offends: (file: string) => unknown): string[] => files.filter(offends)
const inFolder = (folder: string) => product.filter((file) => file.startsWith(`${folder}/`))

describe('imports', () => {
  test('renderer and main meet only in shared', () => {
    expect(offenders(inFolder('renderer'), (file) => importsOf(file).some((name) => name.startsWith('main/')))).toEqual(
      [],
    )
    expect(offenders(inFolder('main'), (file) => importsOf(file).some((name) => name.startsWith('renderer/')))).toEqual(
      [],
    )
    expect(
      offenders(inFolder('shared'), (file) => importsOf(file).some((name) => /^(main|renderer)\/|^node:/.test(name))),
    ).toEqual([])
  })

  test('the kiosk carries no staff code, and the desk none of the kiosk', () => {
    expect(
      offenders(inFolder('renderer/kiosk'), (file) =>
        importsOf(file).some((name) => name.startsWith('renderer/desk/') || name.startsWith('renderer/ui/desk/')),
      ),
    ).toEqual([])
    expect(
      offenders(inFolder('renderer/desk'), (file) =>
        importsOf(file).some((name) => name.startsWith('renderer/kiosk/')),
      ),
    ).toEqual([])
  })

  test('screens take types alone from the contract: its schemas stay with the host', () => {
    expect(
      offenders(inFolder('renderer'), (file) =>
        importsOf(file, false).some((name) => name.startsWith('shared/contract/')),
      ),
    ).toEqual([])
  })

  test('rules know shared alone', () => {
    const rules = product.filter((file) => file.startsWith('main/') && file.endsWith('-rules.ts'))
    expect(rules.length).toBeGreaterThan(3)
    expect(
      offenders(rules, (file) =>
        importsOf(file, false).some((name) => !name.startsWith('shared/') && !name.endsWith('-rules.ts')),
      ),
    ).toEqual([])
  })

  test.each([
    ['electron', /^main\/(electron\.ts|doors\/)/],
    ['node-cron', /^main\/jobs\.ts/],
    ['better-sqlite3', /^main\/db\//],
  ])('%s is imported in its place alone', (name, place) => {
    expect(offenders(product, (file) => importsOf(file).includes(name) && !place.test(file))).toEqual([])
  })

  test('a noun is reached through its front door alone', () => {
    const wrong = inFolder('main').flatMap((file) =>
      importsOf(file)
        .filter((name) => /^main\/[\w-]+\/[\w-]+-store\.ts$/.test(name) && dirname(name) !== dirname(file))
        .map((name) => `${file} → ${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('there are no cycles', () => {
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) return void cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file)) return
      for (const name of importsOf(file, false)) if (text.has(name)) visit(name, [...path, file])
      done.add(file)
    }
    for (const file of product) visit(file, [])
    expect(cycles).toEqual([])
  })
})

describe('places', () => {
  test('SQL stands in stores, in db and in migrations', () => {
    const sql = /\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s\w+\sSET|DELETE FROM)\b/
    expect(
      offenders(inFolder('main'), (file) => sql.test(text.get(file)!) && !/-store\.ts$|^main\/db\//.test(file)),
    ).toEqual([])
  })

  test('footage on disk is touched by its disk files alone', () => {
    const touching = inFolder('main').filter((file) => /\b(unlink|rmdir|rm)(Sync)?\(/.test(text.get(file)!))
    expect(
      touching.filter((file) => file.startsWith('main/footage/')).every((file) => /disk|removal|ballast/.test(file)),
    ).toBe(true)
  })

  test('serialize, which would give the register in clear, is never called', () => {
    expect(offenders(inFolder('main'), (file) => /\.serialize\(/.test(text.get(file)!))).toEqual([])
  })

  test('no file is over 300 lines, names are unique, nothing is exported as default', () => {
    // The types of the tables are made from the migrations, by a script.
    const written = product.filter((file) => file !== 'main/db/tables.ts')
    expect(offenders(written, (file) => text.get(file)!.split('\n').length > 301)).toEqual([])
    // A noun's contract bears the noun's name, as its front door does.
    const names = product
      .filter((file) => !file.startsWith('shared/contract/'))
      .map((file) => file.split('/').at(-1)!)
      .filter((name) => name !== 'main.tsx')
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(offenders(product, (file) => /^export default/m.test(text.get(file)!))).toEqual([])
  })
})

describe('dependencies', () => {
  type Package = { optionalDependencies?: Record<string, string>; license?: string; dev?: boolean; version?: string }
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Package>
  }
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

  test('the lock holds the binaries of every platform', () => {
    const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
      ),
    )
    expect(missing).toEqual([])
  })

  test('ours are named by one version each', () => {
    const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
    const named = Object.entries({ ...ours['dependencies'], ...ours['devDependencies'] })
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(([, version]) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  test('every licence is one we accept', () => {
    // Unlicense: isbot, which the desk's router brings for servers and the bundle leaves out.
    const plain =
      /^(MIT|Unlicense|MIT-0|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|ISC|Zlib|BlueOak-1\.0\.0|MPL-2\.0|OFL-1\.1)$/
    const buildOnly = /^(WTFPL|Python-2\.0|CC0-1\.0|CC-BY-3\.0|CC-BY-4\.0)$/
    const accepted = (licence: string, dev: boolean): boolean =>
      licence
        .replace(/[()]/g, '')
        .split(' OR ')
        .some((choice) => choice.split(' AND ').every((one) => plain.test(one) || (dev && buildOnly.test(one))))
    const wrong = packages
      .filter(([path, { license, dev }]) => !accepted(licenceOf(path, license), dev === true))
      .map(([path, { license }]) => `${path}: ${license}`)
    expect(wrong).toEqual([])
  })

  /** The lock of a package without the field: what its own package.json says, or the head of its licence, as installed here. */
  function licenceOf(path: string, license: string | undefined): string {
    if (license) return license
    try {
      const own = (JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as Package).license
      return own ?? readFileSync(join(root, path, 'LICENSE'), 'utf8').split(' License', 1)[0]!
    } catch {
      return 'none'
    }
  }
})
