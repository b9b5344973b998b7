import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isolated } from '../../../shared/isolated.ts'
import { client } from '../../client.ts'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { SuggestField } from '../../ui/kiosk/suggest-field.tsx'
import type { HostChoice } from '../flow-rules.ts'
import { problemWith } from '../flow-rules.ts'
import { useHostLookup } from '../host-lookup.ts'
import { hostTyped, mayLookUp } from '../host-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'

const fieldId = 'visitor-host'

/** Who is visited: found from the third letter on, or as typed. */
export function HostPage() {
  const { t } = useTranslation()
  const { flow, take, refusal } = useKiosk()
  const { problem, tries, hush, goOn, goOnAsTyped } = useHostAnswer()
  const { hostText, host } = flow.answers
  const found = useHostLookup(hostText, host === null)
  const title = t('kiosk.host.title')
  const said = problem ? t(`kiosk.${problem}`) : refusal ? refusalWords(t, refusal) : undefined
  const choose = (chosen: HostChoice) => {
    hush()
    take({ kind: 'answer', answers: { host: chosen, hostText: chosen.name } })
    document.getElementById(fieldId)?.focus()
  }
  return (
    <VisitorPage title={title} problem={said !== undefined} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        fieldId={fieldId}
        hint={t('kiosk.host.hint')}
        summary={said && <ErrorSummary problems={[{ fieldId, message: said }]} attempt={tries} />}
        aside={<JustInTime>{t('kiosk.host.why')}</JustInTime>}
        actions={
          <>
            <KioskButton look="sill" type="submit">
              {t('kiosk.continue')}
            </KioskButton>
            <KioskButton look="plain" onClick={goOnAsTyped}>
              {t('kiosk.host.cannotFind')}
            </KioskButton>
          </>
        }
        onSubmit={goOn}
      >
        <SuggestField
          id={fieldId}
          autoFocus
          value={hostText}
          onChange={(text) => take({ kind: 'answer', answers: { hostText: text, host: null } })}
          suggestions={(found ?? []).map(({ id, name, department }) => ({ id: String(id), name, detail: department }))}
          onChoose={({ id }) => choose(found!.find((one) => String(one.id) === id)!)}
          status={statusOf()}
          error={said}
        />
      </KioskQuestion>
    </VisitorPage>
  )

  function statusOf(): string | undefined {
    if (host?.department) {
      return t('kiosk.host.chosenWith', { name: isolated(host.name), detail: isolated(host.department) })
    }
    if (host) return t('kiosk.host.chosen', { name: isolated(host.name) })
    return found?.length === 0 ? t('kiosk.host.nobody', { text: isolated(hostText.trim()) }) : undefined
  }
}

/** Carrying on: a name that was only typed is looked up once more, so that a quick hand loses no host. */
function useHostAnswer() {
  const { flow, take, act } = useKiosk()
  const [{ problem, tries }, setState] = useState<{ problem: string | null; tries: number }>({
    problem: null,
    tries: 0,
  })
  const { hostText, host } = flow.answers
  const say = (key: string | null) => setState((before) => ({ problem: key, tries: before.tries + 1 }))
  const missing = problemWith('host', flow.answers)

  const settle = (found: HostChoice[]) => {
    const typed = hostTyped(hostText, found)
    if (found.length > 0 && !typed) return say('host.choose')
    if (typed) take({ kind: 'answer', answers: { host: typed, hostText: typed.name } })
    take({ kind: 'next' })
  }
  const goOn = () => {
    if (missing) return say(missing)
    if (host || !mayLookUp(hostText)) return take({ kind: 'next' })
    say(null)
    act(() => client.hosts.suggest({ text: hostText }), settle)
  }
  const goOnAsTyped = () => {
    if (missing) return say(missing)
    take({ kind: 'answer', answers: { host: null } })
    take({ kind: 'next' })
  }
  return { problem, tries, hush: () => say(null), goOn, goOnAsTyped }
}
