import { Button, SegmentedControl } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDate } from '../../../shared/time.ts'
import { fullDate } from '../../ui/dates.ts'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { CoverageEmpty } from './coverage-empty.tsx'
import { useShownDay } from './coverage-search.ts'
import { CoverageSentence } from './coverage-sentence.tsx'
import type { CoverageDay } from './day-bars.ts'
import { DayChart } from './day-chart.tsx'
import { DayChooser } from './day-chooser.tsx'
import { DayGaps } from './day-gaps.tsx'
import { DayLegend } from './day-legend.tsx'
import { DayTable } from './day-table.tsx'
import styles from './coverage-screen.module.css'
import views from './view-choice.module.css'

/** One local day of every camera: what is recorded, what is missing, what is kept, and the line beyond which all else is gone. */
export function CoverageScreen() {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const [chosen, choose] = useShownDay()
  const on = chosen ?? localDate(Date.now(), zone)
  const day = useAnswer('coverage', 'day', { on }, ['footage', 'incidents', 'sweeps'], { keep: true })
  const todayOn = localDate(day.data?.nowAt ?? Date.now(), zone)
  return (
    <>
      <PageHeader
        title={t('coverage.title')}
        actions={
          <>
            <DayChooser on={on} firstOn={day.data?.firstOn ?? null} todayOn={todayOn} zone={zone} onChoose={choose} />
            {may('holds.place') && (
              <Button
                component={DeskLink}
                to="/incidents/hold"
                variant="sill"
                leftSection={<IconLock size={20} stroke={2} aria-hidden="true" />}
              >
                {t('coverage.hold')}
              </Button>
            )}
          </>
        }
      />
      <Refused error={day.error} />
      {day.data ? <Day day={day.data} /> : !day.error && <LoadingState />}
    </>
  )
}

function Day({ day }: { day: CoverageDay }) {
  const { t } = useTranslation()
  const { may } = useDesk()
  const sweeps = useAnswer('sweeps', 'state', {}, ['sweeps', 'clock', 'footage'])
  const [view, setView] = useState('picture')
  const empty = day.cameras.length === 0 || (day.firstOn === null && day.cameras.every((camera) => !camera.segments))
  if (empty) return <CoverageEmpty />
  const next = sweeps.data?.nextAt ?? null
  const leavesAt = next === null || !sweeps.data?.clock.trusted ? null : day.horizonAt + (next - day.nowAt)
  return (
    <>
      <CoverageSentence day={day} sweeps={sweeps.data} leavesAt={leavesAt} />
      <section className={styles.day} aria-labelledby="coverage-day">
        <div className={styles.head}>
          <h2 id="coverage-day">{fullDate(day.on, day.timeZone)}</h2>
          <SegmentedControl
            aria-label={t('coverage.view.label')}
            classNames={{ root: views.view, label: views.label, indicator: views.chosen }}
            value={view}
            onChange={setView}
            data={[
              { value: 'picture', label: t('coverage.view.picture') },
              { value: 'table', label: t('coverage.view.table') },
            ]}
          />
        </div>
        {day.hours !== 24 && <p className={styles.note}>{t(`coverage.hours.${day.hours}`, { defaultValue: '' })}</p>}
        {view === 'picture' ? (
          <DayChart day={day} leavesAt={leavesAt} mayHold={may('holds.place')} />
        ) : (
          <DayTable day={day} leavesAt={leavesAt} />
        )}
      </section>
      <div className={styles.foot}>
        <DayLegend />
        <DayGaps day={day} />
      </div>
    </>
  )
}
