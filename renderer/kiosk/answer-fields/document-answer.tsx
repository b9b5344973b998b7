import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Given } from '../../../shared/answer-rules.ts'
import type { Answer } from '../../../shared/contract/index.ts'
import { acceptanceText, readAcceptance } from '../../../shared/document-rules.ts'
import { directionOf } from '../../../shared/languages.ts'
import { client } from '../../client.ts'
import { FieldError } from '../../ui/kiosk/field-error.tsx'
import { KioskSwitch } from '../../ui/kiosk/kiosk-switch.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { ReadAloud } from '../read-aloud.tsx'
import { refusalWords } from '../refusal-words.ts'
import type { AnswerFieldProps } from './answer-field.ts'
import { SignatureField } from './signature-field.tsx'
import styles from './document-answer.module.css'

type Wording = Answer<'documents', 'read'>

/** A document from its first line to its last, and only then what is asked about it. */
export function DocumentAnswer({ id, question, given, onChange, error }: AnswerFieldProps) {
  const { t } = useTranslation()
  const { refusal, flow } = useKiosk()
  const wording = useWording(question.document!.documentId)
  const accepted = readAcceptance(given.text)
  const stands = wording !== null && accepted?.sha256 === wording.sha256
  // Another version or language than was accepted is another text: it is accepted anew.
  const stale = wording !== null && accepted !== undefined && !stands
  useEffect(() => {
    if (stale) onChange({ text: '' })
  }, [stale, onChange])

  // The desk's preview has no visitor, and asks for no text.
  if (!wording)
    return (
      <p role="status">
        {refusal ? refusalWords(t, refusal) : t(flow.attemptId ? 'kiosk.starting' : 'kiosk.document.here')}
      </p>
    )
  const accept = (on: boolean) => onChange(on ? { text: acceptanceText({ ...wording, typedName: '' }) } : { text: '' })
  const sign = ({ text, data }: Given) =>
    onChange({ text: acceptanceText({ ...wording, typedName: text }), ...(data ? { data } : {}) })
  return (
    <div className={styles.document}>
      <article
        className={styles.text}
        lang={wording.language}
        dir={directionOf(wording.language)}
        aria-labelledby={`${id}-title`}
      >
        <h2 id={`${id}-title`}>{wording.title}</h2>
        <p className={styles.version}>{t('kiosk.document.version', { version: wording.version })}</p>
        {wording.paragraphs.map((paragraph, at) => (
          <p key={at}>{paragraph}</p>
        ))}
      </article>
      <ReadAloud texts={[wording.title, ...wording.paragraphs]} language={wording.language} />
      <div id={id} tabIndex={-1} className={styles.accept}>
        <FieldError id={id}>{error}</FieldError>
        <KioskSwitch label={t('kiosk.document.accept')} on={stands} onChange={accept} />
      </div>
      {question.document!.signed && stands && (
        <SignatureField id={`${id}-sign`} name={accepted.typedName} drawing={given.data} onChange={sign} />
      )}
    </div>
  )
}

/** The wording that stands in the visitor's language, asked for again when they choose another. */
function useWording(documentId: number): Wording | null {
  const { act, languages } = useKiosk()
  const [wording, setWording] = useState<Wording | null>(null)
  const { language } = languages
  useEffect(() => {
    act(() => client.documents.read({ documentId, language }), setWording)
  }, [act, documentId, language])
  return wording
}
