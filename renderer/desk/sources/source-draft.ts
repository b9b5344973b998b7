import type { TFunction } from 'i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { isTimeZone } from '../../../shared/time.ts'
import type { Problems } from '../draft.ts'

export type Layouts = Answer<'sources', 'layouts'>

export type SourceDraft = { name: string; path: string; layout: string; pattern: string; timeZone: string }

/** A layout whose pattern the person gives. */
export function takesPattern(layouts: Layouts, key: string): boolean {
  return layouts.find((row) => row.key === key)?.takesPattern ?? false
}

export function isLocal(layouts: Layouts, key: string): boolean {
  return layouts.find((row) => row.key === key)?.zone === 'local'
}

/** Folder, layout (`frigate`, or `strftime:<pattern>`) and time zone as the host wants them. */
export function layoutInput(draft: SourceDraft, layouts: Layouts) {
  const pattern = draft.pattern.trim()
  return {
    path: draft.path.trim(),
    layout: takesPattern(layouts, draft.layout) ? `${draft.layout}:${pattern}` : draft.layout,
    ...(isLocal(layouts, draft.layout) ? { timeZone: draft.timeZone } : {}),
  }
}

/** Whether there is enough to ask for a preview. */
export function canPreview(draft: SourceDraft, layouts: Layouts): boolean {
  const hasPattern = !takesPattern(layouts, draft.layout) || draft.pattern.trim() !== ''
  return draft.path.trim() !== '' && draft.layout !== '' && hasPattern
}

/** What is still missing, by input. */
export function missingIn(draft: SourceDraft, layouts: Layouts, t: TFunction): Problems {
  const found: Problems = {}
  if (!draft.name.trim()) found.name = t('sources.nameMissing')
  if (!draft.path.trim()) found.path = t('sources.add.pathMissing')
  if (!draft.layout) found.layout = t('sources.add.layoutMissing')
  if (takesPattern(layouts, draft.layout) && !draft.pattern.trim()) found.pattern = t('sources.add.patternMissing')
  if (isLocal(layouts, draft.layout) && !isTimeZone(draft.timeZone)) found.timeZone = t('sources.add.zoneMissing')
  return found
}

/** A refusal names `layout` for a pattern too: its words belong beside the pattern. */
export function placeLayoutProblem(refused: Problems, patterned: boolean): Problems {
  const { layout, ...rest } = refused
  if (!layout) return refused
  return patterned ? { ...rest, pattern: layout } : refused
}
