import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { isLanguage, languageNames } from '../../../shared/languages.ts'
import { signatureField } from '../../../shared/signature-rules.ts'
import { inLanguage } from '../../../shared/texts-of.ts'
import { clockTime, longDate, shortDate } from '../../ui/dates.ts'
import { type Definition, DefinitionList } from '../../ui/desk/definition-list.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { SideSheet } from '../../ui/desk/side-sheet.tsx'
import { HeldChip } from '../../ui/held-chip.tsx'
import { PersonName } from '../../ui/person-name.tsx'
import { TimeInDoubt } from '../../ui/time-in-doubt.tsx'
import { VisitState } from '../../ui/visit-state.tsx'
import { ArrivalMessages } from '../arrivals/arrival-messages.tsx'
import { PrintBadge } from '../badges/print-badge.tsx'
import { useDesk } from '../desk-context.ts'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { answerText, type SeenAnswer } from './answer-text.ts'
import styles from './visit-panel.module.css'

export type OpenedVisit = { id: number; name: string }
type Visit = Answer<'visits', 'get'>

/** One visit in full, beside the row that it was opened from: its facts, and what its visitor answered. */
export function VisitPanel({ visit, onClose }: { visit: OpenedVisit | null; onClose: () => void }) {
  return (
    <SideSheet open={visit !== null} title={visit && <PersonName>{visit.name}</PersonName>} onClose={onClose}>
      {visit && <Opened visitId={visit.id} />}
    </SideSheet>
  )
}

/** Asked once each time it is opened: what it tells may be an audit entry of its own. */
function Opened({ visitId }: { visitId: number }) {
  const { t } = useTranslation()
  const { data, error } = useAnswer('visits', 'get', { visitId })
  if (error) return <Refused error={error} />
  if (!data) return <LoadingState />
  return (
    <>
      <Facts visit={data} />
      {data.state === 'on-site' && <PrintBadge visitId={visitId} />}
      {data.arrival && <ArrivalMessages arrival={data.arrival} since={data.signedInAt} />}
      <section className={styles.section}>
        <h3 className={styles.title}>{t('visit.answers')}</h3>
        {data.answers.length === 0 ? <p>{t('visit.noAnswers')}</p> : <Answers answers={data.answers} />}
      </section>
    </>
  )
}

function Facts({ visit }: { visit: Visit }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const moment = (at: number) => `${shortDate(at, zone)}, ${clockTime(at, zone)}`
  const facts: Definition[] = [
    { term: t('log.column.category'), value: <bdi>{visit.category}</bdi> },
    { term: t('log.column.company'), value: visit.company ? <bdi>{visit.company}</bdi> : t('desk.none') },
    { term: t('log.column.host'), value: visit.host ? <PersonName>{visit.host}</PersonName> : t('desk.nobody') },
    { term: t('log.column.signedInAt'), value: moment(visit.signedInAt), detail: visit.device },
    ...(visit.timeInDoubt
      ? [{ term: t('log.column.timeInDoubt'), value: <TimeInDoubt />, detail: t('visit.timeInDoubt') }]
      : []),
    {
      term: t('visit.state'),
      value: <VisitState state={visit.state === 'on-site' ? 'on_site' : visit.state} />,
      // When the machine ended a visit says nothing about when the visitor left.
      detail: visit.endedAt !== null && visit.state !== 'expired' ? moment(visit.endedAt) : undefined,
    },
    {
      term: t('log.column.removedOn'),
      value: longDate(visit.removedOn, zone),
      detail: visit.heldBy && <HeldChip>{visit.heldBy}</HeldChip>,
    },
    {
      term: t('log.column.noticeVersion'),
      value: t('visit.notice', {
        version: visit.noticeVersion,
        language: isLanguage(visit.noticeLanguage) ? languageNames[visit.noticeLanguage] : visit.noticeLanguage,
      }),
    },
  ]
  return <DefinitionList items={facts} />
}

function Answers({ answers }: { answers: SeenAnswer[] }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const items = answers.map((answer) => ({
    term: inLanguage(answer.wording, 'en'),
    value: answer.text === null ? <Hidden seenBy={answer.seenBy} /> : <Seen answer={answer} />,
    detail: t('visit.answerRemoved', { date: longDate(answer.removedOn, zone) }),
  }))
  return <DefinitionList items={items} />
}

function Seen({ answer }: { answer: SeenAnswer }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const { width, height } = signatureField
  return (
    <>
      <bdi>{answerText(answer, t, zone)}</bdi>
      {answer.drawn !== null && (
        <svg className={styles.drawn} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('visit.drawn')}>
          <path d={answer.drawn} />
        </svg>
      )}
      {answer.picture !== null && <Photo ticket={answer.picture} />}
    </>
  )
}

/** Its address works once: it is fetched into the page, which forgets it with the panel. */
function Photo({ ticket }: { ticket: string }) {
  const { t } = useTranslation()
  const [gone, setGone] = useState(false)
  if (gone) return <p>{t('visit.photoGone')}</p>
  return <img className={styles.photo} src={ticket} alt={t('visit.photo')} onError={() => setGone(true)} />
}

function Hidden({ seenBy }: Pick<SeenAnswer, 'seenBy'>) {
  const { t } = useTranslation()
  return <span className={styles.hidden}>{t(`visit.hidden.${seenBy}`)}</span>
}
