import { isLanguage } from '../../shared/languages.ts'
import { showLanguage } from '../ui/i18n.ts'
import { fetchLanguage } from '../ui/language-files.ts'

/** Shows the page in the recipient's language; what it lacks stays English. */
export async function speak(language: string): Promise<void> {
  if (!isLanguage(language)) return
  await fetchLanguage(language)
  showLanguage(language)
}
