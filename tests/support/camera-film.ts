import { renameSync, writeFileSync } from 'node:fs'

const width = 640
const height = 480
/** Frames of what stands before the camera; it is filmed over and over. */
const frames = 4

/**
 * Writes what a camera would film as an uncompressed video (YUV4MPEG2, 4:2:0): a picture of dark and light squares held
 * up in the middle of a grey room, or the room alone.
 */
export function writeFilm(file: string, picture: boolean[][] = []): void {
  const luma = Buffer.alloc(width * height, 118)
  const side = Math.min(height - 40, 400)
  const modules = picture.length
  const [left, top] = [(width - side) / 2, (height - side) / 2]
  for (let y = 0; modules > 0 && y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const dark = picture[Math.floor((y * modules) / side)]![Math.floor((x * modules) / side)]
      luma[(top + y) * width + left + x] = dark ? 28 : 226
    }
  const colour = Buffer.alloc((width * height) / 2, 128)
  const film = [Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)]
  for (let frame = 0; frame < frames; frame += 1) film.push(Buffer.from('FRAME\n'), luma, colour)
  writeFileSync(`${file}.new`, Buffer.concat(film))
  renameSync(`${file}.new`, file)
}
