import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { encode } from 'uqr'
import type { Badge } from '../../../shared/contract/badges.ts'
import { inLanguage } from '../../../shared/texts-of.ts'
import { clockTime, fullDate, shortDate } from '../dates.ts'
import { QrPicture } from '../qr-picture.tsx'
import { fitText } from './fit-text.ts'
import styles from './badge-label.module.css'

/** What a camera reads off a badge when its bearer leaves. */
export const badgeCode = (signOutCode: string): string => `FOYER:${signOutCode}`

/** A label of 62 × 100 mm, black alone, drawn along the tape. */
export function BadgeLabel({ badge, zone }: { badge: Badge; zone: string }) {
  const { t, i18n } = useTranslation()
  const { organisation, logo, name, company, host, signedInAt, removedOn, signOutCode, assemblyPoint } = badge
  const place = inLanguage(assemblyPoint, i18n.language)
  return (
    <article className={styles.label} aria-label={t('kiosk.badge.of', { name })}>
      <div className={styles.turned} lang={i18n.language} dir={i18n.dir()}>
        <div className={styles.words}>
          {logo ? (
            <img className={styles.logo} src={logo.path} alt={organisation} />
          ) : (
            <Fitted className={styles.organisation} most={3.6} least={2.4}>
              {organisation}
            </Fitted>
          )}
          <p className={styles.kind}>{t('kiosk.badge.visitor')}</p>
          <Fitted className={styles.name} most={9} least={4}>
            {name}
          </Fitted>
          {company && (
            <Fitted className={styles.company} most={3.8} least={2.6}>
              {company}
            </Fitted>
          )}
          {host && (
            <Fitted className={styles.host} most={3.3} least={2.5} lead={t('kiosk.badge.visiting')}>
              {host}
            </Fitted>
          )}
          <p className={styles.when}>
            {fullDate(signedInAt, zone)} · {clockTime(signedInAt, zone)}
          </p>
        </div>
        <div className={styles.code}>
          <QrPicture code={encode(badgeCode(signOutCode), { ecc: 'M', border: 2 })} label={t('kiosk.badge.picture')} />
          <p className={styles.typed} dir="ltr">
            {signOutCode}
          </p>
          <p className={styles.use}>{t('kiosk.badge.use')}</p>
        </div>
        <footer className={styles.foot}>
          {place && (
            <Fitted className={styles.place} most={2.6} least={1.9} lead={t('kiosk.badge.meet')}>
              {place}
            </Fitted>
          )}
          <p className={styles.removed}>
            {t('kiosk.badge.removed')} <strong>{shortDate(removedOn, zone)}</strong>
          </p>
        </footer>
      </div>
    </article>
  )
}

type FittedProps = { className: string | undefined; most: number; least: number; lead?: string; children: string }

/** Somebody's own words, as large as their place holds; they never turn the label's direction. */
function Fitted({ className, most, least, lead, children }: FittedProps): ReactNode {
  const box = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    const fit = () => box.current && fitText(box.current, most, least)
    fit()
    void document.fonts.ready.then(fit)
  }, [most, least, children])
  return (
    <p ref={box} className={className}>
      {lead && <>{lead} </>}
      <bdi>{children}</bdi>
    </p>
  )
}
