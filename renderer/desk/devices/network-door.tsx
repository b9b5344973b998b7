import { Anchor, Stack } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { AsideCard } from '../../ui/desk/aside-card.tsx'
import { useAnswer } from '../queries.ts'
import styles from './network-door.module.css'

/** Where tablets reach this office and what they have to trust; nothing where the network door is closed. */
export function NetworkDoor() {
  const { t } = useTranslation()
  const { data } = useAnswer('devices', 'networkDoor', {})
  if (!data?.fingerprint) return null
  return (
    <AsideCard title={t('devices.network.title')}>
      <Stack gap="sm">
        <p>{t('devices.network.reach')}</p>
        {data.addresses.map((address) => (
          <p key={address} className={styles.exact}>
            {address}
          </p>
        ))}
        <p>{t('devices.network.trust')}</p>
        <p className={styles.exact}>
          {data.fingerprint.split(':').map((pair, at) => (
            <Fragment key={at}>
              {at > 0 && (
                <>
                  :<wbr />
                </>
              )}
              {pair}
            </Fragment>
          ))}
        </p>
        <Anchor href="/ca.crt" download>
          {t('devices.network.download')}
        </Anchor>
      </Stack>
    </AsideCard>
  )
}
