import type { TFunction } from 'i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { isTimeZone } from '../../../shared/time.ts'
import type { Problems } from '../draft.ts'

export type Layouts = Answer<'sources', 'layouts'>

export type Detected = Answer<'sources', 'detect'>
export type LayoutOption = { row: Layouts[number]; fit: Detected['fits'][number] | undefined }

export type SourceDraft = { name: string; path: string; layout: string; pattern: string; timeZone: string }
/** `maker`: `own` where nobody knows. */
export type WizardDraft = SourceDraft & { maker: string }

/** A layout whose pattern the person gives. */
export function takesPattern(layouts: Layouts, key: string): boolean {
  return layouts.find((row) => row.key === key)?.takesPattern ?? false
}

/** Whether names need a time zone to be read: those that count seconds do not. */
export function isLocal(layouts: Layouts, key: string): boolean {
  const row = layouts.find((candidate) => candidate.key === key)
  return row !== undefined && (row.convention === 'local' || row.convention === 'dst')
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

const keyOf = (layout: string): string => layout.split(':', 1)[0]!

/** What to offer for a folder: what fits, the maker's own, and a pattern of one's own; each once. */
export function optionsFor({ fits }: Detected, maker: string, layouts: Layouts): LayoutOption[] {
  const fitting = fits.flatMap((fit) => {
    const row = layouts.find(({ key }) => key === keyOf(fit.layout))
    return row ? [{ row, fit }] : []
  })
  const others = layouts
    .filter(({ key, maker: whose }) => whose === maker || whose === 'own' || (maker === 'own' && key === 'strftime'))
    .map((row) => ({ row, fit: undefined }))
  return [...fitting, ...others].filter(
    ({ row }, at, all) => all.findIndex((other) => other.row.key === row.key) === at,
  )
}

/** The layout to begin with: the likeliest of the maker's own, or of all; with its pattern where one was guessed. */
export function fromFit({ fits }: Detected, maker: string, layouts: Layouts): Pick<SourceDraft, 'layout' | 'pattern'> {
  const isMakers = (layout: string) => layouts.find(({ key }) => key === keyOf(layout))?.maker === maker
  const best = fits.find(({ layout, confidence }) => isMakers(layout) && confidence !== 'unsure') ?? fits[0]
  if (!best) return { layout: '', pattern: '' }
  return { layout: keyOf(best.layout), pattern: best.layout.slice(keyOf(best.layout).length + 1) }
}

/** What a layout still needs, by input. */
export function missingLayout(draft: SourceDraft, layouts: Layouts, t: TFunction): Problems {
  const found: Problems = {}
  if (!draft.layout) found.layout = t('sources.add.layoutMissing')
  if (takesPattern(layouts, draft.layout) && !draft.pattern.trim()) found.pattern = t('sources.add.patternMissing')
  if (isLocal(layouts, draft.layout) && !isTimeZone(draft.timeZone)) found.timeZone = t('sources.add.zoneMissing')
  return found
}

/** What is still missing, by input. */
export function missingIn(draft: SourceDraft, layouts: Layouts, t: TFunction): Problems {
  const found: Problems = {}
  if (!draft.name.trim()) found.name = t('sources.nameMissing')
  if (!draft.path.trim()) found.path = t('sources.add.pathMissing')
  return { ...found, ...missingLayout(draft, layouts, t) }
}

/** A refusal names `layout` for a pattern too: its words belong beside the pattern. */
export function placeLayoutProblem(refused: Problems, patterned: boolean): Problems {
  const { layout, ...rest } = refused
  if (!layout) return refused
  return patterned ? { ...rest, pattern: layout } : refused
}
