import type { Page } from '@playwright/test'
import { axeFaults } from './axe-run.ts'
import { targetsOf } from './target-size.ts'

/**
 * What leads on, where it is not wholly seen; and anything else to touch that is cut off, where the page tells of no more.
 * On a page that somebody zoomed, what neither stands in sight nor comes into it by scrolling.
 */
const outOfSight = (page: Page, zoom: number): Promise<string[]> =>
  page.evaluate(async (isZoomed) => {
    if (document.querySelector('dialog[open]')) return []
    const isSeen = (target: Element) => {
      const { left, width, height, top, bottom } = target.getBoundingClientRect()
      // What leads on is seen whole; of anything else a rim may be covered that a finger does not miss.
      const rim = target.matches('[data-look="sill"]') ? 4 : Math.min(12, height * 0.15)
      return [top + rim, bottom - rim].every((y) => target.contains(document.elementFromPoint(left + width / 2, y)))
    }
    const shown = [
      ...document.querySelectorAll('main :is(button:not([data-more]), label:has(input), a, input)'),
    ].filter((target) => target.checkVisibility() && target.getBoundingClientRect().height > 8)
    const hidden = shown.filter((target) => !isSeen(target))
    if (isZoomed) {
      const moved = [document.querySelector('main')!, document.documentElement]
      const places = moved.map((element) => element.scrollTop)
      // As a person scrolls: that end of it to one height of the screen or another.
      const isSeenAt = async (target: Element, end: 'top' | 'bottom') => {
        const place = () => target.getBoundingClientRect()[end] + (end === 'top' ? 4 : -4)
        for (const share of [0.5, 0.35, 0.2, 0.1]) {
          for (const element of moved) element.scrollTop += place() - window.innerHeight * share
          // What says that there is more goes where there is none.
          for (let frames = 0; frames < 3; frames++) await new Promise((done) => requestAnimationFrame(done))
          const { left, width } = target.getBoundingClientRect()
          if (target.contains(document.elementFromPoint(left + width / 2, place()))) return true
        }
        return false
      }
      const lost: Element[] = []
      for (const target of hidden)
        if (!(await isSeenAt(target, 'top')) || !(await isSeenAt(target, 'bottom'))) lost.push(target)
      for (const [at, element] of moved.entries()) element.scrollTop = places[at]!
      return lost.map((target) => `${target.textContent || target.id} cannot be brought into sight`)
    }
    const edge = document.querySelector('main')!.getBoundingClientRect().top
    // What has been scrolled past is known, unless it leads on or somebody is typing in it.
    const isPast = (target: Element) =>
      target !== document.activeElement &&
      !target.matches('[data-look="sill"]') &&
      target.getBoundingClientRect().top < Math.max(edge, 0)
    const saysSo = document.querySelector('[data-more]') !== null
    return hidden
      .filter((target) => !isPast(target))
      .filter((target) => !saysSo || target.matches('[data-look="sill"]'))
      .map((target) => `${target.textContent || target.id} is out of sight`)
  }, zoom > 1)

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
    if (!cue.contains(document.elementFromPoint((left + right) / 2, top + 6))) return []
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

/** A finger's least, and a tenth of a millimetre for the browser's rounding; WCAG 2.5.8 asks for 24 px beside it. */
const least = { mm: 9.9, primary: 19.9, px: 24 }

async function tooSmall(page: Page, zoom: number): Promise<string[]> {
  const small = (await targetsOf(page, zoom)).filter(
    ({ wide, high, px, isPrimary }) =>
      high < (isPrimary ? least.primary : least.mm) || wide < least.mm || px < least.px,
  )
  return small.map(({ name, wide, high, px }) => `${name} is ${wide.toFixed(1)} × ${high.toFixed(1)} mm, ${px} px`)
}

const looks = [tooSmall, outOfSight, underCue, brokenWords, tooWide]

const seenOn = async (page: Page, zoom: number): Promise<string[]> =>
  (await Promise.all(looks.map((look) => look(page, zoom)))).flat()

/**
 * What axe finds on a page, targets that are too small for a finger, and what is not seen that should be, where it still
 * is not half a second later: on a busy machine a page is laid out again after it has been turned.
 */
export async function pageFaults(page: Page, zoom = 1): Promise<string[]> {
  const seen = await seenOn(page, zoom)
  if (seen.length > 0) await page.waitForTimeout(500)
  return [...(await axeFaults(page)), ...(seen.length > 0 ? await seenOn(page, zoom) : [])]
}
