import type { PicturePlace } from '../../../shared/contract/kiosk.ts'

/** Longest side in pixels, and the bytes that the host takes. */
const bounds: Record<PicturePlace, { pixels: number; bytes: number }> = {
  logo: { pixels: 1200, bytes: 200_000 },
  wall: { pixels: 2160, bytes: 1_500_000 },
}

/**
 * A picture as small as its place needs, as base64; nothing where the browser cannot read the file. Drawn anew, so that
 * nothing goes along of what a camera writes beside a picture: where, when, by whom.
 */
export async function shrunkPicture(file: Blob, place: PicturePlace): Promise<string | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return undefined
  const { pixels, bytes } = bounds[place]
  for (let longest = pixels; longest >= 200; longest = Math.round(longest * 0.75)) {
    const blob = await drawn(picture, longest, place)
    if (blob.size <= bytes) return base64Of(blob)
  }
  return undefined
}

function drawn(picture: ImageBitmap, longest: number, place: PicturePlace): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  )
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  // A logo keeps what is see-through of it.
  return canvas.convertToBlob(place === 'logo' ? { type: 'image/png' } : { type: 'image/webp', quality: 0.82 })
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(binary)
}
