import type { Page } from '@playwright/test'

export type Target = { name: string; wide: number; high: number; isPrimary: boolean }

/**
 * Everything on the page that a finger may touch, in millimetres of this screen: a radio button or a switch is as large
 * as its label. Links inside a sentence and what is hidden are left out.
 */
export function targetsOf(page: Page): Promise<Target[]> {
  return page.evaluate(() => {
    const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))
    const shown = document.querySelector('dialog[open]') ?? document.body
    const found = [...shown.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [role=option]')]
    return found.flatMap((element) => {
      const target = element.closest('label') ?? element
      const { width, height } = target.getBoundingClientRect()
      if (width < 2 || height < 2) return []
      const name = element.getAttribute('aria-label') ?? (target.textContent?.trim().slice(0, 40) || element.id)
      return [{ name, wide: width / mm, high: height / mm, isPrimary: element.dataset['look'] === 'sill' }]
    })
  })
}
