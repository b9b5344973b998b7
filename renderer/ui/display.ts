/** What a person or a device chose for its screen. `mm`: pixels per millimetre, measured at enrolment. */
export type Display = { contrast?: 'normal' | 'more'; text?: 'normal' | 'large'; reach?: 'normal' | 'low'; mm?: number }

let shown: Display = {}
const hearers = new Set<() => void>()

/** Writes the choice on <html>, where tokens.css reads it. Leaves out = as it was. */
export function showDisplay(display: Display): void {
  const page = document.documentElement
  if (display.contrast) page.dataset.contrast = display.contrast
  if (display.text) page.dataset.text = display.text
  if (display.reach) page.dataset.reach = display.reach
  if (display.mm) page.style.setProperty('--screen-mm', `${display.mm}px`)
  shown = { ...shown, ...display }
  for (const hear of hearers) hear()
}

/** Whether everything to touch stands within reach from a wheelchair, and who wants to hear when that changes. */
export const isReachLow = (): boolean => shown.reach === 'low'
export function listenDisplay(hear: () => void): () => void {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}
