import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folders = ['renderer/kiosk', 'renderer/ui', 'renderer/guest']

/** Files of what visitors see; the desk stays English. */
const files = folders.flatMap((folder) => {
  try {
    return (
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(css|tsx)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        // A badge is turned on its paper: there left is left.
        .filter((path) => !path.includes('renderer/ui/desk') && !path.includes('renderer/ui/badge'))
    )
  } catch {
    return []
  }
})

/** Declarations that name a side of the screen instead of the start or the end of a line. */
const physical = [
  /(?:^|[;{\s])(?:margin|padding|border)-(?:left|right)\b/,
  /(?:^|[;{\s])(?:left|right)\s*:/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /(?:text-align|float|clear)\s*:\s*(?:left|right)\b/,
  /(?:margin|padding)(?:Left|Right)\b|textAlign: '(?:left|right)'/,
]

function offences(path: string): string[] {
  return readFileSync(path, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => physical.some((side) => side.test(line)))
    .filter((line) => path.endsWith('.css') || /style|(?:margin|padding)(?:Left|Right)|textAlign/.test(line))
    .map((line) => `${path}: ${line.trim()}`)
}

test('nothing that visitors see names left or right', () => {
  expect(files.length).toBeGreaterThan(60)
  expect(files.flatMap(offences)).toEqual([])
})

test('arrows and doors are mirrored, clocks and ticks are not', () => {
  const icons = files
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/<Icon(\w+)[^>]*>/g)].map(([tag, name]) => ({
        where: `${path}: Icon${name}`,
        turns: /^(Arrow(Left|Right|Back|Forward|Narrow)|Door|Chevron(Left|Right)|Logout|Login)/.test(name!),
        mirrored: tag.includes('foyer-mirror'),
      })),
    )
  expect(icons.length).toBeGreaterThan(10)
  expect(icons.filter(({ turns, mirrored }) => turns !== mirrored).map(({ where }) => where)).toEqual([])
})
