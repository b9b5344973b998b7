import { readSync } from 'node:fs'

/** What a recording's container says of itself: its length, whether its writer has finished it, and when it was begun (unix ms). */
export type Said = { lengthMs: number | null; finished: boolean; createdAt: number | null }

const nothing: Said = { lengthMs: null, finished: false, createdAt: null }
const beginning = Buffer.alloc(4096)
const elsewhere = Buffer.alloc(256)

/** An open file's bytes; few where it ends before. */
type Bytes = (at: number, length: number) => Buffer

/** The beginning is read once, and places beyond it with what follows them. */
function bytesOf(fd: number): { start: Buffer; bytes: Bytes } {
  const start = beginning.subarray(0, readSync(fd, beginning, 0, beginning.length, 0))
  let from = 0
  let near = elsewhere.subarray(0, 0)
  const bytes: Bytes = (at, length) => {
    if (at + length <= start.length) return start.subarray(at, at + length)
    if (at < from || at + length > from + near.length) {
      from = at
      near = elsewhere.subarray(0, readSync(fd, elsewhere, 0, elsewhere.length, at))
    }
    return near.subarray(at - from, at - from + length)
  }
  return { start, bytes }
}

/**
 * Reads the few bytes of an mp4 or Matroska file that say how long it is and whether it is whole; of others, nothing.
 * Without its `size` it is not asked whether it is whole.
 *
 * Finished is what cannot be true while a recorder writes: the boxes of an mp4 meet its end exactly and its index is among
 * them; a fragmented one ends with its index of fragments; a Matroska segment says its size, and the file ends there. Each
 * is written last, when the recorder closes the file. Streams and files without such an end are never finished.
 */
export function readContainer(fd: number, size?: number): Said {
  const { start, bytes } = bytesOf(fd)
  if (start.length >= 12 && start.readUInt32BE(0) === matroska.header) return readMatroska(start, size)
  return start.length >= 16 && mp4First.has(start.toString('latin1', 4, 8)) ? readMp4(bytes, size) : nothing
}

const mp4First = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'styp'])

type Box = { type: string; body: number; end: number }

/** The box at a place; none where it cannot be read or has no size of its own, as while it is being written. */
function boxAt(bytes: Bytes, at: number): Box | undefined {
  const head = bytes(at, 16)
  if (head.length < 8) return undefined
  const short = head.readUInt32BE(0)
  if (short === 1 && head.length < 16) return undefined
  const long = short === 1 ? Number(head.readBigUInt64BE(8)) : short
  const body = at + (short === 1 ? 16 : 8)
  return at + long < body ? undefined : { type: head.toString('latin1', 4, 8), body, end: at + long }
}

/** ISO/IEC 14496-12. Length in `moov/mvhd` (§8.2.2), which says nothing of a file in fragments (`moof`, after its `moov`). */
function readMp4(bytes: Bytes, size: number | undefined): Said {
  let movie: Movie = { lengthMs: null, createdAt: null }
  let media = false
  let indexed = false
  let at = 0
  for (let boxes = 0; boxes < 100 && at !== size; boxes += 1) {
    const box = boxAt(bytes, at)
    if (!box) return { ...movie, finished: false }
    if (box.type === 'moof') return { ...movie, lengthMs: null, finished: endsWithFragmentIndex(bytes, size) }
    if (box.type === 'moov') {
      indexed = true
      movie = readMovie(bytes, box)
    }
    if (box.type === 'mdat') media = true
    if (indexed && media && size === undefined) break
    at = box.end
  }
  return { ...movie, finished: indexed && at === size }
}

type Movie = Pick<Said, 'lengthMs' | 'createdAt'>
/** Seconds from 1904, from which an mp4 counts, to 1970. */
const from1904 = 2_082_844_800

function readMovie(bytes: Bytes, moov: Box): Movie {
  const none: Movie = { lengthMs: null, createdAt: null }
  let at = moov.body
  for (let boxes = 0; boxes < 20 && at + 8 <= moov.end; boxes += 1) {
    const box = boxAt(bytes, at)
    if (!box) return none
    if (box.type === 'mvhd') {
      const body = bytes(box.body, 32)
      if (body.length < 32) return none
      const long = body[0] === 1
      const scale = body.readUInt32BE(long ? 20 : 12)
      const units = long ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16)
      const created = long ? Number(body.readBigUInt64BE(4)) : body.readUInt32BE(4)
      return {
        lengthMs: scale > 0 && units !== 0xffffffff ? (units / scale) * 1000 : null,
        createdAt: created > from1904 ? (created - from1904) * 1000 : null,
      }
    }
    at = box.end
  }
  return none
}

/** `mfra` and, as its last box, `mfro` with its size (§8.8.9–11). */
function endsWithFragmentIndex(bytes: Bytes, size: number | undefined): boolean {
  if (size === undefined) return false
  const last = bytes(size - 16, 16)
  if (last.length < 16 || last.toString('latin1', 4, 8) !== 'mfro') return false
  const index = boxAt(bytes, size - last.readUInt32BE(12))
  return index?.type === 'mfra' && index.end === size
}

const matroska = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  cluster: 0x1f43b675,
  scale: 0x2ad7b1,
  duration: 0x4489,
  date: 0x4461,
  timestamp: 0xe7,
} as const

/** Matroska counts ns from there. */
const from2001 = Date.UTC(2001, 0)
type Element = { id: number; body: number; size: number | null }

/** RFC 8794: an identifier and a size of one to eight bytes each; a size of ones alone is not known. */
function elementAt(start: Buffer, at: number): Element | undefined {
  const idBytes = Math.clz32(start[at] ?? 0) - 23
  const sizeAt = at + idBytes
  const sizeBytes = Math.clz32(start[sizeAt] ?? 0) - 23
  if (idBytes > 4 || sizeBytes > 8 || sizeAt + sizeBytes > start.length) return undefined
  let size = start[sizeAt]! & (0xff >> sizeBytes)
  let known = size !== 0xff >> sizeBytes
  for (const byte of start.subarray(sizeAt + 1, sizeAt + sizeBytes)) {
    size = size * 256 + byte
    if (byte !== 0xff) known = true
  }
  return { id: start.readUIntBE(at, idBytes), body: sizeAt + sizeBytes, size: known ? size : null }
}

/** The elements between two places, as far as the bytes of the beginning reach. */
function* elementsIn(start: Buffer, from: number, to: number): Generator<Element> {
  for (let at = from; at < Math.min(to, start.length);) {
    const element = elementAt(start, at)
    if (!element) return
    yield element
    if (element.size === null) return
    at = element.body + element.size
  }
}

function findElement(start: Buffer, from: number, id: number): Element | undefined {
  for (const element of elementsIn(start, from, start.length)) if (element.id === id) return element
  return undefined
}

const numberOf = (start: Buffer, { body, size }: Element): number =>
  size && size <= 6 && body + size <= start.length ? start.readUIntBE(body, size) : 0

/** RFC 9559. The recorder's clock may not have begun at nought, so the first cluster's time is taken off. */
function readMatroska(start: Buffer, size: number | undefined): Said {
  const segment = findElement(start, 0, matroska.segment)
  if (!segment) return nothing
  const finished = segment.size !== null && segment.body + segment.size === size
  let scale = 1_000_000
  let units: number | null = null
  let createdAt: number | null = null
  for (const part of elementsIn(start, segment.body, start.length)) {
    if (part.id === matroska.info && part.size !== null)
      for (const said of elementsIn(start, part.body, part.body + part.size)) {
        if (said.id === matroska.scale) scale = numberOf(start, said)
        if (said.id === matroska.date && said.size === 8)
          createdAt = from2001 + Number(start.readBigInt64BE(said.body) / 1_000_000n)
        if (said.id === matroska.duration)
          units = said.size === 8 ? start.readDoubleBE(said.body) : start.readFloatBE(said.body)
      }
    if (part.id !== matroska.cluster) continue
    const began = findElement(start, part.body, matroska.timestamp)
    const lengthMs = units && began ? ((units - numberOf(start, began)) * scale) / 1_000_000 : null
    return { lengthMs, finished, createdAt }
  }
  return { lengthMs: null, finished, createdAt }
}
