import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { bytesText, countText, dateTime, shortDate } from '../../ui/dates.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { DefinitionList } from '../../ui/desk/definition-list.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import { useDesk } from '../desk-context.ts'
import { useAct } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { pardonsText } from '../sweeps/pardons-text.ts'
import type { Health } from './health-lines.ts'
import { RenameForm } from './rename-form.tsx'
import { SourceHealth, StateWord } from './source-health.tsx'
import styles from './sources-screen.module.css'

export type Source = Answer<'sources', 'list'>[number]

const changes = ['sources', 'cameras', 'coverage', 'dashboard', 'sweeps'] as const

export type SourceSheetProps = { source: Source; health?: Health | undefined; nameOf: (cameraId: number) => string }

/** One folder that a recorder writes into: how it is, what is in it, and what to do when it cannot be seen. */
export function SourceSheet({ source, health, nameOf }: SourceSheetProps) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const count = (key: string, number: number) => t(key, { count: number, number: countText(number) })
  const pardoned = source.pardons.reduce((sum, { segments }) => sum + segments, 0)
  const isOurs = source.removedBy === 'foyer'
  const remarks = [
    !health && isOurs && source.unread > 0 && count('sources.unread', source.unread),
    ...source.doubts.map(({ doubt, segments }) => count(`sources.doubt.${doubt}`, segments)),
    source.timeSuspect > 0 && count('sources.timeSuspect', source.timeSuspect),
    isOurs && source.vanished > 0 && count('sources.vanished', source.vanished),
    pardoned > 0 &&
      t('sources.pardons', { count: pardoned, number: countText(pardoned), why: pardonsText(t, source.pardons) }),
  ].filter((remark) => remark !== false)
  return (
    <RegisterSheet title={source.name} chip={<SourceState source={source} />}>
      {source.problem && source.retiredAt === null && (
        <NoticeBox tone="brick" title={t(`sources.problem.${source.problem}`, { source: source.name })}>
          <p>{t(`sources.mend.${source.problem}`)}</p>
        </NoticeBox>
      )}
      {!isOurs && <RecorderRemoves source={source} />}
      <DefinitionList
        columns
        items={[
          { term: t('sources.folder'), value: <span className={styles.path}>{source.path}</span> },
          {
            term: t('sources.layout'),
            value: source.layoutName,
            detail: source.timeZone === 'UTC' ? t('sources.utc') : t('sources.local', { zone: source.timeZone }),
          },
          {
            term: t('sources.footage'),
            value: count('sources.segments', source.segments),
            detail: bytesText(source.bytes),
          },
          {
            term: t('sources.lastRead'),
            value: source.lastScanAt === null ? t('sources.notYet') : dateTime(source.lastScanAt, zone),
            detail: t('sources.since', { date: shortDate(source.addedAt, zone) }),
          },
        ]}
      />
      {health && <SourceHealth source={source} health={health} nameOf={nameOf} />}
      {remarks.length > 0 && (
        <ul className={styles.remarks}>
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      {source.retiredAt === null && <SourceActions source={source} />}
    </RegisterSheet>
  )
}

/** A store of blocks: what we do not do there, and who has to. */
function RecorderRemoves({ source }: { source: Source }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  return (
    <NoticeBox tone="brass" title={t('sources.theirs.title')}>
      <p>
        {t('sources.theirs.text')} {!source.isRead && t('sources.theirs.unread')}{' '}
        {source.oldestAt !== null && t('sources.theirs.oldest', { date: shortDate(source.oldestAt, zone) })}
      </p>
    </NoticeBox>
  )
}

function SourceState({ source }: { source: Source }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  if (source.retiredAt !== null)
    return <span>{t('sources.state.retired', { date: shortDate(source.retiredAt, zone) })}</span>
  if (source.problem === 'restored') return <StateWord state="look" word={t('sources.state.restored')} />
  if (source.problem)
    return (
      <StateWord
        state="look"
        word={
          source.problemSince === null
            ? t('sources.state.unseen')
            : t('sources.state.unseenSince', { moment: dateTime(source.problemSince, zone) })
        }
      />
    )
  return <StateWord state="well" word={t('sources.state.seen')} />
}

function SourceActions({ source }: { source: Source }) {
  const { t } = useTranslation()
  const { may } = useDesk()
  const [doing, setDoing] = useState<'rename' | 'retire' | null>(null)
  const scan = useAct('sources', 'scan', changes)
  const rename = useAct('sources', 'rename', changes)
  const retire = useAct('sources', 'retire', changes)
  const [renamed, setRenamed] = useState(false)
  const stop = () => {
    setRenamed(doing === 'rename')
    setDoing(null)
  }
  if (doing === 'rename')
    return (
      <RenameForm
        label={t('sources.name')}
        name={source.name}
        busy={rename.isPending}
        error={rename.error}
        onSave={(name) => rename.mutate({ sourceId: source.id, name }, { onSuccess: stop })}
        onClose={stop}
      />
    )
  return (
    <>
      <Refused error={scan.error} />
      <div className={styles.actions}>
        {may('sources.scan') && (
          <Button loading={scan.isPending} onClick={() => scan.mutate({ sourceId: source.id })}>
            {t('sources.scan')}
          </Button>
        )}
        {may('sources.rename') && (
          <Button autoFocus={renamed} onClick={() => setDoing('rename')}>
            {t('sources.rename')}
          </Button>
        )}
        {may('sources.retire') && <Button onClick={() => setDoing('retire')}>{t('sources.retire.act')}</Button>}
        {scan.isSuccess && !source.problem && <span role="status">{t('sources.scanned')}</span>}
      </div>
      <ConfirmDialog
        open={doing === 'retire'}
        title={t('sources.retire.ask', { source: source.name })}
        confirm={t('sources.retire.act')}
        danger
        busy={retire.isPending}
        onClose={stop}
        onConfirm={() => retire.mutate({ sourceId: source.id }, { onSuccess: stop })}
      >
        <p>{t('sources.retire.text')}</p>
        <Refused error={retire.error} />
      </ConfirmDialog>
    </>
  )
}
