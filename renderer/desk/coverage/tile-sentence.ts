import type { TFunction } from 'i18next'
import { durationText, longDate } from '../../ui/dates.ts'
import type { MonthDay, Tile } from './month-tiles.ts'

/** "recorded, 2 h 33 min missing" */
export function tileState(t: TFunction, tile: Tile, day: MonthDay): string {
  const { gapMs, explainedMs, recordedMs } = tile.figures
  const nothing = tile.kind === 'none' && recordedMs === 0 && gapMs + explainedMs > 0
  const parts = [t(`coverage.tile.${nothing ? 'noFootage' : tile.kind}`)]
  if (gapMs > 0 && !nothing) parts.push(t('coverage.tile.missing', { time: durationText(gapMs) }))
  if (explainedMs > 0)
    parts.push(
      nothing && gapMs === 0
        ? t('coverage.tile.explained')
        : t('coverage.tile.explainedFor', { time: durationText(explainedMs) }),
    )
  if (tile.until < 1) parts.push(t('coverage.tile.soFar'))
  if (day.hours !== 24) parts.push(t('coverage.tile.hours', { hours: day.hours }))
  return parts.join(', ')
}

/** "Car park north, 14 November 2026: no footage" */
export function tileSentence(t: TFunction, camera: string, tile: Tile, day: MonthDay, zone: string): string {
  return t('coverage.sentence.day', { camera, date: longDate(day.on, zone), state: tileState(t, tile, day) })
}
