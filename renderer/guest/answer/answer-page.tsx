import { IconArrowUp, IconCheck, IconUserQuestion, IconWalk } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { HostAnswer } from '../../../shared/contract/arrivals.ts'
import { clockTime } from '../../ui/dates.ts'
import { PersonName } from '../../ui/person-name.tsx'
import { GuestFrame } from '../guest-frame.tsx'
import styles from '../guest.module.css'
import { troubleWords } from '../trouble-words.ts'
import { useArrival, type Waiting } from './use-arrival.ts'

const choices: readonly { answer: HostAnswer; icon: Icon }[] = [
  { answer: 'coming', icon: IconWalk },
  { answer: 'send-up', icon: IconArrowUp },
  { answer: 'wrong-person', icon: IconUserQuestion },
]

/** A host answers by the link that they were sent: one tap, once. */
export function AnswerPage({ token }: { token: string }) {
  const { t } = useTranslation()
  const { waiting, refusal, busy, say, look } = useArrival(token)

  if (refusal?.key === 'link-not-good') {
    return (
      <GuestFrame organisation={waiting?.organisation} title={t('messages.page.gone')}>
        <p className={styles.text}>{t('messages.page.goneText')}</p>
      </GuestFrame>
    )
  }
  if (!waiting) {
    if (!refusal) return <GuestFrame title={t('messages.page.looking')} />
    return (
      <GuestFrame title={t('messages.page.lost')}>
        <p className={styles.text}>{t('messages.page.lostText')}</p>
        <div className={styles.actions}>
          <button type="button" className={styles.action} data-look="sill" onClick={look}>
            {t('messages.page.again')}
          </button>
        </div>
      </GuestFrame>
    )
  }
  const { organisation, visitor, company, since, timeZone } = waiting
  const lead = [company, t('messages.page.since', { time: clockTime(since, timeZone) })].filter(Boolean)
  return (
    <GuestFrame
      organisation={organisation}
      title={t('messages.page.here', { visitor })}
      lead={lead.map((line) => (
        <div key={line}>
          <PersonName>{line}</PersonName>
        </div>
      ))}
    >
      {refusal && (
        <p className={styles.trouble} role="alert">
          {troubleWords(t, refusal)}
        </p>
      )}
      {waiting.answer === null ? <Choices waiting={waiting} busy={busy} say={say} /> : <Answered waiting={waiting} />}
    </GuestFrame>
  )
}

type ChoicesProps = { waiting: Waiting; busy: boolean; say: (answer: HostAnswer) => void }

function Choices({ waiting, busy, say }: ChoicesProps) {
  const { t } = useTranslation()
  return (
    <>
      {waiting.inPerson && <p className={styles.text}>{t('messages.page.inPerson')}</p>}
      <div className={styles.actions}>
        {choices.map(({ answer, icon: Sign }, place) => (
          <button
            key={answer}
            type="button"
            className={styles.action}
            data-look={place === 0 ? 'sill' : undefined}
            disabled={busy}
            onClick={() => say(answer)}
          >
            <Sign size={34} stroke={2} aria-hidden />
            <span>
              {t(`messages.page.choice.${answer}`)}
              <small>{t(`messages.page.choiceHint.${answer}`, { visitor: waiting.visitor })}</small>
            </span>
          </button>
        ))}
      </div>
      <p className={styles.small}>{t('messages.page.once')}</p>
    </>
  )
}

function Answered({ waiting: { answer, answeredAt, mine, visitor, timeZone } }: { waiting: Waiting }) {
  const { t } = useTranslation()
  const said = useRef<HTMLHeadingElement>(null)
  useEffect(() => said.current?.focus(), [])
  const time = clockTime(answeredAt!, timeZone)
  return (
    <div className={styles.answered}>
      <span className={styles.tick} aria-hidden>
        <IconCheck size={28} stroke={3} />
      </span>
      <div>
        <h2 tabIndex={-1} ref={said}>
          {t(`messages.page.${mine ? 'choice' : 'otherChoice'}.${answer!}`)}
        </h2>
        <p className={styles.text}>{t(`messages.page.${mine ? 'youAnswered' : 'otherAnswered'}`, { time })}</p>
        <p className={styles.text}>{t(`messages.page.said.${answer!}`, { visitor })}</p>
      </div>
    </div>
  )
}
