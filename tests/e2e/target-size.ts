import type { Page } from '@playwright/test'

export type Target = { name: string; wide: number; high: number; px: number; isPrimary: boolean }

/**
 * Everything on the page that a finger may touch, in millimetres of the glass, and its lesser side in the page's own
 * pixels: a radio button or a switch is as large as its label. A page zoomed after the screen was measured keeps its
 * `--screen-mm`, while each of its pixels is `zoom` times as large. Links inside a sentence and what is hidden are left out.
 */
export function targetsOf(page: Page, zoom = 1): Promise<Target[]> {
  return page.evaluate((zoomed) => {
    const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--screen-mm')) / zoomed
    const shown = document.querySelector('dialog[open]') ?? document.body
    const found = [...shown.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [role=option]')]
    return found.flatMap((element) => {
      const target = element.closest('label') ?? element
      const { width, height } = target.getBoundingClientRect()
      if (width < 2 || height < 2) return []
      const name = element.getAttribute('aria-label') ?? (target.textContent?.trim().slice(0, 40) || element.id)
      const isPrimary = element.dataset['look'] === 'sill'
      return [{ name, wide: width / mm, high: height / mm, px: Math.min(width, height), isPrimary }]
    })
  }, zoom)
}
