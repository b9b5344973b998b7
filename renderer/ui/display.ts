/** What a person or a device chose for its screen. `mm`: pixels per millimetre, measured at enrolment. */
export type Display = { contrast?: 'normal' | 'more'; text?: 'normal' | 'large'; mm?: number }

/** Writes the choice on <html>, where tokens.css reads it. Leaves out = as it was. */
export function showDisplay(display: Display): void {
  const page = document.documentElement
  if (display.contrast) page.dataset.contrast = display.contrast
  if (display.text) page.dataset.text = display.text
  if (display.mm) page.style.setProperty('--mm', `${display.mm}px`)
}
