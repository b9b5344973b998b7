import { createHash } from 'node:crypto'
import type { OwnWording } from '../../shared/contract/privacy.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import type { OfficeRegister } from '../office/office.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import { noticeOf } from './notice-rules.ts'
import type { createNoticeStore, NoticeRecord } from './notice-store.ts'

type Written = Pick<NoticeRecord, 'language' | 'text' | 'sha256'>

/** How versions of the notice are made: only ever added, and only where the words differ. */
export function createNoticeRevisions(
  world: Pick<World, 'db' | 'clock'>,
  { office, store }: { office: OfficeRegister; store: ReturnType<typeof createNoticeStore> },
) {
  /** The words of every language that is offered now. */
  function written(own: OwnWording): Written[] {
    return office.languages().offered.map((language) => {
      const text = canonicalJson(noticeOf(office.current(), wordsIn(language), own[language]))
      return { language, text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') }
    })
  }

  const isSame = (now: readonly Written[], there: readonly NoticeRecord[]): boolean =>
    now.length > 0 &&
    now.every(({ language, sha256 }) =>
      there.some((notice) => notice.language === language && notice.sha256 === sha256),
    )

  function add(own: OwnWording, texts: readonly Written[], effectiveOn: string): number {
    const version = (store.listNewest()[0]?.version ?? 0) + 1
    for (const text of texts) store.insert({ ...text, version, effectiveOn }, world.clock.now())
    if (Object.keys(own).length > 0) store.insertWording(version, own)
    return version
  }

  return {
    /**
     * What the settings changed, from today on; a version that waits for its day is made anew for the same day. Returns
     * the version in force.
     */
    follow(): number {
      const todayOn = office.todayOn()
      const newest = store.listNewest()
      const inForce = store.listInForce(todayOn)
      const ownNow = inForce[0] ? store.wordingOf(inForce[0].version) : {}
      const texts = written(ownNow)
      if (isSame(texts, inForce)) return inForce[0]!.version
      const version = add(ownNow, texts, todayOn)
      const waiting = newest[0] && newest[0].effectiveOn > todayOn ? newest[0] : undefined
      if (waiting) {
        const own = store.wordingOf(waiting.version)
        add(own, written(own), waiting.effectiveOn)
      }
      return version
    },

    /** These words from a day on. Returns the version that says so, which may be there already. */
    revise(own: OwnWording, effectiveOn: string): { version: number; effectiveOn: string } {
      const [newest] = store.listNewest()
      const texts = written(own)
      const same = newest && isSame(texts, store.listNewest())
      if (same && (newest.effectiveOn === effectiveOn || newest.effectiveOn <= office.todayOn())) {
        return { version: newest.version, effectiveOn: newest.effectiveOn }
      }
      return { version: add(own, texts, effectiveOn), effectiveOn }
    },
  }
}
