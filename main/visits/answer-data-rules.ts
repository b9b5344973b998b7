import { largestPhoto } from '../../shared/answer-rules.ts'
import type { QuestionKind } from '../../shared/question-kinds.ts'
import { readSignature } from '../../shared/signature-rules.ts'

/** What more than text an answer may carry, as it is kept; null where there is none, undefined where it is broken. */
export function readData(kind: QuestionKind, data: Uint8Array | null): Uint8Array | null | undefined {
  if (kind === 'photo') return data && isPhoto(data) ? data : undefined
  if (kind !== 'signature' && kind !== 'document') return null
  if (!data) return null
  const signature = readSignature(new TextDecoder().decode(data))
  return signature && new TextEncoder().encode(JSON.stringify(signature))
}

/**
 * A JPEG of a small square, with a picture's own segments alone: what a camera writes beside it (place, time, device) is
 * refused, wherever it came from.
 */
export function isPhoto(bytes: Uint8Array): boolean {
  if (bytes.length > largestPhoto.bytes || bytes[0] !== 0xff || bytes[1] !== 0xd8) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sized = false
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === 0xda) return sized
    // Exif and other applications' segments stand in APP1 to APP15, comments in FE; APP2 may hold a colour profile.
    if ((marker >= 0xe1 && marker <= 0xef && marker !== 0xe2) || marker === 0xfe) return false
    if (beginsFrame(marker)) {
      const height = view.getUint16(at + 5)
      const width = view.getUint16(at + 7)
      if (width === 0 || width !== height || width > largestPhoto.pixels) return false
      sized = true
    }
    at += 2 + view.getUint16(at + 2)
  }
  return false
}

/** Markers C0 to CF without the tables C4, C8 and CC. */
const beginsFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
