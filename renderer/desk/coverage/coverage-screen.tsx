import { Button, SegmentedControl } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, localDate } from '../../../shared/time.ts'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { CameraChart } from './camera-chart.tsx'
import type { CameraRowData } from './camera-rows.ts'
import { CoverageEmpty } from './coverage-empty.tsx'
import { useShownDay } from './coverage-search.ts'
import { CoverageSentence } from './coverage-sentence.tsx'
import { CoverageTables } from './coverage-tables.tsx'
import type { Bar, CoverageDay } from './day-bars.ts'
import { DayChooser } from './day-chooser.tsx'
import { DayGaps } from './day-gaps.tsx'
import { DayLegend } from './day-legend.tsx'
import { ExplainGap, type GapOfCamera } from './explain-gap.tsx'
import { monthWindow } from './month-tiles.ts'
import styles from './coverage-screen.module.css'

const topics = ['footage', 'incidents', 'sweeps'] as const

/** Every camera's days and one of them in full: what is recorded, what is missing, what is kept, and the line beyond which all else is gone. */
export function CoverageScreen() {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const [chosen, choose] = useShownDay()
  const on = chosen ?? localDate(Date.now(), zone)
  const day = useAnswer('coverage', 'day', { on }, topics, { keep: true })
  const todayOn = localDate(day.data?.nowAt ?? Date.now(), zone)
  return (
    <>
      <PageHeader
        title={t('coverage.title')}
        actions={
          <>
            <DayChooser on={on} firstOn={day.data?.firstOn ?? null} todayOn={todayOn} zone={zone} onChoose={choose} />
            {may('holds.place') && day.data?.firstOn !== null && (
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
      {day.data ? <Coverage day={day.data} todayOn={todayOn} onChoose={choose} /> : !day.error && <LoadingState />}
    </>
  )
}

type CoverageProps = { day: CoverageDay; todayOn: string; onChoose: (on: string) => void }

function Coverage({ day, todayOn, onChoose }: CoverageProps) {
  const { t } = useTranslation()
  const month = useAnswer('coverage', 'month', monthWindow(day.on, todayOn, addDays), topics, { keep: true })
  const sweeps = useAnswer('sweeps', 'state', {}, ['sweeps', 'clock', 'footage'])
  const [view, setView] = useState('picture')
  const [explaining, setExplaining] = useState<GapOfCamera | null>(null)
  const actionOf = useBarActions(setExplaining)
  const empty = day.cameras.length === 0 || (day.firstOn === null && day.cameras.every((camera) => !camera.segments))
  if (empty) return <CoverageEmpty />
  const next = sweeps.data?.nextAt ?? null
  const leavesAt = next === null || !sweeps.data?.clock.trusted ? null : day.horizonAt + (next - day.nowAt)
  return (
    <>
      <CoverageSentence day={day} month={month.data} sweeps={sweeps.data} leavesAt={leavesAt} />
      <Refused error={month.error} />
      <section className={styles.day} aria-label={t('coverage.title')}>
        <SegmentedControl
          aria-label={t('coverage.view.label')}
          value={view}
          onChange={setView}
          data={[
            { value: 'picture', label: t('coverage.view.picture') },
            { value: 'table', label: t('coverage.view.table') },
          ]}
        />
        {day.hours !== 24 && <p className={styles.note}>{t(`coverage.hours.${day.hours}`, { defaultValue: '' })}</p>}
        {view === 'picture' ? (
          <CameraChart day={day} month={month.data} leavesAt={leavesAt} onChoose={onChoose} actionOf={actionOf} />
        ) : (
          <CoverageTables day={day} month={month.data} leavesAt={leavesAt} />
        )}
      </section>
      <div className={styles.foot}>
        <DayLegend />
        <DayGaps day={day} month={month.data} onExplain={setExplaining} onChoose={onChoose} />
      </div>
      {explaining && <ExplainGap of={explaining} zone={day.timeZone} onClose={() => setExplaining(null)} />}
    </>
  )
}

/** What this person may do with a bar: hold its footage, or explain why there is none. */
function useBarActions(onExplain: (of: GapOfCamera) => void) {
  const { t } = useTranslation()
  const { may } = useDesk()
  return ({ id, name }: CameraRowData, bar: Bar) => {
    const { gap } = bar
    if (bar.kind === 'none' || bar.kind === 'gone') return null
    return (
      <>
        {gap && may('coverage.explain') && (
          <TextAction onClick={() => onExplain({ cameraId: id, camera: name, gap })}>
            {t(gap.explanation ? 'coverage.gaps.change' : 'coverage.gaps.explain')}
          </TextAction>
        )}
        {may('holds.place') && (
          <DeskLink to="/incidents/hold" search={{ cameras: String(id), from: bar.fromAt, to: bar.toAt }}>
            {t('coverage.chart.holdThis')}
          </DeskLink>
        )}
      </>
    )
  }
}
