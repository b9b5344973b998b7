import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { mostInParty, problemWith, wholeParty } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import { VisitorPage } from '../visitor-page.tsx'
import styles from './house-pages.module.css'

const fieldId = 'visitor-party'

/** Who comes along: one name after another, each on the list and off it again. */
export function PartyPage() {
  const { t } = useTranslation()
  const { flow, take } = useKiosk()
  const [tries, setTries] = useState<{ count: number; problem: string | null }>({ count: 0, problem: null })
  const { party, partyText } = flow.answers
  const title = t('kiosk.party.title')
  const said = tries.problem ? t(`kiosk.${tries.problem}`, { count: mostInParty }) : undefined
  const say = (problem: string | null) => setTries(({ count }) => ({ count: count + 1, problem }))

  /** Puts what stands in the field on the list; false where that cannot be. */
  const gather = (): boolean => {
    const problem = problemWith('party', flow.answers)
    say(problem)
    if (!problem) take({ kind: 'answer', answers: { party: wholeParty(flow.answers), partyText: '' } })
    return !problem
  }
  const add = () => {
    if (partyText.trim() === '') return say('party.missing')
    gather()
    document.getElementById(fieldId)?.focus()
  }
  const remove = (place: number) => {
    take({ kind: 'answer', answers: { party: party.filter((_, at) => at !== place) } })
    say(null)
    document.getElementById(fieldId)?.focus()
  }
  return (
    <VisitorPage title={title} problem={said !== undefined} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        fieldId={fieldId}
        hint={t('kiosk.party.hint')}
        summary={said && <ErrorSummary problems={[{ fieldId, message: said }]} attempt={tries.count} />}
        aside={<JustInTime>{t('kiosk.party.why')}</JustInTime>}
        actions={
          <KioskButton look="sill" type="submit">
            {t('kiosk.continue')}
          </KioskButton>
        }
        onSubmit={() => gather() && take({ kind: 'next' })}
      >
        <div className={styles.adding}>
          <KioskField
            id={fieldId}
            autoFocus
            autoCapitalize="words"
            enterKeyHint="done"
            value={partyText}
            onChange={(text) => take({ kind: 'answer', answers: { partyText: text } })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || partyText.trim() === '') return
              event.preventDefault()
              add()
            }}
            error={said}
          />
          <KioskButton icon={<IconPlus stroke={2} aria-hidden="true" />} onClick={add}>
            {t('kiosk.party.add')}
          </KioskButton>
        </div>
        <p className="foyer-hidden" role="status">
          {t('kiosk.party.count', { count: party.length })}
        </p>
        {party.length > 0 && (
          <ol className={styles.party} aria-label={t('kiosk.party.label')}>
            {/* The last one first, so that it is seen beside the field that it was typed in. */}
            {party
              .map((name, place) => ({ name, place }))
              .toReversed()
              .map(({ name, place }) => (
                <li key={place}>
                  <span className={styles.member}>
                    <bdi>{name}</bdi>
                  </span>
                  <button
                    type="button"
                    className={styles.remove}
                    aria-label={t('kiosk.party.remove', { name })}
                    onClick={() => remove(place)}
                  >
                    <IconX stroke={2} aria-hidden="true" />
                  </button>
                </li>
              ))}
          </ol>
        )}
      </KioskQuestion>
    </VisitorPage>
  )
}
