import { joinWithin, type Span } from './segment-rules.ts'

/** Parts of gaps in order, each with the explanation that counts for it; what is left over and too short to be a gap is none. */
export function explainGaps<Explanation extends Span & { id: number }>(
  gaps: readonly Span[],
  explanations: readonly Explanation[],
): (Span & { explanation: Explanation | null })[] {
  return gaps.flatMap((gap) => {
    const over = explanations.filter(({ fromAt, toAt }) => fromAt < gap.toAt && toAt > gap.fromAt)
    const inside = over.flatMap(({ fromAt, toAt }) => [fromAt, toAt]).filter((at) => at > gap.fromAt && at < gap.toAt)
    const edges = [...new Set([gap.fromAt, ...inside, gap.toAt])].toSorted((one, other) => one - other)
    const parts: (Span & { explanation: Explanation | null })[] = []
    for (const [place, toAt] of edges.slice(1).entries()) {
      const fromAt = edges[place]!
      const here = over.filter((explanation) => explanation.fromAt < toAt && explanation.toAt > fromAt)
      const explanation = here.reduce<Explanation | null>((last, one) => (last && last.id > one.id ? last : one), null)
      const before = parts.at(-1)
      if (before && before.explanation === explanation) before.toAt = toAt
      else parts.push({ fromAt, toAt, explanation })
    }
    return parts.filter(({ fromAt, toAt, explanation }) => explanation !== null || toAt - fromAt > joinWithin)
  })
}
