import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../../shared/errors.ts'
import { isolated } from '../../../shared/isolated.ts'
import { inLanguage } from '../../../shared/texts-of.ts'
import { client } from '../../client.ts'
import { namesText, longDate } from '../../ui/dates.ts'
import { AnswerSheet } from '../../ui/kiosk/answer-sheet.tsx'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { answerShown, type Reader } from '../answer-shown.tsx'
import { askedNow } from '../asked-now.ts'
import type { BuiltIn, Flow, OwnQuestion, Question, Step } from '../flow-rules.ts'
import { chosenCategory, keyOf, ownQuestion, questionsOf, signInInput } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import styles from '../kiosk-pages.module.css'
import { NeedsHelp } from '../needs-help.tsx'
import { refusalWords } from '../refusal-words.ts'
import { refusalOf } from '../station.ts'
import { GappedSentence } from '../gapped-sentence.tsx'
import { VisitorPage } from '../visitor-page.tsx'

/** Everything before it is sent, each line with its own way back. */
export function CheckPage() {
  const { t, i18n } = useTranslation()
  const { timeZone, flow, take, busy, refusal } = useKiosk()
  const signIn = useSignIn()
  const title = t('kiosk.check.title')
  const reader = { t, language: i18n.language, timeZone }
  const asked = questionsOf(flow)
  const answers = asked.map((question) => ({
    ...rowOf(question, flow, reader),
    onChange: () => take({ kind: 'change', question }),
  }))
  const someHidden = asked.some((question) => isHidden(ownQuestion(flow, question)))
  return (
    <VisitorPage title={title} problem={refusal !== null} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        hint={t('kiosk.check.hint')}
        summary={refusal && <ErrorSummary problems={[{ message: refusalWords(t, refusal) }]} />}
        wide
        actionsLow
        actionsLead={
          <div className={styles.consequence}>
            <NeedsHelp />
            <JustInTime>
              <GappedSentence
                text={someHidden ? 'kiosk.check.removedSome' : 'kiosk.check.removed'}
                date={<strong>{longDate(flow.notice!.removedOn, timeZone)}</strong>}
              />
            </JustInTime>
          </div>
        }
        actions={
          <KioskButton look="sill" type="submit" aria-disabled={busy}>
            {t('kiosk.check.signIn')}
          </KioskButton>
        }
        onSubmit={signIn}
      >
        <AnswerSheet answers={answers} />
      </KioskQuestion>
    </VisitorPage>
  )
}

const isHidden = (own: OwnQuestion | undefined) => own !== undefined && own.seenBy !== 'reception'

type Row = { key: string; label: string; value: ReactNode; detail?: string; long?: boolean }

function rowOf(question: Question, flow: Flow, reader: Reader): Row {
  const { t, language } = reader
  if (typeof question === 'string')
    return { key: question, label: t(`kiosk.${question}.label`), ...valueOf(question, flow, language) }
  const own = ownQuestion(flow, question)!
  return {
    key: keyOf(question),
    label: inLanguage(own.wording, language),
    value: answerShown(own, flow.answers.own[own.id], reader),
    detail: isHidden(own) ? t('kiosk.check.hidden') : undefined,
  }
}

function valueOf(question: BuiltIn, flow: Flow, language: string): Pick<Row, 'detail' | 'long'> & { value: string } {
  const { name, company, host, hostText, party } = flow.answers
  switch (question) {
    case 'name':
      return { value: name.trim() }
    case 'category':
      return { value: inLanguage(chosenCategory(flow)?.names ?? {}, language) }
    case 'company':
      return { value: company.trim() }
    case 'host':
      return { value: host?.name ?? hostText.trim(), detail: host?.department || undefined }
    case 'party':
      return { value: namesText(party.map(isolated)), long: true }
  }
}

/** Signs in once; a notice that changed meanwhile is shown first, and the answers stay. */
function useSignIn(): () => void {
  const { flow, take, act, languages } = useKiosk()
  return () =>
    act(
      () => sendVisit(flow, languages.language),
      (step) => take(step),
    )
}

/** Which question a refusal is about: its fields are named `answers.<id>`. */
const questionOf = ({ fields }: Refusal): number => Number(Object.keys(fields)[0]!.split('.')[1])

async function sendVisit(flow: Flow, language: string): Promise<Step> {
  try {
    return { kind: 'signed-in', signedIn: await client.visits.signIn(signInInput(flow)) }
  } catch (error) {
    const { key, fields } = refusalOf(error)
    // Answers were checked here as they are there: what is wrong with one is that the question is another by now.
    const answersRefused = Object.keys(fields).some((field) => field.startsWith('answers.'))
    switch (answersRefused && key !== 'document-changed' ? 'questions-changed' : key) {
      case 'notice-changed':
        return { kind: 'notice-changed', notice: await client.privacy.notice({ language }) }
      case 'document-changed':
        return { kind: 'document-changed', question: questionOf(refusalOf(error)) }
      case 'questions-changed':
      case 'category-gone':
        return { kind: 'questions-changed', ...(await askedNow()) }
      default:
        throw error
    }
  }
}
