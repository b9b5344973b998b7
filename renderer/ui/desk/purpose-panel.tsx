import { Button, Textarea } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import type { FormEvent, ReactNode } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AsideCard } from './aside-card.tsx'
import { NoticeBox } from './notice-box.tsx'
import styles from './purpose-panel.module.css'

/** Detail stands under its option while that is chosen: a list of incidents, for one. */
export type PurposeOption = { value: string; label: string; detail?: ReactNode }

export type PurposePanelProps = {
  title: string
  intro: ReactNode
  /** "Why do you need names?" */
  question: string
  options: PurposeOption[]
  value: string | undefined
  onChange: (value: string) => void
  note: string
  onNoteChange: (note: string) => void
  /** The button says what happens: "Show names for 15 minutes". */
  action: string
  onSubmit: () => void
  busy?: boolean
  /** What the server refused, as a sentence. */
  error?: string
  /** A small line under the button: what stays hidden. */
  small?: ReactNode
}

const shortest = 10

/** Ask before showing: a reason from the list and ten characters of why, beside the data. Calls `onSubmit` only when both are there. */
export function PurposePanel(props: PurposePanelProps) {
  const { title, intro, question, options, value, onChange, note, onNoteChange } = props
  const { action, onSubmit, busy, error, small } = props
  const { t } = useTranslation()
  const [tried, setTried] = useState(false)
  const noteTooShort = note.trim().length < shortest
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (value && !noteTooShort) onSubmit()
  }
  return (
    <AsideCard tone="door" title={title} icon={<IconEyeOff size={26} stroke={2} aria-hidden="true" />}>
      <form className={styles.form} noValidate onSubmit={submit}>
        <div className={styles.intro}>{intro}</div>
        <PurposeChoice
          question={question}
          options={options}
          value={value}
          onChange={onChange}
          error={tried && !value ? t('ui.desk.purposeChoose') : undefined}
        />
        <Textarea
          label={t('ui.desk.purposeNote')}
          rows={2}
          value={note}
          onChange={(event) => onNoteChange(event.currentTarget.value)}
          error={tried && noteTooShort ? t('ui.desk.purposeShort') : undefined}
        />
        {error && (
          <NoticeBox tone="brick" live>
            {error}
          </NoticeBox>
        )}
        <Button
          type="submit"
          variant="sill"
          loading={busy}
          leftSection={<IconEye size={20} stroke={2} aria-hidden="true" />}
        >
          {action}
        </Button>
        {small && <p className={styles.small}>{small}</p>}
      </form>
    </AsideCard>
  )
}

type PurposeChoiceProps = Pick<PurposePanelProps, 'question' | 'options' | 'value' | 'onChange' | 'error'>

function PurposeChoice({ question, options, value, onChange, error }: PurposeChoiceProps) {
  const name = useId()
  return (
    <fieldset className={styles.choice} role="radiogroup" aria-describedby={error && `${name}error`}>
      <legend className={styles.question}>{question}</legend>
      {error && (
        <p id={`${name}error`} className={styles.error}>
          {error}
        </p>
      )}
      {options.map((option) => (
        <div key={option.value}>
          <label className={styles.option}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
          {option.detail && option.value === value && <div className={styles.detail}>{option.detail}</div>}
        </div>
      ))}
    </fieldset>
  )
}
