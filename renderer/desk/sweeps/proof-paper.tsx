import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { clockTime, countText, dateTime, longDate } from '../../ui/dates.ts'
import { TileBand } from '../../ui/tile-band.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import styles from './certificate.module.css'

type Proof = Answer<'sweeps', 'prove'>
type Row = Proof['held'][number] | Proof['left'][number]

/** The paper: one sentence carries the proof, and what it rests on is owned up to. */
export function ProofPaper({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const verdict = proof.left.length > 0 ? 'more' : proof.held.length > 0 ? 'held' : 'nothing'
  return (
    <article className={styles.paper}>
      <div className={styles.band}>
        <TileBand />
      </div>
      <div className={styles.body}>
        <p className={styles.number}>{t('proof.title', { date: longDate(proof.on, zone) })}</p>
        <p className={styles.organisation}>
          <bdi>{proof.organisation}</bdi>
        </p>
        <h1 className={styles.proof}>
          {t(`proof.sentence.${verdict}`, {
            time: clockTime(proof.at, zone),
            date: longDate(proof.at, zone),
            cutTime: clockTime(proof.cutAt, zone),
            cutDate: longDate(proof.cutAt, zone),
          })}
        </h1>
        <Counts proof={proof} />
        <div className={styles.columns}>
          <div>
            {proof.held.length > 0 && <Rows title={t('proof.heldTitle')} rows={proof.held} />}
            {proof.held.length === 0 && <p>{t('proof.noHolds')}</p>}
            {proof.left.length > 0 && <Rows title={t('proof.leftTitle')} rows={proof.left} />}
          </div>
          <RestsOn proof={proof} />
        </div>
        <p className={styles.small}>{t('proof.small', { days: proof.retentionDays, zone })}</p>
      </div>
    </article>
  )
}

const sum = (rows: readonly { segments: number }[]) => rows.reduce((total, { segments }) => total + segments, 0)

function Counts({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  const counts = [
    ['held', sum(proof.held)],
    ['left', sum(proof.left)],
    ['unseen', proof.unseen.length],
    ['certificates', proof.certificates.length],
  ] as const
  return (
    <dl className={styles.counts}>
      {counts.map(([name, number]) => (
        <div key={name}>
          <dt className={styles.countName}>{t(`proof.count.${name}`, { count: number })}</dt>
          <dd className={styles.figure}>{countText(number)}</dd>
          <dd className={styles.detail}>{t(`proof.count.${name}Detail`)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Rows({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const columns = ['camera', 'from', 'to', 'segments', 'why'] as const
  return (
    <table className={styles.lines}>
      <caption className="foyer-hidden">{title}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(`proof.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.cameraId} ${'reference' in row ? row.holdId : row.reason}`}>
            <th scope="row">
              <bdi>{row.camera}</bdi>
            </th>
            <td>{dateTime(row.fromAt, zone)}</td>
            <td>{dateTime(row.toAt, zone)}</td>
            <td>{countText(row.segments)}</td>
            <td>{'reference' in row ? row.reference : t(`proof.reason.${row.reason}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RestsOn({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  return (
    <section className={styles.check}>
      <h2>{t('proof.check')}</h2>
      <p>{t('proof.how')}</p>
      {proof.unseen.map(({ source, since }) => (
        <p key={source}>{t('proof.unseen', { source, moment: dateTime(since, zone) })}</p>
      ))}
      {proof.clockInDoubt && <p>{t('proof.clock')}</p>}
      {proof.unknown.map((camera) => (
        <p key={camera}>{t('proof.unknown', { camera })}</p>
      ))}
      {proof.certificates.length === 0 && <p>{t('proof.noCertificates')}</p>}
      {proof.certificates.map(({ number }) => (
        <p key={number}>
          <DeskLink to={`/sweeps/${number}`}>{t('sweeps.certificate', { number: countText(number) })}</DeskLink>
        </p>
      ))}
    </section>
  )
}
