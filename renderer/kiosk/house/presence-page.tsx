import { type CSSProperties, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { client } from '../../client.ts'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary, type Problem } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { PersonName } from '../../ui/person-name.tsx'
import { GappedSentence } from '../gapped-sentence.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'
import { PresenceScan } from './presence-scan.tsx'
import { SaidPage } from './said-page.tsx'

export type CameOrWent = Answer<'presence', 'byPin'>
const numberId = 'presence-number'
const pinId = 'presence-pin'
/** A password field would have the browser offer to keep the PIN. */
const hidden = { WebkitTextSecurity: 'disc' } as CSSProperties

/** Somebody who works here comes or goes, so that the roll call is complete. Says a first name and no more. */
export function PresencePage() {
  const { t } = useTranslation()
  const [done, setDone] = useState<CameOrWent | null>(null)
  const [scans, setScans] = useState(false)
  const [attemptId] = useState(() => crypto.randomUUID())
  if (!done && scans) return <PresenceScan attemptId={attemptId} onDone={setDone} onType={() => setScans(false)} />
  if (!done) return <PresenceQuestion attemptId={attemptId} onDone={setDone} onScan={() => setScans(true)} />
  return (
    <SaidPage
      title={t('kiosk.presence.title')}
      said={<GappedSentence text={`kiosk.presence.${done.state}`} name={<PersonName>{done.firstName}</PersonName>} />}
      hint={t('kiosk.presence.kept')}
    />
  )
}

type QuestionProps = { attemptId: string; onDone: (done: CameOrWent) => void; onScan: () => void }

function PresenceQuestion({ attemptId, onDone, onScan }: QuestionProps) {
  const { t } = useTranslation()
  const { take, act, busy, refusal } = useKiosk()
  const [number, setNumber] = useState('')
  const [pin, setPin] = useState('')
  const [tries, setTries] = useState({ count: 0, number: false, pin: false })
  const title = t('kiosk.presence.title')
  const missing = tries.number || tries.pin
  const said = missing ? t('kiosk.presence.missing') : refusal ? refusalWords(t, refusal) : undefined
  // A refusal does not tell which of the two is wrong.
  const wrong = missing ? tries : { number: said !== undefined, pin: said !== undefined }
  const problems: Problem[] = []
  if (said) problems.push({ message: said })
  if (wrong.number) problems.push({ fieldId: numberId, message: t('kiosk.presence.number') })
  if (wrong.pin) problems.push({ fieldId: pinId, message: t('kiosk.presence.pin') })
  const submit = () => {
    const empty = { number: number.trim() === '', pin: pin.trim() === '' }
    setTries(({ count }) => ({ count: count + 1, ...empty }))
    if (empty.number || empty.pin) return
    act(
      () => client.presence.byPin({ number, pin, attemptId }),
      onDone,
      () => {
        setPin('')
        return false
      },
    )
  }
  return (
    <VisitorPage title={title} problem={said !== undefined} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        hint={t('kiosk.presence.hint')}
        summary={problems.length > 0 && <ErrorSummary problems={problems} attempt={tries.count} />}
        aside={<JustInTime>{t('kiosk.presence.why')}</JustInTime>}
        actions={
          <>
            <KioskButton look="sill" type="submit" aria-disabled={busy}>
              {t('kiosk.continue')}
            </KioskButton>
            <KioskButton look="plain" onClick={onScan}>
              {t('kiosk.presence.scan')}
            </KioskButton>
          </>
        }
        onSubmit={submit}
      >
        <KioskField
          id={numberId}
          label={t('kiosk.presence.number')}
          autoFocus
          inputMode="numeric"
          enterKeyHint="next"
          maxLength={10}
          dir="ltr"
          value={number}
          onChange={setNumber}
          error={wrong.number ? said : undefined}
        />
        <KioskField
          id={pinId}
          label={t('kiosk.presence.pin')}
          inputMode="numeric"
          enterKeyHint="done"
          maxLength={12}
          dir="ltr"
          style={hidden}
          value={pin}
          onChange={setPin}
          error={wrong.pin && !wrong.number ? said : undefined}
          aria-invalid={wrong.pin ? true : undefined}
          aria-describedby={wrong.pin && wrong.number ? `${numberId}-error` : undefined}
        />
      </KioskQuestion>
    </VisitorPage>
  )
}
