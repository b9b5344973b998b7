import { useTranslation } from 'react-i18next'
import { PageColumns, PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { MessageSettingsForm } from './message-form.tsx'
import { Outbox } from './outbox.tsx'
import { TestMessage } from './test-message.tsx'

/** How people are told that somebody is here: what waits, how messages leave, and a test of it. */
export function MessagesScreen() {
  const { t } = useTranslation()
  const { data, error } = useAnswer('messages', 'settings', {})
  return (
    <>
      <PageHeader title={t('messaging.title')} below={t('messaging.below')} />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && (
        <>
          <Outbox />
          <PageColumns aside={<TestMessage settings={data} />}>
            <MessageSettingsForm settings={data} />
          </PageColumns>
        </>
      )}
    </>
  )
}
