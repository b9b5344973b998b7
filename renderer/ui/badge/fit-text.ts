/** Steps of a font's size, mm. */
const step = 0.2

const fits = (box: HTMLElement) => box.scrollWidth <= box.clientWidth + 1 && box.scrollHeight <= box.clientHeight + 1

/**
 * Sets a text as large as its box holds, between two sizes in mm: whole words while they fit at `least`, then words that
 * break, and what even then is too long ends at the box's edge.
 */
export function fitText(box: HTMLElement, most: number, least: number): void {
  for (const wrap of ['normal', 'anywhere']) {
    box.style.overflowWrap = wrap
    for (let size = most; size >= least - step / 2; size -= step) {
      box.style.fontSize = `${size.toFixed(1)}mm`
      if (fits(box)) return
    }
  }
}
