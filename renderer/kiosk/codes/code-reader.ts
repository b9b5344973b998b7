import type { ReadAnswer } from './code-reader-worker.ts'

/** Wide enough for a code at arm's length, small enough to be read many times a second. */
const widest = 960
/** ms between two pictures. */
const pause = 120

/** A picture of the video as it stands; none before it plays. */
function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0) return null
  const scale = Math.min(1, widest / videoWidth)
  canvas.width = Math.round(videoWidth * scale)
  canvas.height = Math.round(videoHeight * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/**
 * Reads codes out of a playing video, one picture after another, in a worker. `onText` hears each that is seen; returns
 * what stops it, after which nothing is heard. Pictures stay in memory and go nowhere.
 */
export function readCodes(video: HTMLVideoElement, onText: (text: string) => void, onBroken: () => void): () => void {
  const worker = new Worker(new URL('./code-reader-worker.ts', import.meta.url), { type: 'module' })
  const canvas = document.createElement('canvas')
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const picture = pictureOf(video, canvas)
    if (picture) worker.postMessage(picture, [picture.data.buffer])
    else timer = setTimeout(look, pause)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
    if (data.broken) return onBroken()
    if (data.text !== null) onText(data.text)
    timer = setTimeout(look, pause)
  })
  worker.addEventListener('error', onBroken)
  look()
  return () => {
    clearTimeout(timer)
    worker.terminate()
  }
}
