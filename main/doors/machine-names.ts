import { BlockList, isIPv4 } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import type { Reach } from './name-constraints.ts'

/** By what browsers reach this machine. IPv6 addresses without brackets. */
export type Names = { dns: string[]; addresses: string[] }

/** This machine's name, as itself and as mDNS spells it, `localhost`, and its addresses but link-local ones. */
export function namesOfThisMachine(): Names {
  const name = hostname().toLowerCase()
  const usable = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name) && name !== 'localhost'
  const own = !usable ? [] : name.includes('.') ? [name] : [name, `${name}.local`]
  const addresses = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ address, internal }) => !internal && !/^(169\.254\.|fe80:)/i.test(address))
    .map(({ address }) => address.toLowerCase())
  return { dns: [...own, 'localhost'], addresses: [...[...new Set(addresses)].toSorted(), '127.0.0.1', '::1'] }
}

/** What an authority made now may vouch for: these names, `.local`, the addresses of private networks, and these. */
export function reachOf({ dns, addresses }: Names): Reach {
  const privateRanges = [
    { address: '10.0.0.0', prefix: 8 },
    { address: '172.16.0.0', prefix: 12 },
    { address: '192.168.0.0', prefix: 16 },
    { address: '127.0.0.0', prefix: 8 },
    { address: '::1', prefix: 128 },
    { address: 'fc00::', prefix: 7 },
  ]
  const covered = blockListOf(privateRanges)
  const others = addresses.filter((address) => !includes(covered, address))
  return {
    dns: [...dns.filter((name) => !name.endsWith('.local')), 'local'],
    ranges: [...privateRanges, ...others.map((address) => ({ address, prefix: isIPv4(address) ? 32 : 128 }))],
  }
}

/** The names that lie within an authority's reach; what came later and lies outside is not served. */
export function namesWithin({ dns, addresses }: Names, reach: Reach): Names {
  const covered = blockListOf(reach.ranges)
  return {
    dns: dns.filter((name) => reach.dns.some((base) => name === base || name.endsWith(`.${base}`))),
    addresses: addresses.filter((address) => includes(covered, address)),
  }
}

/** As an address bar spells an address. */
export const inUrl = (address: string): string => (address.includes(':') ? `[${address}]` : address)

const family = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6')
const includes = (list: BlockList, address: string): boolean => list.check(address, family(address))

function blockListOf(ranges: Reach['ranges']): BlockList {
  const list = new BlockList()
  for (const { address, prefix } of ranges) list.addSubnet(address, prefix, family(address))
  return list
}
