import { crc32, inflateSync } from 'node:zlib'

/** A one-bit grey PNG as rows of booleans (true is dark), every checksum and length checked on the way. */
export function readPng(file: Buffer): boolean[][] {
  if (file.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a') throw new Error('no PNG')
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    const type = file.subarray(at + 4, at + 8).toString('latin1')
    const data = file.subarray(at + 8, at + 8 + length)
    if (file.readUInt32BE(at + 8 + length) !== crc32(file.subarray(at + 4, at + 8 + length)))
      throw new Error(`${type} is damaged`)
    chunks.push({ type, data })
    at += length + 12
  }
  if (chunks.map(({ type }) => type).join() !== 'IHDR,IDAT,IEND') throw new Error('other chunks')
  const header = chunks[0]!.data
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  if (
    header.length !== 13 ||
    header[8] !== 1 ||
    header[9] !== 0 ||
    header[10] !== 0 ||
    header[11] !== 0 ||
    header[12] !== 0
  )
    throw new Error('not one grey bit a pixel')
  const rows = inflateSync(chunks[1]!.data)
  const rowBytes = Math.ceil(width / 8) + 1
  if (rows.length !== rowBytes * height) throw new Error('rows of another length')
  return Array.from({ length: height }, (_, y) => {
    if (rows[y * rowBytes] !== 0) throw new Error('filtered')
    return Array.from({ length: width }, (_row, x) => (rows[y * rowBytes + 1 + (x >> 3)]! & (0x80 >> (x & 7))) === 0)
  })
}

/** The same as RGBA, four bytes a pixel. */
export function asImage(rows: boolean[][]): { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number } {
  const height = rows.length
  const width = rows[0]!.length
  const data = new Uint8ClampedArray(width * height * 4)
  for (const [y, row] of rows.entries())
    for (const [x, dark] of row.entries()) {
      const at = (y * width + x) * 4
      data.fill(dark ? 0 : 255, at, at + 3)
      data[at + 3] = 255
    }
  return { data, width, height }
}
