import type { PicturePlace } from '../../shared/contract/kiosk.ts'

export type PictureKind = 'image/png' | 'image/jpeg' | 'image/webp'
export type PictureFacts = { contentType: PictureKind; width: number; height: number }

/** Bytes and pixels a side; a logo stands in a strip 96 pixels high, the wall is 1080 × 1200 at most. */
export const pictureBounds: Record<PicturePlace, { bytes: number; pixels: number }> = {
  logo: { bytes: 200_000, pixels: 2000 },
  wall: { bytes: 1_500_000, pixels: 4000 },
}

/** What a file is by its own bytes, whatever it is called; nothing where it is none of the three kinds. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = ofPng(view) ?? ofJpeg(view) ?? ofWebp(view)
  return found && found.width > 0 && found.height > 0 ? found : undefined
}

const ascii = (view: DataView, at: number, length: number): string =>
  at + length > view.byteLength ? '' : String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length))

function ofPng(view: DataView): PictureFacts | undefined {
  if (view.byteLength < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined
  if (ascii(view, 12, 4) !== 'IHDR') return undefined
  return { contentType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** Markers that begin a frame: C0 to CF without the tables C4, C8 and CC. */
const beginsFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function ofJpeg(view: DataView): PictureFacts | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (beginsFrame(marker))
      return { contentType: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

function ofWebp(view: DataView): PictureFacts | undefined {
  if (view.byteLength < 30 || ascii(view, 0, 4) !== 'RIFF' || ascii(view, 8, 4) !== 'WEBP') return undefined
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  const sizes: Record<string, () => number[]> = {
    'VP8 ': () => [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff],
    VP8L: () => [(view.getUint32(21, true) & 0x3fff) + 1, ((view.getUint32(21, true) >>> 14) & 0x3fff) + 1],
    VP8X: () => [three(24) + 1, three(27) + 1],
  }
  const size = sizes[ascii(view, 12, 4)]?.()
  return size && { contentType: 'image/webp', width: size[0]!, height: size[1]! }
}
