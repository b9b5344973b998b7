import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { ClearsItself } from '../clears-itself.tsx'
import { useCountdown } from '../idle-watch.ts'
import { useKiosk } from '../kiosk-context.ts'
import { VisitorPage } from '../visitor-page.tsx'

/** What came of it, in a sentence; clears itself. */
export function SaidPage({ title, said, hint }: { title: string; said: ReactNode; hint: string }) {
  const { t } = useTranslation()
  const { clear } = useKiosk()
  const { left } = useCountdown(20, clear)
  return (
    <VisitorPage title={title}>
      <KioskQuestion
        title={said}
        hint={hint}
        wide
        actions={
          <KioskButton look="sill" type="submit">
            {t('kiosk.done')}
          </KioskButton>
        }
        onSubmit={() => clear()}
      >
        <ClearsItself seconds={left} />
      </KioskQuestion>
    </VisitorPage>
  )
}
