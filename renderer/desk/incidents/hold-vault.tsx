import { useTranslation } from 'react-i18next'
import { bytesText, countText } from '../../ui/dates.ts'
import type { Definition } from '../../ui/desk/definition-list.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import type { Hold } from './hold-section.tsx'
import type { HoldPreview } from './hold-span.ts'
import styles from './incident-screen.module.css'

/** How much of a hold is safe from the recorder's own overwriting. */
export function useVaultFact({ segments, vault }: Pick<Hold, 'segments' | 'vault'>): Definition {
  const { t } = useTranslation()
  const count = { count: segments, number: countText(segments) }
  const bytes = bytesText(vault.safeBytes)
  const term = t('holds.vault.term')
  if (segments === 0) return { term, value: t('holds.vault.none') }
  if (vault.away) return { term, value: t('holds.vault.away') }
  if (vault.safeSegments >= segments)
    return { term, value: t('holds.vault.all', count), detail: t('holds.vault.checked', { bytes }) }
  const value = t('holds.vault.some', { ...count, safe: countText(vault.safeSegments) })
  return { term, value, detail: t('holds.vault.left', { bytes }) }
}

/** How far copying is, what it waits for, and what it came too late for. */
export function VaultState({ hold: { segments, vault, vanished } }: { hold: Hold }) {
  const { t } = useTranslation()
  const isUnderWay = vault.safeSegments < segments && !vault.away
  const counted = (count: number) => ({ count, number: countText(count) })
  const hashed =
    vault.hashed >= segments
      ? t('holds.vault.hashed', counted(segments))
      : t('holds.vault.hashedSome', { ...counted(segments), hashed: countText(vault.hashed) })
  return (
    <>
      {isUnderWay && (
        <label className={styles.copied}>
          {t('holds.vault.progress')}
          <progress className={styles.progress} max={segments} value={vault.safeSegments} />
        </label>
      )}
      {isUnderWay && vault.problem && (
        <NoticeBox tone={vault.problem === 'changed' ? 'brass' : 'brick'}>
          {t(`holds.vault.problem.${vault.problem}`, counted(vault.problems))}
        </NoticeBox>
      )}
      {vault.away && <NoticeBox tone="brick">{t('holds.vault.awayWaits')}</NoticeBox>}
      {vault.altered > 0 && <NoticeBox tone="brick">{t('holds.vault.altered', counted(vault.altered))}</NoticeBox>}
      {vanished > 0 && <NoticeBox tone="brick">{t('holds.vault.vanished', counted(vanished))}</NoticeBox>}
      {isUnderWay && vault.hashed > 0 && <p className={styles.why}>{hashed}</p>}
      {vault.onlyHere > 0 && <p className={styles.why}>{t('holds.vault.onlyHere', counted(vault.onlyHere))}</p>}
    </>
  )
}

/** Whether the vault has room for what a hold would keep. */
export function VaultRoom({ segments, room }: { segments: number; room: HoldPreview['room'] }) {
  const { t } = useTranslation()
  if (segments === 0) return null
  const sizes = { needed: bytesText(room.neededBytes), free: bytesText(room.freeBytes) }
  if (!room.fits) return <NoticeBox tone="brick">{t('holds.vault.roomShort', sizes)}</NoticeBox>
  return <p className={styles.why}>{t(room.neededBytes === 0 ? 'holds.vault.roomNone' : 'holds.vault.room', sizes)}</p>
}
