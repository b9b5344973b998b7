import { largestSignature, readSignature, type Signature, signatureField } from '../../../shared/signature-rules.ts'

/** Strokes of a drawing, from the base64 that an answer holds. */
export function strokesOf(drawing: string | undefined): number[][] {
  const read: Signature = (drawing && readSignature(atob(drawing))) || []
  return read.map((stroke) => [...stroke])
}

/** As an answer holds it: where it would be too large, every other point within a stroke is left out, as often as needed. */
export function drawingOf(strokes: readonly (readonly number[])[]): string {
  let kept = strokes
  let json = JSON.stringify(kept)
  while (json.length > largestSignature && kept.some(({ length }) => length > 4)) {
    kept = kept.map(halved)
    json = JSON.stringify(kept)
  }
  return btoa(json)
}

/** Its first and last point stay. */
function halved(stroke: readonly number[]): number[] {
  const last = stroke.length / 2 - 1
  return stroke.filter((_value, at) => {
    const point = Math.floor(at / 2)
    return point % 2 === 0 || point === last
  })
}

const within = (value: number, end: number) => Math.min(end, Math.max(0, Math.round(value)))

/** Points on a canvas `width` pixels wide as a stroke in the field's own units, whatever the screen. */
export function strokeOf(points: readonly { x: number; y: number }[], width: number): number[] {
  const unit = signatureField.width / width
  return points.flatMap(({ x, y }) => [within(x * unit, signatureField.width), within(y * unit, signatureField.height)])
}

/** And back, for a canvas that is now `width` pixels wide. */
export function pointsOf(stroke: readonly number[], width: number): { x: number; y: number }[] {
  const pixel = width / signatureField.width
  return Array.from({ length: stroke.length / 2 }, (_none, at) => ({
    x: stroke[at * 2]! * pixel,
    y: stroke[at * 2 + 1]! * pixel,
  }))
}
