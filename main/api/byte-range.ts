/** First and last byte, both counted in, of a body of `size` bytes; whole where nothing (or several parts) is asked. */
export type ByteRange = 'whole' | 'beyond' | { from: number; to: number }

/** Reads a Range header as RFC 9110 says: what cannot be read is as good as none. */
export function byteRangeOf(header: string | null, size: number): ByteRange {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (!first && !last)) return 'whole'
  if (!first) {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'beyond' : { from: size - length, to: size - 1 }
  }
  if (last && Number(last) < Number(first)) return 'whole'
  if (Number(first) >= size) return 'beyond'
  return { from: Number(first), to: last ? Math.min(Number(last), size - 1) : size - 1 }
}

/**
 * The part of a file that a request asked for: 206, or 416 where it begins beyond the end. A body whose length is known
 * only at its end is made in memory first. Without a validator of ours `If-Range` can only ask for the whole.
 */
export async function asAsked(request: Request, file: Response): Promise<Response> {
  file.headers.set('accept-ranges', 'bytes')
  const header = request.headers.get('range')
  if (file.status !== 200 || header === null || request.headers.has('if-range')) return file
  const bytes = new Uint8Array(await file.arrayBuffer())
  const headers = new Headers(file.headers)
  const range = byteRangeOf(header, bytes.length)
  if (range === 'whole') return new Response(bytes, { headers })
  if (range === 'beyond') {
    headers.set('content-range', `bytes */${bytes.length}`)
    return new Response(null, { status: 416, headers })
  }
  headers.set('content-range', `bytes ${range.from}-${range.to}/${bytes.length}`)
  return new Response(bytes.subarray(range.from, range.to + 1), { status: 206, headers })
}
