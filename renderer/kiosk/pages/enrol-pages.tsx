import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../client.ts'
import { fitsCard } from '../../ui/fits-card.ts'
import { KioskHelpBar } from '../../ui/kiosk/kiosk-help-bar.tsx'
import { KioskPage } from '../../ui/kiosk/kiosk-page.tsx'
import { useAct } from '../act.ts'
import { plainCode } from '../flow-rules.ts'
import { HelpDialogs, useHelp } from '../help-dialogs.tsx'
import { likelyKeyboard } from '../keyboard-kind.ts'
import { refusalWords } from '../refusal-words.ts'
import type { Station } from '../station.ts'
import { CardStep, type MeasuredScreen } from './card-step.tsx'
import { EnrolCodeStep } from './enrol-code-step.tsx'

const codeLength = 8

/** This browser is not enrolled: a code makes it a kiosk or a reception screen; a bank card tells how big its pixels are. */
export function EnrolPages({ station, organisation }: { station: Station; organisation: string }) {
  const { t } = useTranslation()
  const help = useHelp()
  const { act, busy, refusal } = useAct(station.concerns)
  const [code, setCode] = useState('')
  const [tries, setTries] = useState({ count: 0, short: false })
  const [measuring, setMeasuring] = useState(false)

  const enrol = (screen: MeasuredScreen) => {
    setMeasuring(false)
    act(
      () => client.devices.enrol({ code: plainCode(code), ...screen }),
      ({ mode }) => (mode === 'desk' ? location.replace('/desk') : station.again()),
    )
  }
  const send = () => {
    const short = plainCode(code).length !== codeLength
    setTries(({ count }) => ({ count: count + 1, short }))
    if (short) return
    if (fitsCard()) setMeasuring(true)
    else enrol({ keyboard: likelyKeyboard() })
  }
  const said = tries.short ? t('kiosk.enrol.missing') : refusal ? refusalWords(t, refusal) : undefined
  return (
    <>
      <KioskPage
        key={String(measuring)}
        organisation={organisation}
        onBack={measuring ? () => setMeasuring(false) : undefined}
        help={<KioskHelpBar onCall={help.openCall} onText={help.openText} />}
      >
        {measuring ? (
          <CardStep onMeasured={enrol} />
        ) : (
          <EnrolCodeStep code={code} onCode={setCode} problem={said} attempt={tries.count} busy={busy} onSend={send} />
        )}
      </KioskPage>
      <HelpDialogs help={help} />
    </>
  )
}
