import { useTranslation } from 'react-i18next'
import { shortDate } from '../../ui/dates.ts'
import { PersonName } from '../../ui/person-name.tsx'
import { useDesk } from '../desk-context.ts'
import { listText } from '../list-text.ts'
import type { Host } from './hosts-screen.tsx'

/** "E-mail and Slack", and who is told instead while the host is away. */
export function HowTold({ host, hosts }: { host: Host; hosts: Host[] }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const ways = [
    ...(host.tellByEmail && host.email ? [t('messaging.channel.email')] : []),
    ...(host.teamsSet ? [t('messaging.channel.teams')] : []),
    ...(host.slackSet ? [t('messaging.channel.slack')] : []),
  ]
  const delegate = hosts.find(({ id }) => id === host.delegateId)
  return (
    <>
      {ways.length > 0 ? listText(ways) : t('hosts.toldByNothing')}
      {host.awayUntilOn && <> · {t('hosts.awayUntil', { date: shortDate(host.awayUntilOn, zone) })}</>}
      {delegate && (
        <>
          {' '}
          · {t('hosts.orDelegate')} <PersonName>{delegate.name}</PersonName>
        </>
      )}
    </>
  )
}
