import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { bytesText, clockTime, countText, dateTime, longDate } from '../../ui/dates.ts'
import { TileBand } from '../../ui/tile-band.tsx'
import { useDesk } from '../desk-context.ts'
import { listText } from '../list-text.ts'
import { pardonsText } from './pardons-text.ts'
import styles from './certificate.module.css'

export type Certificate = Answer<'sweeps', 'certificate'>

/** The paper itself: one sentence carries the proof, the rest lets it be checked. */
export function CertificatePaper({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const moment = (at: number) => ({ time: clockTime(at, zone), date: longDate(at, zone) })
  const issued = moment(certificate.issuedAt)
  const cut = moment(certificate.horizonAt)
  const exceptions = [
    certificate.held > 0 && t('certificate.except.held'),
    certificate.pardoned > 0 && t('certificate.except.pardoned'),
    certificate.unchecked > 0 && t('certificate.except.unchecked'),
    certificate.outcome === 'braked' && t('certificate.except.braked'),
    (certificate.outcome === 'suspended' || certificate.outcome === 'interrupted') && t('certificate.except.unreached'),
  ].filter((part) => part !== false)
  return (
    <article className={styles.paper}>
      <div className={styles.band}>
        <TileBand />
      </div>
      <div className={styles.body}>
        <p className={styles.number}>{t('certificate.number', { number: countText(certificate.number) })}</p>
        <p className={styles.organisation}>
          <bdi>{certificate.organisation}</bdi>
        </p>
        <h1 className={styles.proof}>
          {t(exceptions.length > 0 ? 'certificate.proofExcept' : 'certificate.proof', {
            time: issued.time,
            date: issued.date,
            cutTime: cut.time,
            cutDate: cut.date,
            except: listText(exceptions),
          })}
        </h1>
        <Counts certificate={certificate} />
        <div className={styles.columns}>
          <Lines certificate={certificate} />
          <Check certificate={certificate} />
        </div>
        <p className={styles.small}>{t('certificate.small', { days: certificate.retentionDays, zone })}</p>
      </div>
    </article>
  )
}

function Counts({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation()
  const cameras = new Set(certificate.lines.map((line) => line.cameraId)).size
  const counts = [
    {
      key: 'removed',
      number: certificate.removed,
      detail: t('certificate.cameras', {
        count: cameras,
        bytes: bytesText(certificate.bytes),
        number: countText(cameras),
      }),
    },
    { key: 'held', number: certificate.held, detail: t('certificate.heldWhy') },
    {
      key: 'unchecked',
      number: certificate.unchecked,
      detail: t(certificate.unchecked === 0 ? 'certificate.allSeen' : 'certificate.notSeen'),
    },
    {
      key: 'pardoned',
      number: certificate.pardoned,
      detail:
        certificate.pardoned === 0
          ? t('certificate.allGone')
          : `${pardonsText(t, certificate.pardons)}; ${t('certificate.notGone')}`,
    },
  ]
  return (
    <dl className={styles.counts}>
      {counts.map(({ key, number, detail }) => (
        <div key={key}>
          <dt className={styles.countName}>{t(`certificate.count.${key}`, { count: number })}</dt>
          <dd className={styles.figure}>{countText(number)}</dd>
          <dd className={styles.detail}>{detail}</dd>
        </div>
      ))}
    </dl>
  )
}

function Lines({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  if (certificate.lines.length === 0) return <p>{t('certificate.noLines')}</p>
  return (
    <table className={styles.lines}>
      <caption className="foyer-hidden">{t('certificate.what')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('certificate.what')}</th>
          <th scope="col">{t('certificate.from')}</th>
          <th scope="col">{t('certificate.to')}</th>
          <th scope="col">{t('certificate.segments')}</th>
        </tr>
      </thead>
      <tbody>
        {certificate.lines.map((line) => (
          <tr key={`${line.cameraId}-${line.fromAt}`}>
            <th scope="row">
              <bdi>{line.camera}</bdi>
            </th>
            <td>{dateTime(line.fromAt, zone)}</td>
            <td>{dateTime(line.toAt, zone)}</td>
            <td>{countText(line.segments)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Check({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation()
  return (
    <section className={styles.check}>
      <h2>{t('certificate.check')}</h2>
      <p>{t('certificate.checkText', { entry: countText(certificate.auditEntry) })}</p>
      <p className={styles.digest}>
        <span>SHA-256</span> {certificate.digest.replace(/(.{8})/g, '$1\u200b')}
      </p>
      {certificate.confirmedBy.length > 0 && <p>{t('certificate.agreed')}</p>}
    </section>
  )
}
