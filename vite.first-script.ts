import { parseAst, type Plugin } from 'vite'

type Name = { name?: string }

/** Where the first script leaves what the later pieces take from it. */
const left = 'globalThis.foyerFirst'
const exportList = /^export \{([^}]*)\};?$/m
const importList = /^import (?:\{([^}]*)\} from )?"([^"]+)";?$/gm

/** `a as b, c`: what each is, and what it is called on the other side. */
const pairsOf = (names: string): [string, string][] =>
  [...names.matchAll(/([\w$]+)(?:\s+as\s+([\w$]+))?/g)].map(([, name, alias = name]) => [name!, alias!])

/** Every name that is assigned anywhere after its declaration, whatever scope it stands in. */
function assignedIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(assignedIn)
  if (typeof node !== 'object' || node === null) return []
  const { left: target, argument } = node as { left?: Name; argument?: Name }
  const type = 'type' in node ? node.type : ''
  const name = type === 'AssignmentExpression' ? target?.name : type === 'UpdateExpression' ? argument?.name : undefined
  return [...(name === undefined ? [] : [name]), ...Object.values(node).flatMap(assignedIn)]
}

function asScript(code: string): string {
  const pairs = pairsOf(exportList.exec(code)?.[1] ?? '')
  const later = assignedIn(parseAst(code)).filter((name) => pairs.some(([exported]) => exported === name))
  if (later.length > 0) throw new Error(`the later pieces would not see that these change: ${later.join(', ')}`)
  const members = pairs.map(([name, alias]) => `${alias}: ${name}`).join(', ')
  const script = code.replace(exportList, () => `${left} = { ${members} };`).replaceAll('import.meta', 'scriptMeta')
  if (/^(import|export)\b[^(]/m.test(script)) throw new Error('the first script imports, or exports otherwise')
  return `(() => { "use strict"; const scriptMeta = { url: document.currentScript.src };\n${script}\n})()`
}

function asLaterPiece(code: string, first: string): string {
  const piece = code.replace(importList, (whole, names: string | undefined, from: string) => {
    if (from !== `./${first}`) return whole
    const members = pairsOf(names ?? '').map(([name, alias]) => `${name}: ${alias}`)
    return members.length > 0 ? `const { ${members.join(', ')} } = ${left};` : ''
  })
  if (piece.includes(first)) throw new Error('a later piece would load the first script again')
  return piece
}

/**
 * An app's first piece as a deferred script instead of a module. Chromium keeps what it compiled of a script that came over
 * HTTP from one start to the next; a module's it compiles anew. The later pieces stay modules and take by name what they
 * would have imported, as it stood once the first had run: nothing that is exported may be assigned again later.
 */
export function firstScript(): Plugin {
  return {
    name: 'foyer-first-script',
    apply: 'build',
    renderChunk(code, chunk, _options, { chunks }) {
      if (chunk.isEntry) return asScript(code)
      const { fileName } = Object.values(chunks).find(({ isEntry }) => isEntry)!
      return asLaterPiece(code, fileName.replace(/^.*\//, ''))
    },
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const page = html.replace(/<script type="module" crossorigin (src="[^"]+")>/, '<script defer $1>')
        if (page === html) throw new Error('the page names its first script otherwise than expected')
        return page
      },
    },
  }
}
