import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** Light modules around the code: readers find its edge by them. */
const quiet = 4

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** One bit a pixel, grey, 1 is light; `rows` already packed, each behind its filter byte. */
function png(size: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 1
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A text as the picture of a QR code, PNG, `scale` pixels a module. */
export function qrPng(text: string, scale = 8): Buffer {
  const { data, size: modules } = encode(text, { border: quiet, ecc: 'M' })
  const size = modules * scale
  const rowBytes = Math.ceil(size / 8) + 1
  const rows = Buffer.alloc(rowBytes * size)
  for (let y = 0; y < size; y += 1) {
    const line = data[Math.floor(y / scale)]!
    for (let x = 0; x < size; x += 1) {
      const light = !line[Math.floor(x / scale)]
      if (light) rows[y * rowBytes + 1 + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return png(size, rows)
}
