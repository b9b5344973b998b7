import { Button, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import type { SetUpInputs } from './setup-form.ts'
import { keyGroups } from './setup-rules.ts'
import styles from './setup-recovery.module.css'

/** The key on paper: shown now and never again. The print stylesheet leaves only the sheet. */
export function RecoverySheet({ form, opened }: SetUpInputs) {
  const { t } = useTranslation()
  return (
    <>
      <section className={styles.sheet} aria-label={t('setup.recovery.sheet')}>
        <h2>{t('setup.recovery.sheet')}</h2>
        <p>{String(form.draft['organisation.organisation'])}</p>
        <ol className={styles.groups}>
          {keyGroups(opened.recoveryKey).map((group, at) => (
            <li key={at}>
              <span className={styles.number} aria-hidden="true">
                {at + 1}
              </span>
              <span className={styles.group}>{group}</span>
            </li>
          ))}
        </ol>
        <p>{t('setup.recovery.paper')}</p>
      </section>
      <div>
        <Button leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => window.print()}>
          {t('setup.recovery.print')}
        </Button>
      </div>
      <NoticeBox tone="brass">{t('setup.recovery.once')}</NoticeBox>
    </>
  )
}

/** Proves that the paper exists: two of its groups, typed from it. */
export function RecoveryInputs({ form, opened }: SetUpInputs) {
  const { t } = useTranslation()
  return opened.confirmGroups.map((group, at) => (
    <TextInput
      key={group}
      {...form.text(`recoveryTyped.${at}`)}
      label={t('setup.recovery.group', { group })}
      autoCapitalize="characters"
      maw={200}
      styles={{ input: { fontFamily: 'var(--foyer-font-mono)', letterSpacing: '0.12em' } }}
    />
  ))
}
