import { useTranslation } from 'react-i18next'
import { DefinitionList } from '../../ui/desk/definition-list.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import { useDesk } from '../desk-context.ts'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { settingGroups } from './setting-groups.ts'
import { SettingsForm } from './settings-form.tsx'
import styles from './settings-form.module.css'

/** The office's settings: changed by the manager, read by the lead. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const changes = may('settings.update')
  const shown = (value: string | number | boolean): string =>
    typeof value === 'boolean' ? t(value ? 'settings.yes' : 'settings.no') : String(value) || '–'
  const { data, error } = useAnswer('settings', 'get', {}, changes ? [] : ['settings'])
  return (
    <>
      <PageHeader title={t('settings.title')} below={t(changes ? 'settings.below' : 'settings.belowReading')} />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && changes && <SettingsForm settings={data} />}
      {data && !changes && (
        <div className={styles.form}>
          {settingGroups.map(({ group, keys }) => (
            <RegisterSheet key={group} title={t(`settings.group.${group}`)}>
              <DefinitionList
                items={keys.map((key) => ({ term: t(`settings.field.${key}`), value: shown(data[key]) }))}
              />
            </RegisterSheet>
          ))}
        </div>
      )}
    </>
  )
}
