import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { NoticeText } from '../../shared/contract/visits.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import { noticeOf } from './notice-rules.ts'
import { createNoticeStore, type NoticeRecord } from './notice-store.ts'

export type Privacy = ReturnType<typeof createPrivacy>

/** The notice: versions are only ever added, and each visit names the one that it was shown. */
export function createPrivacy(world: Pick<World, 'db' | 'clock'>, { office }: { office: OfficeRegister }) {
  const store = createNoticeStore(world.db)

  /** The notice in force in a language; English where that language is not there. Refuses `setup-first` before set-up. */
  function inForce(language: string): NoticeRecord {
    const newest = store.listNewest()
    const inLanguage = (wanted: string) => newest.find((notice) => notice.language === wanted)
    const found = inLanguage(language) ?? inLanguage(language.split('-')[0]!) ?? inLanguage('en')
    if (!found) throw new AppError('unavailable', 'setup-first')
    return found
  }

  const verbs = {
    notice(_caller, { language }) {
      const { text: written, ...notice } = inForce(language)
      const text: NoticeText = JSON.parse(written)
      const todayOn = office.todayOn()
      const { footageRetentionDays: footageDays } = office.current()
      const removedOn = office.removedOn(todayOn)
      return { ...notice, text, todayOn, removedOn, footageDays }
    },
    versions: () => store.listVersions(),
  } satisfies Services['privacy']
  return {
    ...verbs,
    inForce,
    /** Makes the next version where the office's settings change the words, and returns the version in force. */
    publish: (): number =>
      world.db.transaction(() => {
        const written = (['en'] as const).map((language) => {
          const text = canonicalJson(noticeOf(office.current(), wordsIn(language)))
          return { language, text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') }
        })
        const newest = store.listNewest()
        const version = newest[0]?.version ?? 0
        const same = written.every(({ language, sha256 }) =>
          newest.some((notice) => notice.language === language && notice.sha256 === sha256),
        )
        if (same) return version
        const effectiveOn = office.todayOn()
        for (const notice of written) store.insert({ ...notice, version: version + 1, effectiveOn }, world.clock.now())
        return version + 1
      }),
  }
}
