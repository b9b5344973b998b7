import type { NoticeText, OwnWording, OwnWords } from '../../shared/contract/privacy.ts'
import type { NoticeItem } from '../../shared/notice-items.ts'
import { AppError } from '../../shared/errors.ts'
import { type Language, languages } from '../../shared/languages.ts'
import type { Audit } from '../audit/audit.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import { missingFrom } from './notice-check-rules.ts'
import { changesBetween } from './notice-diff-rules.ts'
import { createNoticeRevisions } from './notice-revisions.ts'
import { noticeOf, partsOf, unknownGaps, wordingOf } from './notice-rules.ts'
import { createNoticeStore, type NoticeRecord, type NoticeShown } from './notice-store.ts'

export type Privacy = ReturnType<typeof createPrivacy>

const partsIn = (language: Language) => partsOf(wordsIn(language))
const read = ({ text }: NoticeRecord): NoticeText => JSON.parse(text)

/** The notice: versions are only ever added, and each visit names the one that it was shown. */
export function createPrivacy(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  { audit, office }: { audit: Audit; office: OfficeRegister },
) {
  const store = createNoticeStore(world.db)
  const revisions = createNoticeRevisions(world, { office, store })

  /** The notice in force in a language; in the office's own where that is not offered. Refuses `setup-first`. */
  function inForce(language: string): NoticeRecord {
    const there = store.listInForce(office.todayOn())
    const inLanguage = (wanted: string) => there.find((notice) => notice.language === wanted)
    const found = inLanguage(language) ?? inLanguage(language.split('-')[0]!) ?? inLanguage(office.languages().own)
    if (!found) throw new AppError('unavailable', 'setup-first')
    return found
  }

  const missing = (language: Language, own: OwnWords): NoticeItem[] =>
    missingFrom(wordingOf(partsIn(language), own), language)

  /** Refuses what Article 13 would miss, and gaps that nothing fills, naming both. */
  function refuseUnfinished(own: OwnWording): void {
    const say = wordsIn('en')
    for (const language of office.languages().offered) {
      const [gap] = Object.values(own[language] ?? {}).flatMap(unknownGaps)
      if (gap) throw new AppError('invalid', 'notice-gap-unknown', { gap })
      const items = missing(language, own[language] ?? {})
      if (items.length === 0) continue
      const named = items.map((item) => say(`noticeItems.${item}`)).join('; ')
      throw new AppError('invalid', 'notice-incomplete', { language: say(`languageNames.${language}`), items: named })
    }
  }

  const verbs = {
    notice(_caller, { language }) {
      const found = inForce(language)
      const todayOn = office.todayOn()
      const { footageRetentionDays: footageDays } = office.current()
      const removedOn = office.removedOn(todayOn)
      return { ...found, text: read(found), todayOn, removedOn, footageDays }
    },

    versions: () => store.listVersions(),

    changes(_caller, { version, language }) {
      const of = (which: number) => store.listOf(which).find((notice) => notice.language === language)
      const after = of(version)
      const before = of(version - 1)
      return after && before ? changesBetween(read(before), read(after)) : []
    },

    wording() {
      const [newest] = store.listNewest()
      if (!newest) throw new AppError('unavailable', 'setup-first')
      const { version, effectiveOn } = newest
      const parts = office.languages().offered.map((language) => ({ language, parts: partsIn(language) }))
      return { version, effectiveOn, todayOn: office.todayOn(), parts, own: store.wordingOf(version) }
    },

    preview: (_caller, { language, own }) => ({
      text: noticeOf(office.current(), wordsIn(language), own),
      missing: missing(language, own),
    }),

    revise: (caller, { own, effectiveOn }) =>
      world.db.transaction(() => {
        if (effectiveOn < office.todayOn()) {
          throw new AppError('invalid', 'check-fields', {}, { effectiveOn: 'notice-date-past' })
        }
        const kept = withoutMade(own)
        refuseUnfinished(kept)
        const before = store.listNewest()[0]?.version
        const made = revisions.revise(kept, effectiveOn)
        if (made.version === before) return made
        audit.record(caller, 'notice.revised', { detail: { noticeVersion: made.version, effectiveOn } })
        world.db.afterCommit(() => world.events.changed('settings'))
        return made
      }),
  } satisfies Services['privacy']
  return {
    ...verbs,
    inForce,
    /** Whether a visitor was shown the notice that is in force. */
    isInForce: (shown: NoticeShown): boolean => store.isInForce(shown, office.todayOn()),
    /** Makes the next version where the office's settings change the words, and returns the version in force. */
    publish: (): number => world.db.transaction(() => revisions.follow()),
  }
}

/** Own words where they differ from Foyer's, of parts that there are. */
function withoutMade(own: OwnWording): OwnWording {
  const kept: OwnWording = {}
  for (const language of languages) {
    const given = own[language] ?? {}
    const made = partsIn(language).filter(({ key, made }) => given[key] !== undefined && given[key].trim() !== made)
    if (made.length > 0) kept[language] = Object.fromEntries(made.map(({ key }) => [key, given[key]!.trim()]))
  }
  return kept
}
