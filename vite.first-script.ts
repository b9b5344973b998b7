import { parseAst, type Plugin } from 'vite'

type Part = { type?: unknown } & Record<string, unknown>

/** Where the first script leaves what the later pieces take from it. */
const left = 'globalThis.foyerFirst'
const exportList = /^export \{([^}]*)\};?$/m
const importList = /^import (?:\{([^}]*)\} from )?"([^"]+)";?$/gm

/** `a as b, c`: what each is, and what it is called on the other side. */
const pairsOf = (names: string): [string, string][] =>
  [...names.matchAll(/([\w$]+)(?:\s+as\s+([\w$]+))?/g)].map(([, name, alias = name]) => [name!, alias!])

const isPart = (node: unknown): node is Part => typeof node === 'object' && node !== null

/** The names that a target of an assignment sets, taken apart as far as it goes: `{ a, b: [c = 1], ...d }`. */
function namesSet(target: unknown): string[] {
  if (!isPart(target)) return []
  if (target.type === 'Identifier') return [target.name as string]
  if (target.type === 'ObjectPattern') return (target.properties as unknown[]).flatMap(namesSet)
  if (target.type === 'ArrayPattern') return (target.elements as unknown[]).flatMap(namesSet)
  if (target.type === 'AssignmentPattern') return namesSet(target.left)
  if (target.type === 'RestElement') return namesSet(target.argument)
  return target.type === 'Property' ? namesSet(target.value) : []
}

/** Every name that is assigned anywhere after its declaration, whatever scope it stands in. */
function assignedIn(node: unknown): string[] {
  if (!isPart(node)) return []
  const sets = /^(AssignmentExpression|For(Of|In)Statement)$/.test(String(node.type))
  const target = sets ? node.left : node.type === 'UpdateExpression' ? node.argument : undefined
  return [...namesSet(target), ...Object.values(node).flatMap(assignedIn)]
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
