/** Pixels, and how many of them a millimetre of the glass has at 100 %: `zoom` is what the page then shows itself at. */
export type Screen = { width: number; height: number; mm: number; zoom?: number }

export const screens: Record<string, Screen> = {
  kiosk: { width: 1080, height: 1920, mm: 3.6 },
  tablet: { width: 1180, height: 820, mm: 5.2 },
  small: { width: 768, height: 1024, mm: 5.2 },
  // The first and the last at 200 %: half as many pixels, each twice as large.
  kiosk200: { width: 540, height: 960, mm: 3.6, zoom: 2 },
  small200: { width: 384, height: 512, mm: 5.2, zoom: 2 },
}

/** What a visitor may choose on the text panel. */
export const comforts = { plain: {}, large: { text: 1 }, contrast: { contrast: 1 }, low: { reach: 1 } } as const
export type ComfortName = keyof typeof comforts
