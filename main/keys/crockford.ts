import { randomInt } from 'node:crypto'

/** Digits and letters that cannot be taken for one another: no I, L, O or U. Five bits a character. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** So many random characters. */
export const randomCrockford = (length: number): string =>
  Array.from({ length }, () => crockford[randomInt(32)]).join('')

/** What a person typed, as it was meant: any case, O for 0, I and L for 1, without spaces and dashes. */
export const readCrockford = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

/** "ABCD-EFGH-…": groups of four, easier to read out and to type. */
export const inGroups = (code: string): string => code.match(/.{1,4}/g)!.join('-')
