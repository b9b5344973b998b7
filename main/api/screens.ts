import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { wordsIn } from '../texts.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

const words = wordsIn('en')
/** Above whatever a page shows, and before it shows anything. */
const demoBanner = `<aside class="foyer-demo"><strong>${words('ui.demo.title')}</strong> ${words('ui.demo.text')}</aside>`

/**
 * The built pages of a folder: four documents and their assets, whose names carry a hash of what they hold. Every page of
 * a demonstration says so.
 */
export function createScreens(folder: string, demo: boolean) {
  async function file(parts: string[], cache: string): Promise<Response | undefined> {
    if (parts.some((part) => !/^[\w][\w.-]*$/.test(part))) return undefined
    const body = await readFile(join(folder, ...parts)).catch(() => undefined)
    if (!body) return undefined
    const type = types[extname(parts[parts.length - 1]!)] ?? 'application/octet-stream'
    return new Response(new Uint8Array(body), { headers: { 'content-type': type, 'cache-control': cache } })
  }
  async function page(name: 'kiosk' | 'desk' | 'guest' | 'rollcall'): Promise<Response | undefined> {
    const plain = await file([`${name}.html`], 'no-store')
    if (!plain || !demo) return plain
    const marked = (await plain.text()).replace('<body>', `<body data-demo>${demoBanner}`)
    return new Response(marked, { headers: plain.headers })
  }
  return {
    page,
    /** What opens /rollcall on a tablet that has lost the host: its name stays, so it is asked for anew each time. */
    rollCallWorker: () => file(['rollcall-worker.js'], 'no-cache'),
    asset: (name: string) => file(['assets', name], 'public, max-age=31536000, immutable'),
  }
}
