import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../client.ts'
import { longDate } from '../../ui/dates.ts'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import type { Brought } from '../flow-rules.ts'
import { GappedSentence } from '../gapped-sentence.tsx'
import { SaidPage } from '../house/said-page.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'
import { signInWith } from './code-meaning.ts'

/** Whoever holds a pass signs in with it, or has it forgotten: it says nothing of what it holds until then. */
export function PassPage({ brought }: { brought: Brought }) {
  const { t } = useTranslation()
  const { take, act, busy, refusal, languages, timeZone } = useKiosk()
  const [forgotten, setForgotten] = useState(false)
  const title = t('kiosk.pass.title')
  if (forgotten) return <SaidPage title={title} said={t('kiosk.pass.forgotten')} hint={t('kiosk.pass.forgottenHint')} />
  return (
    <VisitorPage title={title} problem={refusal !== null} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        hint={t('kiosk.pass.hint')}
        summary={refusal && <ErrorSummary problems={[{ message: refusalWords(t, refusal) }]} />}
        aside={
          <JustInTime>
            <GappedSentence text="kiosk.pass.until" date={<strong>{longDate(brought.until, timeZone)}</strong>} />
          </JustInTime>
        }
        actions={
          <>
            <KioskButton look="sill" type="submit" aria-disabled={busy}>
              {t('kiosk.pass.signIn')}
            </KioskButton>
            <KioskButton
              aria-disabled={busy}
              onClick={() =>
                act(
                  () => client.passes.forget({ token: brought.token }),
                  () => setForgotten(true),
                )
              }
            >
              {t('kiosk.pass.forget')}
            </KioskButton>
          </>
        }
        onSubmit={() => act(() => signInWith(brought, languages.language), take)}
      />
    </VisitorPage>
  )
}
