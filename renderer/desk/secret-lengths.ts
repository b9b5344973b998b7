/** Told before sending; the host decides. */
export const leastLetters = { pin: 6, passphrase: 15 } as const

/** Letters as a person counts them, not as a machine stores them. */
export function letterCount(text: string): number {
  return [...text.normalize('NFC')].length
}
