import { inflateSync } from 'node:zlib'

const woffHeader = 44
const woffEntry = 20
const sfntHeader = 12
const sfntEntry = 16

/** The font inside a WOFF 1.0 file (https://www.w3.org/TR/WOFF/), as the sfnt that the PDF library embeds without faults. */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font')
  const count = woff.readUInt16BE(12)
  const sfnt = Buffer.alloc(woff.readUInt32BE(16))
  const nearest = 2 ** Math.floor(Math.log2(count))
  woff.copy(sfnt, 0, 4, 8)
  sfnt.writeUInt16BE(count, 4)
  sfnt.writeUInt16BE(nearest * 16, 6)
  sfnt.writeUInt16BE(Math.log2(nearest), 8)
  sfnt.writeUInt16BE((count - nearest) * 16, 10)
  let end = sfntHeader + count * sfntEntry
  for (let n = 0; n < count; n += 1) {
    const from = woffHeader + n * woffEntry
    const at = woff.readUInt32BE(from + 4)
    const packed = woff.subarray(at, at + woff.readUInt32BE(from + 8))
    const length = woff.readUInt32BE(from + 12)
    const table = packed.length < length ? inflateSync(packed) : packed
    const to = sfntHeader + n * sfntEntry
    woff.copy(sfnt, to, from, from + 4)
    woff.copy(sfnt, to + 4, from + 16, from + 20)
    sfnt.writeUInt32BE(end, to + 8)
    sfnt.writeUInt32BE(length, to + 12)
    table.copy(sfnt, end)
    end += (length + 3) & ~3
  }
  return sfnt
}
