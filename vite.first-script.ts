import type { Plugin } from 'vite'

/** Where the first script leaves what the later pieces take from it. */
const left = 'globalThis.foyerFirst'

/** `a as b, c` as the members of an object, `b: a, c: c` of those left, `a: b, c: c` of those taken. */
function members(names: string, way: 'left' | 'taken'): string {
  const pairs = [...names.matchAll(/([\w$]+)(?:\s+as\s+([\w$]+))?/g)].map(([, name, alias = name]) => [name, alias])
  return pairs.map((pair) => (way === 'left' ? pair.toReversed() : pair).join(': ')).join(', ')
}

/**
 * An app's first piece as a deferred script instead of a module. Chromium keeps what it compiled of a script from one
 * start to the next; a module's it compiles anew. The later pieces stay modules and take by name what they would have
 * imported, as it stood once the first had run: nothing that is exported may be assigned again later.
 */
export function firstScript(): Plugin {
  return {
    name: 'foyer-first-script',
    apply: 'build',
    renderChunk(code, chunk, _options, { chunks }) {
      if (chunk.isEntry) {
        const script = code
          .replace(/^export \{([^}]*)\};?$/m, (_whole, names: string) => `${left} = { ${members(names, 'left')} };`)
          .replaceAll('import.meta', 'scriptMeta')
        if (/^(import|export)\b[^(]/m.test(script)) this.error('the first script imports, or exports twice')
        return `(() => { "use strict"; const scriptMeta = { url: document.currentScript.src };\n${script}\n})()`
      }
      const first = Object.values(chunks)
        .find(({ isEntry }) => isEntry)!
        .fileName.replace(/^.*\//, './')
      return code.replace(
        /^import (?:\{([^}]*)\} from )?"([^"]+)";?$/gm,
        (whole, names: string | undefined, from: string) =>
          from === first ? (names ? `const { ${members(names, 'taken')} } = ${left};` : '') : whole,
      )
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace(/<script type="module" crossorigin (src="[^"]+")>/, '<script defer $1>'),
    },
  }
}
