import type { Page } from '@playwright/test'
import { axeFaults } from './axe-run.ts'
import { targetsOf } from './target-size.ts'

/** What leads on, where it is not wholly seen; and anything else to touch that is cut off, where the page tells of no more. */
const outOfSight = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    if (document.querySelector('dialog[open]')) return []
    const isSeen = (target: Element) => {
      const { left, width, top, bottom } = target.getBoundingClientRect()
      return [top + 4, bottom - 4].every((y) => target.contains(document.elementFromPoint(left + width / 2, y)))
    }
    const shown = [...document.querySelectorAll('main :is(button, label:has(input), a, input)')].filter(
      (target) => target.checkVisibility() && target.getBoundingClientRect().height > 8,
    )
    const hidden = shown.filter((target) => !isSeen(target))
    const saysSo = document.querySelector('[data-more]') !== null
    return hidden
      .filter((target) => !saysSo || target.matches('[data-look="sill"]'))
      .map((target) => `${target.textContent || target.id} is out of sight`)
  })

/** What axe finds on a page, targets that are too small for a finger, and what is not seen that should be. */
export async function pageFaults(page: Page): Promise<string[]> {
  const small = (await targetsOf(page)).filter(({ wide, high, isPrimary }) => {
    // A tenth of a millimetre for the browser's rounding.
    const least = isPrimary ? 19.9 : 9.9
    return high < least || wide < 9.9
  })
  const tooSmall = small.map(({ name, wide, high }) => `${name} is ${wide.toFixed(1)} × ${high.toFixed(1)} mm`)
  return [...(await axeFaults(page)), ...tooSmall, ...(await outOfSight(page))]
}
