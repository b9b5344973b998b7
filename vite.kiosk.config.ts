import { resolve } from 'node:path'
import { defineConfig, mergeConfig, type Plugin } from 'vite'
import { firstScript } from './vite.first-script.ts'
import rendererConfig from './vite.renderer.config.ts'

type Graph = { getModuleInfo: (id: string) => { isEntry: boolean; importers: readonly string[] } | null }

/** Whether a module is read before anything is shown: whoever imports it at once is, up to the page itself. */
function isFirst(id: string, graph: Graph, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  const module = graph.getModuleInfo(id)
  return module !== null && (module.isEntry || module.importers.some((importer) => isFirst(importer, graph, seen)))
}

/** The typefaces of the first page, asked for with its script: it is laid out once, and no letter changes under the eye. */
const typefaces = /(besley|atkinson-hyperlegible-next)-latin-wght-normal/

function preloadTypefaces(): Plugin {
  return {
    name: 'foyer-typefaces',
    transformIndexHtml: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => typefaces.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        })),
  }
}

const { input: _others, ...rolldownOptions } = rendererConfig.build!.rolldownOptions!

/**
 * The visitor's app, built by itself after the others, and what it needs first as one piece: together with them, and with
 * what it fetches later, it is cut into thirty, and a slow tablet reads every one of them before it shows anything.
 */
export default defineConfig(
  mergeConfig(
    { ...rendererConfig, build: { ...rendererConfig.build, rolldownOptions } },
    {
      plugins: [preloadTypefaces(), firstScript()],
      build: {
        emptyOutDir: false,
        rolldownOptions: {
          input: { kiosk: resolve('renderer/kiosk.html') },
          output: {
            codeSplitting: {
              groups: [
                { debugName: 'first', name: (id: string, graph: Graph) => (isFirst(id, graph) ? 'first' : null) },
              ],
            },
          },
        },
      },
    },
  ),
)
