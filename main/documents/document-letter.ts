import type { Language } from '../../shared/languages.ts'
import { dateWords, isolated } from '../codes/code-letter.ts'
import type { Letter } from '../messages/messages.ts'
import type { Office } from '../office/office.ts'
import { localDate } from '../../shared/time.ts'
import { wordsIn } from '../texts.ts'
import type { DocumentRecord } from './document-store.ts'

type Copy = { email: string; name: string; language: Language; signedInAt: number }

/** What was accepted, word for word, with its version and digest. */
export function documentLetter(of: { copy: Copy; documents: DocumentRecord[]; office: Office }): Letter {
  const { copy, documents, office } = of
  const words = wordsIn(copy.language)
  const { organisation } = office
  const date = dateWords(localDate(copy.signedInAt, office.timeZone), copy.language)
  return {
    to: { name: copy.name, address: copy.email },
    language: copy.language,
    subject: words('messages.documentCopy.subject', { organisation }),
    greeting: words('messages.greeting', { name: isolated(copy.name) }),
    paragraphs: [
      words('messages.documentCopy.accepted', { organisation: isolated(organisation), date }),
      ...documents.flatMap(({ title, version, paragraphs }) => [
        words('messages.documentCopy.title', { title: isolated(title), version }),
        ...paragraphs,
      ]),
      words('messages.documentCopy.forgotten'),
    ],
    facts: documents.map(({ title, sha256 }) => [words('messages.documentCopy.digest', { title }), sha256] as const),
    footer: words('messages.footer', { organisation }),
  }
}
