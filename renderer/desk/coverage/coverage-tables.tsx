import { Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countText, durationText, longDate, weekdayDate } from '../../ui/dates.ts'
import type { RegisterColumn } from '../../ui/desk/register-column.ts'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { cameraRows } from './camera-rows.ts'
import type { CoverageDay } from './day-bars.ts'
import { DayTable } from './day-table.tsx'
import type { CoverageMonth, MonthDay, Tile } from './month-tiles.ts'
import { tileState } from './tile-sentence.ts'
import styles from './coverage-screen.module.css'

type Line = { key: string; name: string; tile: Tile; day: MonthDay }

export type CoverageTablesProps = { day: CoverageDay; month: CoverageMonth | undefined; leavesAt: number | null }

/** Everything that the pictures show, as tables: the day of every camera, then one camera's days and its times. */
export function CoverageTables({ day, month, leavesAt }: CoverageTablesProps) {
  const { t } = useTranslation()
  const rows = useMemo(() => cameraRows(day, month, leavesAt), [day, month, leavesAt])
  const [chosen, setChosen] = useState<string | null>(null)
  const row = rows.find(({ id }) => String(id) === chosen) ?? rows[0]!
  const place = month?.days.findIndex(({ on }) => on === day.on) ?? -1
  const ofDay = rows.flatMap(({ id, name, tiles }): Line[] =>
    tiles[place] ? [{ key: String(id), name, tile: tiles[place], day: month!.days[place]! }] : [],
  )
  const ofCamera = row.tiles.map((tile, at): Line => {
    const one = month!.days[at]!
    return { key: one.on, name: weekdayDate(one.on, day.timeZone), tile, day: one }
  })
  const date = longDate(day.on, day.timeZone)
  return (
    <div className={styles.tables}>
      <TileTable caption={t('coverage.table.everyCamera', { date })} first={t('coverage.table.camera')} lines={ofDay} />
      <Select
        className={styles.camera}
        label={t('coverage.table.camera')}
        data={rows.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(row.id)}
        onChange={setChosen}
        allowDeselect={false}
        searchable={rows.length > 8}
      />
      <DayTable day={day} camera={day.cameras.find(({ cameraId }) => cameraId === row.id)!} leavesAt={leavesAt} />
      <TileTable
        caption={t('coverage.table.everyDay', { camera: row.name })}
        first={t('coverage.table.day')}
        lines={ofCamera.toReversed()}
      />
    </div>
  )
}

function TileTable({ caption, first, lines }: { caption: string; first: string; lines: Line[] }) {
  const { t } = useTranslation()
  const time = (ms: number) => (ms > 0 ? durationText(ms) : '–')
  const columns: RegisterColumn<Line>[] = [
    { key: 'first', header: first, rowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
    { key: 'recorded', header: t('coverage.table.recorded'), cell: ({ tile }) => time(tile.figures.recordedMs) },
    { key: 'gap', header: t('coverage.table.gap'), cell: ({ tile }) => time(tile.figures.gapMs) },
    { key: 'explained', header: t('coverage.table.explained'), cell: ({ tile }) => time(tile.figures.explainedMs) },
    { key: 'segments', header: t('coverage.table.segments'), cell: ({ tile }) => countText(tile.figures.segments) },
    { key: 'what', header: t('coverage.table.what'), cell: ({ tile, day }) => tileState(t, tile, day) },
  ]
  return (
    <section>
      <h2>{caption}</h2>
      <RegisterTable
        caption={caption}
        dense
        rows={lines}
        rowKey={({ key }) => key}
        columns={columns}
        empty={t('coverage.table.none')}
      />
    </section>
  )
}
