import { useTranslation } from 'react-i18next'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import styles from '../kiosk-pages.module.css'
import { usePageTitle } from '../page-title.ts'

export type EnrolCodeStepProps = {
  code: string
  onCode: (code: string) => void
  problem?: string
  attempt: number
  busy: boolean
  onSend: () => void
}

const fieldId = 'enrol-code'

export function EnrolCodeStep({ code, onCode, problem, attempt, busy, onSend }: EnrolCodeStepProps) {
  const { t } = useTranslation()
  const title = t('kiosk.enrol.title')
  usePageTitle(title, problem !== undefined)
  return (
    <KioskQuestion
      title={title}
      fieldId={fieldId}
      hint={t('kiosk.enrol.hint')}
      summary={problem && <ErrorSummary problems={[{ fieldId, message: problem }]} attempt={attempt} />}
      aside={<JustInTime>{t('kiosk.enrol.why')}</JustInTime>}
      actions={
        <>
          <KioskButton look="sill" type="submit" aria-disabled={busy}>
            {t('kiosk.continue')}
          </KioskButton>
          <a className={styles.link} href="/desk">
            {t('kiosk.enrol.staff')}
          </a>
        </>
      }
      onSubmit={onSend}
    >
      <div className={styles.codeField}>
        <KioskField
          id={fieldId}
          autoFocus
          autoCapitalize="characters"
          enterKeyHint="done"
          maxLength={40}
          dir="ltr"
          value={code}
          onChange={onCode}
          error={problem}
        />
      </div>
    </KioskQuestion>
  )
}
