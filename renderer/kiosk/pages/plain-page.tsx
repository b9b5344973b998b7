import type { ReactNode } from 'react'
import { KioskHelpBar } from '../../ui/kiosk/kiosk-help-bar.tsx'
import { KioskPage } from '../../ui/kiosk/kiosk-page.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { HelpDialogs, useHelp } from '../help-dialogs.tsx'
import { usePageTitle } from '../page-title.ts'

export type PlainPageProps = { organisation: string; title: string; text: string; children: ReactNode }

/** One sentence and a way on, for a screen that visitors cannot use now. */
export function PlainPage({ organisation, title, text, children }: PlainPageProps) {
  const help = useHelp()
  usePageTitle(title)
  return (
    <>
      <KioskPage organisation={organisation} help={<KioskHelpBar onCall={help.openCall} onText={help.openText} />}>
        <KioskQuestion title={title} hint={text} wide>
          {children}
        </KioskQuestion>
      </KioskPage>
      <HelpDialogs help={help} />
    </>
  )
}
