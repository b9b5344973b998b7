import type { Answer } from './contract/index.ts'

/**
 * What the desk's editor and the kiosk page in its frame (`/kiosk#preview`) say to each other: the page that it is
 * there, the editor what to show. A page in preview asks the host nothing.
 */
export type PreviewReady = { kind: 'preview-ready' }
/** The page that is shown: of a question, or of the notice. */
export type Previewed = { question: Answer<'questions', 'list'>[number] } | { notice: Answer<'privacy', 'notice'> }
export type KioskPreview = {
  kind: 'preview'
  shown: Previewed
  language: string
  organisation: string
  timeZone: string
}

/** The part of the page's address that makes it a preview. */
export const previewHash = '#preview'

export const isPreviewReady = (data: unknown): data is PreviewReady => kindOf(data) === 'preview-ready'
export const isKioskPreview = (data: unknown): data is KioskPreview => kindOf(data) === 'preview'

const kindOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined
