import { createHash } from 'node:crypto'
import type { Wordings } from '../../shared/contract/documents.ts'
import { readAcceptance } from '../../shared/document-rules.ts'
import { AppError } from '../../shared/errors.ts'
import { isLanguage, languages } from '../../shared/languages.ts'
import type { Audit } from '../audit/audit.ts'
import type { Messages } from '../messages/messages.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { Visits } from '../visits/visits.ts'
import type { World } from '../world.ts'
import { createDocumentCopies } from './document-copies.ts'
import { createDocumentStore, type DocumentRecord } from './document-store.ts'

export type Documents = ReturnType<typeof createDocuments>
type Ports = {
  audit: Audit
  office: OfficeRegister
  messages: Pick<Messages, 'teach' | 'queue' | 'emailIsSetUp'>
  /** Visits ask for `isInForce`, so they come after documents: asked when needed. */
  visits: Pick<Visits, 'standing'>
}

export type Accepted = Pick<DocumentRecord, 'version' | 'language' | 'sha256'>

/** Texts that visitors read and accept. Versions are only ever added; an answer names the one that was read. */
export function createDocuments(world: Pick<World, 'db' | 'clock' | 'events'>, ports: Ports) {
  const { audit, office } = ports
  const store = createDocumentStore(world.db)
  const changed = () => world.db.afterCommit(() => world.events.changed('settings'))

  /** The wordings of the version that stands: of those whose day has come, the newest. */
  function inForce(documentId: number): DocumentRecord[] {
    const todayOn = office.todayOn()
    const there = store.listOf(documentId).filter(({ effectiveOn }) => effectiveOn <= todayOn)
    return there.filter(({ version }) => version === there[0]!.version)
  }

  function insertVersion(documentId: number, version: number, effectiveOn: string, wordings: Wordings): void {
    if (effectiveOn < office.todayOn())
      throw new AppError('invalid', 'check-fields', {}, { effectiveOn: 'notice-date-past' })
    for (const language of languages) {
      const given = wordings[language]
      const paragraphs = paragraphsOf(given?.text ?? '')
      if (!given || (language !== 'en' && paragraphs.length === 0)) continue
      if (paragraphs.length === 0) throw new AppError('invalid', 'check-fields', {}, { text: 'field-missing' })
      const sha256 = digestOf(given.title, paragraphs)
      const record = { documentId, version, language, effectiveOn, title: given.title, paragraphs, sha256 }
      store.insertWording(record, world.clock.now())
    }
  }

  const verbs = {
    list: () =>
      store.list().map(({ id, name }) => {
        const records = store.listOf(id)
        const accepted = store.countAccepted(id)
        const versions = [...new Set(records.map(({ version }) => version))].map((version) => {
          const wordings = records.filter((record) => record.version === version)
          const { effectiveOn } = wordings[0]!
          return { version, effectiveOn, wordings, accepted: accepted.get(version) ?? 0 }
        })
        return { id, name, inForce: inForce(id)[0]?.version ?? null, versions }
      }),

    add: (caller, { name, effectiveOn, wordings }) =>
      world.db.transaction(() => {
        const id = store.insert(name, world.clock.now())
        insertVersion(id, 1, effectiveOn, wordings)
        audit.record(caller, 'document.added', { subject: 'document', subjectId: id, detail: { effectiveOn } })
        changed()
        return { id }
      }),

    revise: (caller, { documentId, effectiveOn, wordings }) =>
      world.db.transaction(() => {
        const newest = store.listOf(documentId)[0]
        if (!newest) throw new AppError('not_found', 'document-not-found')
        const version = newest.version + 1
        insertVersion(documentId, version, effectiveOn, wordings)
        const detail = { version, effectiveOn }
        audit.record(caller, 'document.revised', { subject: 'document', subjectId: documentId, detail })
        changed()
        return { version }
      }),

    read(_caller, { documentId, language }) {
      const standing = inForce(documentId)
      const found =
        standing.find((wording) => wording.language === language) ??
        standing.find((wording) => wording.language === 'en')
      if (!found) throw new AppError('not_found', 'document-not-found')
      const { documentId: _documentId, effectiveOn: _effectiveOn, ...wording } = found
      return wording
    },
    ...createDocumentCopies(world, { ...ports, store, acceptedBy }),
  } satisfies Services['documents']

  /** The very wordings that a visit's visitor accepted, of which a copy is offered. */
  function acceptedBy(visitId: number): DocumentRecord[] {
    return store
      .listAcceptedBy(visitId)
      .filter(({ offersCopy }) => offersCopy)
      .flatMap(({ documentId, text }) => {
        const accepted = readAcceptance(text)
        return store.listOf(documentId).filter((wording) => accepted && isSame(wording, accepted))
      })
  }

  return {
    ...verbs,
    /** Whether a version stands today: until one does, nobody can be asked for it. */
    isThere: (documentId: number): boolean => inForce(documentId).length > 0,
    /** Whether this is a wording of the version that stands today. */
    isInForce: (
      documentId: number,
      { version, language, sha256 }: { version: number; language: string; sha256: string },
    ) => isLanguage(language) && inForce(documentId).some((wording) => isSame(wording, { version, language, sha256 })),
  }
}

const isSame = (one: Accepted, other: { version: number; language: string; sha256: string }): boolean =>
  one.version === other.version && one.language === other.language && one.sha256 === other.sha256

/** An empty line parts paragraphs; lines within one stay together. */
const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '))
    .filter((paragraph) => paragraph !== '')

const digestOf = (title: string, paragraphs: readonly string[]): string =>
  createHash('sha256')
    .update([title, ...paragraphs].join('\n\n'))
    .digest('hex')
