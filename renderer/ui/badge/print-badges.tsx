import { createRoot } from 'react-dom/client'
import type { Badge } from '../../../shared/contract/badges.ts'
import { BadgeLabel } from './badge-label.tsx'
import styles from './print-badges.module.css'
import { printByWindow } from './window-printer.ts'

/** Only while labels are printed: other pages print on other paper. */
const paper = `
@page { size: 62mm 100mm; margin: 0 }
@media print {
  html, body { min-block-size: 0 !important; block-size: auto !important; margin: 0 !important; padding: 0 !important;
    overflow: visible !important; background: #fff !important }
  body > :not([data-badges]) { display: none !important }
}`

/**
 * Prints labels, one a page, in the language that is shown. Answers how to put them away, which also happens once they
 * are printed: nothing of a visitor stays in the page. `told` hears whether the printer took them; a browser, which does
 * not know, says so as soon as it has asked. Labels put away before that are not printed, and nothing is told of them.
 */
export function printBadges(badges: readonly Badge[], zone: string, told: (taken: boolean) => void): () => void {
  const sheet = document.createElement('div')
  sheet.dataset['badges'] = ''
  sheet.className = styles.sheet!
  const root = createRoot(sheet)
  let away = false
  const putAway = () => {
    if (away) return
    away = true
    window.removeEventListener('afterprint', putAway)
    root.unmount()
    sheet.remove()
  }
  document.body.append(sheet)
  root.render(
    <>
      <style>{paper}</style>
      {badges.map((badge) => (
        <BadgeLabel key={badge.signOutCode} badge={badge} zone={zone} />
      ))}
    </>,
  )
  void drawn(sheet, badges.length).then(async () => {
    if (away) return
    if (location.protocol === 'foyer:') {
      told(await printByWindow())
      return putAway()
    }
    window.addEventListener('afterprint', putAway)
    window.print()
    told(true)
  })
  return putAway
}

/** Resolves when the labels stand there with their letters and their logo. */
async function drawn(sheet: HTMLElement, labels: number): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  while (sheet.querySelectorAll('article').length < labels) await frame()
  await document.fonts.ready
  await Promise.allSettled([...sheet.querySelectorAll('img')].map((image) => image.decode()))
  await frame()
}
