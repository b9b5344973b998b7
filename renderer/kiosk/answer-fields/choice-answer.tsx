import { useTranslation } from 'react-i18next'
import { ChoiceList } from '../../ui/kiosk/choice-list.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { OfficeText } from '../office-text.tsx'
import type { AnswerFieldProps } from './answer-field.ts'

/** One of the office's answers, or yes and no. What need not be answered can be taken back. */
export function ChoiceAnswer({ id, question, given, onChange, error }: AnswerFieldProps) {
  const { t } = useTranslation()
  const choices =
    question.kind === 'yes-no'
      ? [
          { value: 'yes', label: t('kiosk.question.yes') },
          { value: 'no', label: t('kiosk.question.no') },
        ]
      : question.choices.map((texts, place) => ({ value: String(place), label: <OfficeText texts={texts} /> }))
  return (
    <>
      <ChoiceList
        name={id}
        value={given.text || undefined}
        onChange={(text) => onChange({ text })}
        choices={choices}
        error={error}
      />
      {!question.required && given.text && (
        <KioskButton look="plain" onClick={() => onChange({ text: '' })}>
          {t('kiosk.question.takeBack')}
        </KioskButton>
      )}
    </>
  )
}
