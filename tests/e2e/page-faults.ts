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

/** Whether the page can be moved sideways. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const over = document.documentElement.scrollWidth - window.innerWidth
    return over > 0 ? [`${over} px wider than the screen`] : []
  })

/** What can be touched beside the cue that there is more below: then the cue lies half over it. */
const underCue = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const cue = document.querySelector('[data-more]')
    if (!cue || document.querySelector('dialog[open]')) return []
    const { left, right, top } = cue.getBoundingClientRect()
    return [left - 8, right + 8].flatMap((x) => {
      const target = document.elementFromPoint(x, top + 6)?.closest('button, label, a, input')
      return target && !target.closest('[data-kept]') ? [`${target.textContent || target.id} is half covered`] : []
    })
  })

/** Words of headings and buttons that do not fit their line whole; a visitor's own words may be of any length. */
const brokenWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = document.querySelector('dialog[open]') ?? document.querySelector('main') ?? document.body
    const faults: string[] = []
    const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement } = node
      if (!parentElement?.closest('h1, h2, button') || parentElement.closest('bdi')) continue
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[^\s-]+/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) faults.push(`“${word}” is broken`)
      }
    }
    return faults
  })

/** What axe finds on a page, targets that are too small for a finger, and what is not seen that should be. */
export async function pageFaults(page: Page): Promise<string[]> {
  const small = (await targetsOf(page)).filter(({ wide, high, isPrimary }) => {
    // A tenth of a millimetre for the browser's rounding.
    const least = isPrimary ? 19.9 : 9.9
    return high < least || wide < 9.9
  })
  const tooSmall = small.map(({ name, wide, high }) => `${name} is ${wide.toFixed(1)} × ${high.toFixed(1)} mm`)
  const seen = await Promise.all([outOfSight, underCue, brokenWords, tooWide].map((look) => look(page)))
  return [...(await axeFaults(page)), ...tooSmall, ...seen.flat()]
}
