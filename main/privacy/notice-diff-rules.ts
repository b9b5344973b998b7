import type { NoticeText } from '../../shared/contract/privacy.ts'

export type NoticeChange = { heading: string; before: string | null; after: string | null }

type Pieces = (readonly [string, readonly string[]])[]

const piecesOf = ({ rows, full }: NoticeText): Pieces => [
  ...rows.map(({ heading, text }) => [heading, [text]] as const),
  ...full.map(({ heading, paragraphs }) => [heading, paragraphs] as const),
]

/** What one text says otherwise than another, paragraph by paragraph under each heading; a moved paragraph has not changed. */
export function changesBetween(before: NoticeText, after: NoticeText): NoticeChange[] {
  const layers = (text: NoticeText) => [piecesOf({ ...text, full: [] }), piecesOf({ ...text, rows: [] })] as const
  return layers(before).flatMap((old, layer) => changesOfLayer(new Map(old), new Map(layers(after)[layer]!)))
}

function changesOfLayer(before: Map<string, readonly string[]>, after: Map<string, readonly string[]>): NoticeChange[] {
  const headings = [...new Set([...before.keys(), ...after.keys()])]
  return headings.flatMap((heading) => {
    const old = before.get(heading) ?? []
    const now = after.get(heading) ?? []
    const gone = old.filter((text) => !now.includes(text))
    const come = now.filter((text) => !old.includes(text))
    const count = Math.max(gone.length, come.length)
    return Array.from({ length: count }, (_none, at) => ({
      heading,
      before: gone[at] ?? null,
      after: come[at] ?? null,
    }))
  })
}
