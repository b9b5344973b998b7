/** Channels 0–255 of `#rrggbb`. */
type Channels = [red: number, green: number, blue: number]

const channels = (colour: string): Channels =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Channels
const written = (parts: Channels): string =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Channels
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** `share` (0–1) of the first colour over the second. */
export function mixed(one: string, other: string, share: number): string {
  const under = channels(other)
  return written(channels(one).map((part, at) => part * share + under[at]! * (1 - share)) as Channels)
}

/** Text needs so much (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5
const white = '#ffffff'
const ground = '#f1f4f1'
const tintShare = 0.13

/** The kiosk's colours made from a brand colour: the door (buttons, links), pressed, and its tint. */
export const doorShades = (brand: string) => ({
  door: brand,
  press: mixed('#000000', brand, 0.25),
  tint: mixed(brand, white, tintShare),
})

/** The least contrast that a brand colour has wherever the kiosk writes with it or on it. */
export function brandContrast(brand: string): number {
  return Math.min(contrast(brand, white), contrast(brand, ground), contrast(brand, doorShades(brand).tint))
}

/** The least contrast of the white words on a wall of this colour. */
export const wallContrast = (wall: string): number => contrast(wall, white)

/** The nearest darker shade that `contrastOf` finds enough; the colour itself where it is. */
export function readableShade(colour: string, contrastOf: (colour: string) => number): string {
  for (let share = 0; share < 1; share += 0.01) {
    const shade = mixed('#000000', colour, share)
    if (contrastOf(shade) >= leastContrast) return shade
  }
  return '#000000'
}

/** How much of the wall's colour (0–1) lies over a picture, so that white words can be read on its lightest place. */
export function scrimOf(wall: string): number {
  for (let share = 0.5; share < 1; share += 0.01) {
    if (contrast(mixed(wall, white, share), white) >= leastContrast) return Math.round(share * 100) / 100
  }
  return 1
}

/** Quieter words on the wall: somewhat of its colour where they stay readable, else white. */
export function quietOnWall(wall: string): string {
  const quiet = mixed(white, wall, 0.78)
  return contrast(quiet, wall) >= leastContrast ? quiet : white
}
