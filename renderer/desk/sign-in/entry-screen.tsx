import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../shared/contract/staff.ts'
import type { Ended } from '../desk-session.tsx'
import { DeskDoor } from '../desk-door.tsx'
import { EnrolPage } from '../enrol/enrol-page.tsx'
import { SignInPage } from './sign-in-page.tsx'

/** Before anybody is signed in: the sign-in form, or the enrolment of a browser that Foyer does not know. */
export function EntryScreen({ me, ended, onIn }: { me: Me; ended: Ended | null; onIn: () => void }) {
  const { t } = useTranslation()
  const [enrolling, setEnrolling] = useState(false)
  const where = [me.organisation, me.device?.name].filter(Boolean).join(' · ')
  return (
    <DeskDoor note={where || t('signIn.unknownBrowser')}>
      {enrolling ? (
        <EnrolPage onBack={() => setEnrolling(false)} />
      ) : (
        <SignInPage me={me} ended={ended} onIn={onIn} onEnrol={() => setEnrolling(true)} />
      )}
    </DeskDoor>
  )
}
