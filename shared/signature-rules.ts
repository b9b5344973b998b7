/** A drawn signature: each stroke is x0, y0, x1, y1 … in whole units of a field of this size. */
export type Signature = readonly (readonly number[])[]
export const signatureField = { width: 1000, height: 360 }
/** Bytes of its JSON. */
export const largestSignature = 20_000

const inside = (value: unknown, end: number): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= end

const isStroke = (stroke: unknown): stroke is number[] =>
  Array.isArray(stroke) &&
  stroke.length >= 2 &&
  stroke.length % 2 === 0 &&
  stroke.every((value, at) => inside(value, at % 2 === 0 ? signatureField.width : signatureField.height))

/** From its JSON; undefined where that is no signature, too large, or nothing was drawn. */
export function readSignature(json: string): Signature | undefined {
  if (json.length > largestSignature) return undefined
  let strokes: unknown
  try {
    strokes = JSON.parse(json)
  } catch {
    return undefined
  }
  return Array.isArray(strokes) && strokes.length > 0 && strokes.every(isStroke) ? strokes : undefined
}

/** As the path of an SVG whose view is `signatureField`; numbers alone, so that it carries nothing else. */
export const signaturePath = (signature: Signature): string =>
  signature
    .map((stroke) => {
      const points: string[] = []
      for (let at = 0; at < stroke.length; at += 2) points.push(`${stroke[at]} ${stroke[at + 1]}`)
      // A dot is a line to itself.
      return `M${points.length === 1 ? [...points, ...points].join('L') : points.join('L')}`
    })
    .join('')
