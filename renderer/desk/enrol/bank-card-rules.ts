/** The long edge of a bank card (ISO/IEC 7810 ID-1), in mm. */
export const cardMm = 85.6

/** A guess before anybody has matched the bar: tablets are denser than monitors. CSS pixels per mm. */
export function startingPixelsPerMm(): number {
  return matchMedia('(pointer: coarse)').matches ? 5.2 : 3.6
}
