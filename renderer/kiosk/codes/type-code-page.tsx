import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../client.ts'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { plainCode } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import pages from '../kiosk-pages.module.css'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'
import { meaningOf } from './code-meaning.ts'

const fieldId = 'invitation-code'
const codeLength = 8
/** Somebody on their way out may type the code of their visit here. */
const signOutLength = 6

/** The code under the square, for whom no camera helps. */
export function TypeCodePage() {
  const { t } = useTranslation()
  const { take, act, busy, refusal, languages } = useKiosk()
  const [text, setText] = useState('')
  const [tries, setTries] = useState<{ count: number; say: string | null }>({ count: 0, say: null })
  const title = t('kiosk.codes.typeTitle')
  const said = tries.say ? t(`kiosk.codes.${tries.say}`) : refusal ? refusalWords(t, refusal) : undefined
  const say = (key: string | null) => setTries(({ count }) => ({ count: count + 1, say: key }))
  const submit = () => {
    const code = plainCode(text)
    if (code.length === signOutLength) return take({ kind: 'sign-out-with', code })
    if (code.length !== codeLength) return say('missing')
    say(null)
    act(
      async () => meaningOf(await client.invitations.look({ code }), languages),
      (meaning) => ('step' in meaning ? take(meaning.step) : 'say' in meaning && say(meaning.say)),
    )
  }
  return (
    <VisitorPage title={title} problem={said !== undefined} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        fieldId={fieldId}
        hint={t('kiosk.codes.typeHint')}
        summary={said && <ErrorSummary problems={[{ fieldId, message: said }]} attempt={tries.count} />}
        actions={
          <KioskButton look="sill" type="submit" aria-disabled={busy}>
            {t('kiosk.continue')}
          </KioskButton>
        }
        onSubmit={submit}
      >
        <div className={pages.codeField}>
          <KioskField
            id={fieldId}
            autoFocus
            autoCapitalize="characters"
            enterKeyHint="done"
            maxLength={20}
            dir="ltr"
            value={text}
            onChange={setText}
            error={said}
          />
        </div>
      </KioskQuestion>
    </VisitorPage>
  )
}
