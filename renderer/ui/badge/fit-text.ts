/** Steps of a font's size, mm. */
const step = 0.2

/** Letters may reach out of their line by less than this part of their size; a line too many is more. */
const reach = 0.4

function fits(box: HTMLElement): boolean {
  const most = parseFloat(getComputedStyle(box).fontSize) * reach
  return box.scrollWidth <= box.clientWidth + 1 && box.scrollHeight <= box.clientHeight + most
}

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
