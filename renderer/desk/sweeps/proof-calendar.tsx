import { useTranslation } from 'react-i18next'
import { fullDate, weekdayDate } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAnswer } from '../queries.ts'
import { proofDays } from './proof-days.ts'
import type { ProofDay } from './proof-days.ts'
import styles from './proof-calendar.module.css'

const legend = ['complete', 'looked', 'unfinished', 'quiet'] as const

/** Five weeks of sweeps, a tile a day; a tile with a certificate leads to it. */
export function ProofCalendar({ current }: { current: number }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const sweeps = useAnswer('sweeps', 'list', {}, ['sweeps'])
  if (!sweeps.data) return null
  const days = proofDays(sweeps.data, Date.now(), zone)
  const weeks = [0, 1, 2, 3, 4].map((week) => days.slice(week * 7, week * 7 + 7))
  return (
    <section className={styles.proof} aria-labelledby="proof-title">
      <h2 id="proof-title" className={styles.title}>
        {t('sweeps.title')}
      </h2>
      <p className={styles.lead}>{t('certificate.calendar.lead')}</p>
      <table className={styles.calendar}>
        <caption className="foyer-hidden">{t('certificate.calendar.caption')}</caption>
        <thead>
          <tr>
            {weeks[0]!.map((day) => (
              <th key={day.on} scope="col" aria-label={fullDate(day.on, zone).split(' ')[0]}>
                {weekdayDate(day.on, zone).slice(0, 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]!.on}>
              {week.map((day) => (
                <td key={day.on}>
                  <Tile day={day} current={current} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.legend}>
        {legend.map((state) => (
          <li key={state}>
            <span className={styles.swatch} data-state={state} aria-hidden="true" />
            {t(`certificate.calendar.${state}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tile({ day, current }: { day: ProofDay; current: number }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const label = t('certificate.calendar.day', {
    date: fullDate(day.on, zone),
    state: t(`certificate.calendar.${day.state}`),
  })
  const number = Number(day.on.slice(8))
  if (day.certificate === null)
    return (
      <span className={styles.tile} data-state={day.state}>
        <span aria-hidden="true">{number}</span>
        <span className="foyer-hidden">{label}</span>
      </span>
    )
  return (
    <DeskLink
      to={`/sweeps/${day.certificate}`}
      className={styles.tile}
      data-state={day.state}
      aria-label={label}
      aria-current={day.certificate === current ? 'page' : undefined}
    >
      {number}
    </DeskLink>
  )
}
