import type { Page } from '@playwright/test'
import type { ComfortName, Screen } from './screens.ts'

/** Without `mm` a screen that nobody has measured. */
export type View = Omit<Screen, 'mm'> & { mm?: number | undefined; look: ComfortName }

type Shown = { mm: number | undefined; contrast: string; text: string }

/** What a choice on the text panel writes on the page, and how many pixels a millimetre of the screen has. */
const show = (page: Page, shown: Shown): Promise<void> =>
  page.evaluate(async ({ mm, contrast, text }) => {
    // A sign of a person: a page that nobody touches is cleared, and all its views take longer than that.
    window.dispatchEvent(new Event('wheel'))
    Object.assign(document.documentElement.dataset, { contrast, text })
    const sheet = new CSSStyleSheet()
    // Over what the host says of this screen, which comes again and again.
    if (mm) sheet.replaceSync(`:root { --screen-mm: ${mm}px !important }`)
    document.adoptedStyleSheets = [sheet]
    await document.fonts.ready
    // What stays in sight is reckoned as the page is laid out, and the page is laid out again for it.
    const stands = () =>
      JSON.stringify(
        [...document.querySelectorAll('[data-kept], [data-row], [data-more], main > *')].map((part) =>
          part.getBoundingClientRect(),
        ),
      )
    for (let same = 0, then = '', frames = 0; same < 4; frames++) {
      if (frames > 240) throw new Error('the page does not come to rest')
      await new Promise((done) => requestAnimationFrame(done))
      same = then === stands() ? same + 1 : 0
      then = stands()
    }
  }, shown)

async function turn(page: Page, { width, height, mm, look }: View): Promise<void> {
  const now = page.viewportSize()
  if (now?.width !== width || now.height !== height) await page.setViewportSize({ width, height })
  const contrast = look === 'contrast' ? 'more' : 'normal'
  await show(page, { mm, contrast, text: look === 'large' ? 'large' : 'normal' })
}

/** One page as it stands, turned into each view in turn, and back into the first. Low reach is left as it is. */
export async function inEachView<V extends View>(
  page: Page,
  views: V[],
  look: (view: V) => Promise<void>,
): Promise<void> {
  for (const view of views) {
    await turn(page, view)
    await look(view)
  }
  await turn(page, views[0]!)
}
