import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { readConfig, usualFolder } from '../config.ts'
import { openLoopback, openNetwork } from '../doors/network.ts'
import { keepHost, orSayWhy, print } from '../keep-host.ts'
import { untilAskedToStop } from '../stop.ts'
import { wordsIn } from '../texts.ts'
import { withDemoLink } from './demo-door.ts'
import { takeDemoFolder } from './demo-folder.ts'
import type { Secrets } from './demo-office.ts'
import { staff } from './demo-people.ts'
import { makeDemo } from './make-demo.ts'

const words = wordsIn('en')

/** `--data DIR` and `--port N`: makes an invented office and keeps it open on this machine alone until asked to stop. */
export const serveDemo = (args: string[]): Promise<void> =>
  orSayWhy(async () => {
    const stopping = untilAskedToStop()
    const { data, port } = readOptions(args)
    // A port that is taken is said before anything is made.
    await (await openLoopback(() => new Response(null), port)).close()
    const folder = takeDemoFolder(data)
    print(words('console.demo.making', { folder: data }))
    const secrets = await makeDemo(folder)
    await keepHost({
      dataFolder: folder.register,
      stopping,
      openDoors: (app, world) => {
        const door = withDemoLink(app.fetch, secrets.ada)
        tell(secrets, `http://localhost:${port}${door.path}`)
        return openNetwork({ ...app, fetch: door.fetch }, world, { own: port, lan: null })
      },
    })
  })

/** Everything that somebody needs to look around, once. */
function tell(secrets: Secrets, link: string): void {
  const rows = staff.map(({ signInName, role }) => [signInName, words(`roles.${role}`), secrets[signInName]] as const)
  print(words('console.demo.secrets'))
  for (const [name, role, secret] of rows) print(`  ${name.padEnd(8)}${role.padEnd(24)}${secret}`)
  print(words('console.demo.link', { link }))
}

function readOptions(args: string[]): { data: string; port: number } {
  const { data, port } = parse(args)
  const config = readConfig(port === undefined ? [] : ['--port', port])
  return { data: data === undefined ? `${usualFolder()}-demo` : resolve(data), port: config.port }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: { data: { type: 'string' }, port: { type: 'string' } } }).values
  } catch {
    throw new AppError('invalid', 'options-unknown')
  }
}
