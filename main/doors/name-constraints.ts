import { Extension } from '@peculiar/x509'
import { isIPv4 } from 'node:net'

/** Names (each with everything below it) and ranges of addresses. */
export type Reach = { dns: string[]; ranges: { address: string; prefix: number }[] }

/**
 * The critical extension by which a client refuses whatever an authority signs outside its reach (RFC 5280, 4.2.1.10),
 * so that its key, if it were stolen, could not speak for the rest of the internet.
 */
export function nameConstraints({ dns, ranges }: Reach): Extension {
  const subtrees = [
    ...dns.map((name) => tlv(dnsName, Buffer.from(name, 'ascii'))),
    ...ranges.map(({ address, prefix }) => {
      const bytes = bytesOf(address)
      return tlv(ipAddress, bytes, mask(bytes.length, prefix))
    }),
  ].map((base) => tlv(sequence, base))
  return new Extension('2.5.29.30', true, new Uint8Array(tlv(sequence, tlv(permitted, ...subtrees))))
}

const sequence = 0x30
const permitted = 0xa0
const dnsName = 0x82
const ipAddress = 0x87

function tlv(tag: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts)
  const { length } = value
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...head]), value])
}

function bytesOf(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number))
  const groups = (text = '') => text.split(':').filter(Boolean)
  const [head, tail] = address.split('::').map(groups)
  const missing = Array<string>(8 - head!.length - (tail?.length ?? 0)).fill('0')
  return Buffer.from([...head!, ...missing, ...(tail ?? [])].map((group) => group.padStart(4, '0')).join(''), 'hex')
}

const mask = (bytes: number, prefix: number): Buffer =>
  Buffer.from(Array.from({ length: bytes }, (_none, at) => (0xff00 >> Math.max(0, Math.min(8, prefix - at * 8))) & 255))
