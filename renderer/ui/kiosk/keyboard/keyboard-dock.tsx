import { lazy, Suspense, use, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { layoutOf } from './key-layouts.ts'
import { setKeys, shownFor, useScreenKeys } from './screen-keys.ts'
import type { TypedField } from './typed-field.ts'

const fetchKeyboard = () => import('./kiosk-keyboard.tsx')
const KioskKeyboard = lazy(() => fetchKeyboard().then((module) => ({ default: module.KioskKeyboard })))

/** Before anybody is asked anything: so that the first field finds its keys there. */
export function prefetchKeys(language: string): void {
  void fetchKeyboard().catch(() => {})
  for (const tag of [language, 'en']) void layoutOf(tag).catch(() => {})
}

/** Where a page has the screen's keys: above its help, while a field is typed into. */
export function KeyboardDock() {
  const keys = useScreenKeys()
  const { i18n } = useTranslation()
  const field = shownFor(keys)
  if (!field) return null
  return (
    <Suspense fallback={null}>
      <Docked key={`${i18n.language} ${field.id}`} field={field} language={i18n.language} steady={keys.steady} />
    </Suspense>
  )
}

function Docked({ field, language, steady }: { field: TypedField; language: string; steady: boolean }) {
  const layout = use(layoutOf(language))
  const english = use(layoutOf('en'))
  useFieldInSight(field)
  return (
    <KioskKeyboard
      field={field}
      layout={layout}
      {...(layout.capitals ? {} : { latin: english })}
      steady={steady}
      onHide={() => {
        setKeys({ away: true })
        field.focus()
      }}
    />
  )
}

/** The keys take height from the page: once they are there, the field is brought back into what is left of it. */
function useFieldInSight(field: TypedField): void {
  useEffect(() => {
    const bring = () => field.scrollIntoView({ block: 'nearest' })
    const frame = requestAnimationFrame(bring)
    return () => cancelAnimationFrame(frame)
  }, [field])
}
