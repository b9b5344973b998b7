/** A part of a letter, decoded, by its content type. */
export function partOf(raw: string, contentType: RegExp): Buffer {
  const part = raw.split(/\r\n--[^\r\n]+\r\n/).find((piece) => contentType.test(piece.split('\r\n\r\n')[0]!))
  if (!part) throw new Error(`no part is ${contentType}`)
  const [head, ...body] = part.split('\r\n\r\n')
  const text = body.join('\r\n\r\n').split(/\r\n--/)[0]!
  if (/base64/i.test(head!)) return Buffer.from(text, 'base64')
  if (!/quoted-printable/i.test(head!)) return Buffer.from(text)
  const plain = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}
