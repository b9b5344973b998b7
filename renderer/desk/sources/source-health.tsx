import { IconAlertTriangle, IconCheck, IconCircleDashed, IconClock, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import { useNow } from '../use-now.ts'
import { healthLines } from './health-lines.ts'
import type { Health, HealthState } from './health-lines.ts'
import styles from './source-health.module.css'
import type { Source } from './source-sheet.tsx'

const marks = {
  well: IconCheck,
  note: IconInfoCircle,
  look: IconAlertTriangle,
  before: IconClock,
  unknown: IconCircleDashed,
}

export type SourceHealthProps = { source: Source; health: Health; nameOf: (cameraId: number) => string }

/** How a source is at a glance: a shape and a word for each thing, what is the case, and what to do. */
export function SourceHealth({ source, health, nameOf }: SourceHealthProps) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const now = useNow(10_000)
  return (
    <dl className={styles.health} aria-label={t('sources.health.title', { source: source.name })}>
      {healthLines({ source, health, now, zone, nameOf }, t).map(({ key, state, fact, advice }) => (
        <div key={key} className={styles.line}>
          <dt className={styles.term}>{t(`sources.health.${key}.term`)}</dt>
          <dd className={styles.state}>
            <StateWord state={state} />
          </dd>
          <dd className={styles.fact}>
            {fact}
            {advice && <span className={styles.advice}>{advice}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function StateWord({ state, word }: { state: HealthState; word?: string }) {
  const { t } = useTranslation()
  const Mark = marks[state]
  return (
    <span className={styles.word} data-state={state}>
      <Mark size={20} stroke={2} aria-hidden="true" />
      {word ?? t(`sources.health.state.${state}`)}
    </span>
  )
}
