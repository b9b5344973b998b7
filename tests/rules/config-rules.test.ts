import { expect, test } from 'vitest'
import { readConfig, usualFolder } from '../../main/config.ts'

const place = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({ platform, env, home: '/home/ada' })

test('data lies where the platform keeps an application’s data', () => {
  expect(usualFolder(place('linux'))).toBe('/home/ada/.local/share/foyer')
  expect(usualFolder(place('linux', { XDG_DATA_HOME: '/srv/data' }))).toBe('/srv/data/foyer')
  expect(usualFolder(place('darwin'))).toBe('/home/ada/Library/Application Support/Foyer')
  expect(usualFolder(place('win32', { LOCALAPPDATA: '/local' }))).toBe('/local/Foyer')
})

test('folder and port can be chosen, and what cannot be meant is refused', () => {
  expect(readConfig([], place('linux'))).toEqual({
    dataFolder: '/home/ada/.local/share/foyer',
    port: 8080,
    lanPort: null,
  })
  expect(readConfig(['--port', '9000', '--data', '/srv/foyer'])).toMatchObject({ dataFolder: '/srv/foyer', port: 9000 })
  expect(readConfig(['--data=/srv/foyer'])).toMatchObject({ dataFolder: '/srv/foyer' })
  for (const port of ['', '0', '70000', '80x', '-1', '8e3'])
    expect(() => readConfig([`--port=${port}`])).toThrow('port-wrong')
  for (const args of [['--prot', '1'], ['8080'], ['--port'], ['--data']]) {
    expect(() => readConfig(args)).toThrow('options-unknown')
  }
})
