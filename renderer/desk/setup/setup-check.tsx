import { useTranslation } from 'react-i18next'
import { PersonName } from '../../ui/person-name.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import type { SetUpForm } from './setup-form.ts'
import { people, type SetUpPageName } from './setup-rules.ts'
import styles from './setup-check.module.css'

type Line = { page: SetUpPageName; term: string; lines: React.ReactNode[] }

/** Everything once more before it is written, each with the way back to it. */
export function CheckSheet({ form, onChange }: { form: SetUpForm; onChange: (page: SetUpPageName) => void }) {
  const { t } = useTranslation()
  const at = (key: string) => String(form.draft[key] ?? '')
  const days = (key: string) => Number(at(key))
  const lines: Line[] = [
    {
      page: 'organisation',
      term: t('setup.check.organisation'),
      lines: ['organisation', 'address', 'contactEmail', 'website'].map((key) => at(`organisation.${key}`)),
    },
    {
      page: 'regulator',
      term: t('setup.check.regulator'),
      lines: ['regulatorName', 'regulatorContact', 'regulatorAddress'].map((key) => at(`organisation.${key}`)),
    },
    {
      page: 'time',
      term: t('setup.check.time'),
      lines: [
        at('organisation.timeZone'),
        t('setup.check.footageDays', { count: days('organisation.footageRetentionDays') }),
        t('setup.check.visitDays', { count: days('organisation.visitRetentionDays') }),
      ],
    },
    ...people.map((person): Line => ({
      page: person,
      term: t(`roles.${person}`),
      lines: [
        <PersonName key="name">{at(`${person}.name`)}</PersonName>,
        t('setup.check.signsInAs', { name: at(`${person}.signInName`) }),
      ],
    })),
    { page: 'recovery', term: t('setup.check.recovery'), lines: [t('setup.check.recoveryKept')] },
    { page: 'device', term: t('setup.check.device'), lines: [at('deviceName')] },
    {
      page: 'source',
      term: t('setup.check.source'),
      lines: form.draft.addSource === 'now' ? [at('source.name'), at('source.path')] : [t('setup.check.sourceLater')],
    },
  ]
  return (
    <dl className={styles.sheet}>
      {lines.map(({ page, term, lines: values }) => (
        <div key={page} className={styles.line}>
          <dt>{term}</dt>
          <dd>
            {values.filter(Boolean).map((value, place) => (
              <div key={place}>{value}</div>
            ))}
          </dd>
          <dd>
            <TextAction onClick={() => onChange(page)} of={term}>
              {t('desk.change')}
            </TextAction>
          </dd>
        </div>
      ))}
    </dl>
  )
}
