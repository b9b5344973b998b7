import { addDays } from '../../shared/time.ts'
import { codePicture, dateWords, isolated, shownCode } from '../codes/code-letter.ts'
import type { Letter } from '../messages/messages.ts'
import type { Office } from '../office/office.ts'
import { wordsIn } from '../texts.ts'
import type { PassRow } from './pass-store.ts'

/** A pass, to the address that its holder typed. */
export function passLetter(of: { pass: PassRow; email: string; token: string; office: Office }): Letter {
  const { pass, email, token, office } = of
  const { language, name, code, expiresOn } = pass
  const words = wordsIn(language)
  const { organisation } = office
  const until = dateWords(addDays(expiresOn, -1), language)
  return {
    to: { name, address: email },
    language,
    subject: words('messages.pass.subject', { organisation }),
    greeting: words('messages.greeting', { name: isolated(name) }),
    paragraphs: [
      words('messages.pass.use', { organisation: isolated(organisation) }),
      words('messages.pass.kept', { until }),
      words('messages.pass.forget', { email: office.contactEmail }),
    ],
    facts: [
      [words('messages.pass.code'), shownCode(code)],
      [words('messages.pass.until'), until],
    ],
    ...codePicture(token, words('messages.pass.alt')),
    footer: words('messages.footer', { organisation }),
  }
}
