import { useEffect } from 'react'
import { client } from '../client.ts'
import type { Notice } from './flow-rules.ts'
import { useKiosk } from './kiosk-context.ts'

/** A page that shows the notice shows it in the visitor's language, also where that changes under way. */
export function useNoticeInLanguage(notice: Notice): void {
  const { languages, take } = useKiosk()
  const { language } = languages
  const shownIn = notice.language
  useEffect(() => {
    if (shownIn === language) return
    let late = false
    client.privacy.notice({ language }).then(
      (other) => late || take({ kind: 'notice-shown', notice: other }),
      // It stays in the language that it is in; whatever is asked next says that the host is away.
      () => {},
    )
    return () => {
      late = true
    }
  }, [shownIn, language, take])
}
