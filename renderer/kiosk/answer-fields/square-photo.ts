import { largestPhoto } from '../../../shared/answer-rules.ts'

/** The middle square of what a camera shows, as base64 of a JPEG within its bounds; a canvas writes nothing beside it. */
export function squarePhoto(video: HTMLVideoElement): string {
  const side = Math.min(video.videoWidth, video.videoHeight)
  const size = Math.min(largestPhoto.pixels, side)
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const left = (video.videoWidth - side) / 2
  const top = (video.videoHeight - side) / 2
  canvas.getContext('2d')!.drawImage(video, left, top, side, side, 0, 0, size, size)
  for (let quality = 0.85; ; quality -= 0.15) {
    const [, data = ''] = canvas.toDataURL('image/jpeg', quality).split(',')
    if ((data.length * 3) / 4 <= largestPhoto.bytes || quality < 0.2) return data
  }
}
