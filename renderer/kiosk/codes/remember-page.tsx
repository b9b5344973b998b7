import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { client } from '../../client.ts'
import { longDate } from '../../ui/dates.ts'
import { FactRows } from '../../ui/kiosk/fact-rows.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import type { SignedIn } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'
import { useCodeOffers } from './code-offers.ts'
import { PassMade } from './pass-made.tsx'

type Pass = Answer<'passes', 'make'>

/** `YYYY-MM-DD` so many days after another. */
function daysAfter(on: string, days: number): string {
  const date = new Date(`${on}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** What a pass keeps, for how long, and how it is removed: said before it is made, and only who agrees gets one. */
export function RememberPage({ signedIn }: { signedIn: SignedIn }) {
  const [pass, setPass] = useState<Pass | null>(null)
  return pass ? <PassMade pass={pass} /> : <RememberQuestion signedIn={signedIn} onMade={setPass} />
}

function RememberQuestion({ signedIn, onMade }: { signedIn: SignedIn; onMade: (pass: Pass) => void }) {
  const { t } = useTranslation()
  const { flow, take, act, busy, refusal, languages, timeZone } = useKiosk()
  const passDays = useCodeOffers()?.passDays ?? 0
  const title = t('kiosk.remember.title')
  const until = longDate(daysAfter(flow.notice!.todayOn, passDays), timeZone)
  const { visitId, signOutCode } = signedIn
  const make = () => act(() => client.passes.make({ visitId, signOutCode, language: languages.language }), onMade)
  return (
    <VisitorPage title={title} problem={refusal !== null} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        hint={t('kiosk.remember.hint')}
        summary={refusal && <ErrorSummary problems={[{ message: refusalWords(t, refusal) }]} />}
        wide
        actionsLow
        actions={
          <>
            <KioskButton look="sill" type="submit" aria-disabled={busy}>
              {t('kiosk.remember.make')}
            </KioskButton>
            <KioskButton onClick={() => take({ kind: 'back' })}>{t('kiosk.remember.no')}</KioskButton>
          </>
        }
        onSubmit={make}
      >
        <FactRows
          facts={[
            { label: t('kiosk.remember.what'), text: t('kiosk.remember.whatText') },
            { label: t('kiosk.remember.long'), text: t('kiosk.remember.longText', { date: until }) },
            { label: t('kiosk.remember.remove'), text: t('kiosk.remember.removeText') },
            { label: t('kiosk.remember.without'), text: t('kiosk.remember.withoutText') },
          ]}
        />
      </KioskQuestion>
    </VisitorPage>
  )
}
