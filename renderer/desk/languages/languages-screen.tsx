import { Button, Checkbox, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeLanguages } from '../../../shared/contract/languages.ts'
import { type Language, languageNames } from '../../../shared/languages.ts'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import styles from '../cells.module.css'
import { useDesk } from '../desk-context.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { earlier, inOrder, offering, owning } from './language-list.ts'

/** Which languages the kiosk offers, in which order, and to which it goes back after each visitor. */
export function LanguagesScreen() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const { data, error } = useAnswer('languages', 'get', {})
  const changes = may('languages.update')
  return (
    <>
      <PageHeader title={t('languages.title')} below={t(changes ? 'languages.below' : 'settings.belowReading')} />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && <LanguageForm there={data} changes={changes} />}
    </>
  )
}

function LanguageForm({ there, changes }: { there: OfficeLanguages; changes: boolean }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(there)
  const update = useAct('languages', 'update', ['languages', 'privacy', 'staff'])
  const name = (language: Language) => t(`languageNames.${language}`)
  const change = (next: OfficeLanguages) => {
    update.reset()
    setDraft(next)
  }
  return (
    <Stack gap="md">
      <RegisterTable
        caption={t('languages.title')}
        columns={[
          {
            key: 'language',
            header: t('languages.column.language'),
            width: '30%',
            cell: (language) => (
              <span className={styles.name}>
                <bdi lang={language}>{languageNames[language]}</bdi>
                {language !== 'en' && ` · ${name(language)}`}
              </span>
            ),
          },
          {
            key: 'offered',
            header: t('languages.column.offered'),
            cell: (language) => (
              <Checkbox
                checked={draft.offered.includes(language)}
                disabled={!changes || language === draft.own}
                onChange={(event) => change(offering(draft, language, event.currentTarget.checked))}
                aria-label={t('languages.offer', { language: name(language) })}
              />
            ),
          },
          {
            key: 'own',
            header: t('languages.column.own'),
            cell: (language) => (
              <Radio
                name="own-language"
                checked={language === draft.own}
                disabled={!changes}
                onChange={() => change(owning(draft, language))}
                aria-label={t('languages.makeOwn', { language: name(language) })}
              />
            ),
          },
          {
            key: 'action',
            header: t('languages.column.action'),
            headerHidden: true,
            align: 'end',
            cell: (language) =>
              changes &&
              draft.offered.indexOf(language) > 0 && (
                <TextAction of={name(language)} onClick={() => change(earlier(draft, language))}>
                  {t('categories.earlier')}
                </TextAction>
              ),
          },
        ]}
        rows={inOrder(draft)}
        rowKey={(language) => language}
        empty=""
        note={t('languages.note')}
      />
      <NoticeBox tone="brass">{t('languages.machine')}</NoticeBox>
      {update.error && <Refused error={update.error} />}
      {update.isSuccess && (
        <NoticeBox tone="door" live>
          {t('languages.saved', { version: update.data.noticeVersion })}
        </NoticeBox>
      )}
      {changes && (
        <div>
          <Button variant="sill" loading={update.isPending} onClick={() => update.mutate(draft)}>
            {t('languages.save')}
          </Button>
        </div>
      )}
    </Stack>
  )
}
