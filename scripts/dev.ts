import { type ChildProcess, spawn } from 'node:child_process'
import { createServer as createTcpServer } from 'node:net'
import { resolve } from 'node:path'
import { build, createServer, mergeConfig, type Plugin, type ProxyOptions } from 'vite'
import { readConfig, usualFolder } from '../main/config.ts'
import mainConfig from '../vite.main.config.ts'
import rendererConfig from '../vite.renderer.config.ts'

/**
 * `npm run dev [-- --port N --data DIR]`: pages from Vite, hot, on the given port; everything else goes on to a host that is
 * built anew and started again whenever its sources change. Its data lie in a folder of their own unless named.
 */
const root = resolve(import.meta.dirname, '..')
process.chdir(root)
const args = process.argv.slice(2)
const { port, dataFolder } = readConfig(args.includes('--data') ? args : ['--data', `${usualFolder()}-dev`, ...args])
const built = resolve(root, 'node_modules/.foyer-dev/main')
const say = (line: string): void => void process.stdout.write(`${line}\n`)

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createTcpServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number }
      server.close(() => found(free))
    })
  })
}

let host: { child: ChildProcess; ended: Promise<void> } | undefined

async function stopHost(): Promise<void> {
  host?.child.kill()
  await host?.ended
  host = undefined
}

async function startHost(hostPort: number): Promise<void> {
  await stopHost()
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', resolve(built, 'host.js'), '--data', dataFolder, '--port', String(hostPort)],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, FOYER_LOG: process.env['FOYER_LOG'] ?? 'info' } },
  )
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  host = { child, ended }
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = chunk.toString().split('\n')
    // People open Vite's port, not the host's own.
    for (const line of lines) if (line.trim()) say(line.replace(`localhost:${hostPort}`, `localhost:${port}`))
  })
}

/** Builds main and starts the host, now and after each change. */
async function watchHost(hostPort: number): Promise<() => Promise<void>> {
  const config = mergeConfig(mainConfig, {
    configFile: false,
    logLevel: 'warn',
    build: { outDir: built, watch: {}, minify: false },
  })
  config.build.rolldownOptions.input = { host: 'main/host.ts', 'removal-worker': 'main/footage/removal-worker.ts' }
  const watcher = await build(config)
  if (!('on' in watcher)) throw new Error('vite did not watch')
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') say(`main was not built: ${event.error.message}`)
    if (event.code === 'END') void startHost(hostPort)
  })
  return () => watcher.close()
}

/** Pages have the addresses that the host gives them; their scripts lie below the same names. */
const pages: Plugin = {
  name: 'foyer-pages',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname
      const page = path === '/answer' ? 'guest' : /^\/(kiosk|desk|rollcall)(\/[^.]*)?$/.exec(path)?.[1]
      if (page && request.headers.accept?.includes('text/html')) request.url = `/${page}.html`
      next()
    })
  },
}

/** What the host answers. It lets in its own pages alone, so they come as those. */
function toHost(hostPort: number): Record<string, ProxyOptions> {
  const target = `http://localhost:${hostPort}`
  const onwards: ProxyOptions = {
    target,
    changeOrigin: true,
    configure(proxy) {
      proxy.on('proxyReq', (request) => {
        if (request.getHeader('origin')) request.setHeader('origin', target)
      })
    },
  }
  return Object.fromEntries(['^/api/', '^/live$', '^/download/', '^/healthz$', '^/$'].map((path) => [path, onwards]))
}

const hostPort = await freePort()
const server = await createServer(
  mergeConfig(rendererConfig, {
    configFile: false,
    logLevel: 'warn',
    plugins: [pages],
    server: { port, strictPort: true, host: 'localhost', fs: { allow: [root] }, proxy: toHost(hostPort) },
  }),
)
await server.listen()
const stopWatching = await watchHost(hostPort)

async function stop(): Promise<void> {
  await stopWatching()
  await stopHost()
  await server.close()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())
