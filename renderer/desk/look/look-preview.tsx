import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { doorShades, quietOnWall, scrimOf } from '../../../shared/colours.ts'
import { DayTiles } from '../../ui/removal-line.tsx'
import { TileBand } from '../../ui/tile-band.tsx'
import { useDesk } from '../desk-context.ts'
import { colourOf, deliveredColour, isColour, type Look, type LookDraft } from './look-draft.ts'
import styles from './look-preview.module.css'

/** The kiosk's welcome, small, as it would be with what stands in the form now. */
export function LookPreview({ draft, look }: { draft: LookDraft; look: Look }) {
  const { t } = useTranslation()
  const { me } = useDesk()
  const organisation = me.organisation ?? ''
  return (
    <div className={styles.kiosk} style={tokensOf(draft, look)} role="img" aria-label={t('look.preview')}>
      <div className={styles.wall}>
        {look.logo ? (
          <img src={look.logo.path} alt="" className={styles.logo} />
        ) : (
          <span className={styles.organisation}>{organisation}</span>
        )}
        <p className={styles.greeting}>{t('look.example.greeting')}</p>
        <p className={styles.lead}>{draft['welcome.en'] || t('look.example.lead')}</p>
        <div className={styles.plate}>
          <p className={styles.plateTitle}>{t('look.example.plate')}</p>
          <DayTiles days={31} removedLabel="" todayLabel="" />
        </div>
      </div>
      <TileBand rows={2} />
      <div className={styles.doors}>
        <span className={styles.signIn}>{t('look.example.signIn')}</span>
        <span className={styles.signOut}>{t('look.example.signOut')}</span>
      </div>
    </div>
  )
}

function tokensOf(draft: LookDraft, look: Look): CSSProperties {
  const read = (text: string | undefined) => {
    const colour = colourOf(text)
    return colour && isColour(colour) ? colour : null
  }
  const brand = read(draft['brandColour']) ?? deliveredColour
  const wall = read(draft['wallColour']) ?? brand
  const { door, press } = doorShades(brand)
  const scrim = `color-mix(in srgb, ${wall} ${scrimOf(wall) * 100}%, transparent)`
  return {
    '--foyer-door': door,
    '--foyer-door-press': press,
    '--foyer-wall': wall,
    '--foyer-on-wall-2': look.wall ? '#ffffff' : quietOnWall(wall),
    '--wall-picture': look.wall ? `linear-gradient(${scrim} 0 0), url("${look.wall.path}")` : 'none',
  } as CSSProperties
}
