import type { useDraft } from '../draft.ts'
import type { Opened, SetUpDraft } from './setup-rules.ts'

/** What each page of set-up works on. */
export type SetUpForm = ReturnType<typeof useDraft<SetUpDraft>>

/** The inputs of one page. */
export type SetUpInputs = { form: SetUpForm; opened: Opened }
