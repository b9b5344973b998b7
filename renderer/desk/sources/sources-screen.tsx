import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { EmptyState, LoadingState } from '../../ui/desk/page-states.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { CamerasTable } from './cameras-table.tsx'
import { SourceSheet } from './source-sheet.tsx'
import styles from './sources-screen.module.css'

/** The folders that recorders write into, and the cameras that came with them. */
export function SourcesScreen() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const sources = useAnswer('sources', 'list', {}, ['footage', 'sweeps'])
  const health = useHealth()
  const used = sources.data?.filter((source) => source.retiredAt === null) ?? []
  const retired = sources.data?.filter((source) => source.retiredAt !== null) ?? []
  const add = (
    <Button component={DeskLink} to="/sources/add" variant="sill">
      {t('sources.add.title')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('sources.title')}
        below={t('sources.lead')}
        actions={
          <>
            {may('sources.adopt') && (
              <Button component={DeskLink} to="/sources/adopt">
                {t('sources.adopt.title')}
              </Button>
            )}
            {may('sources.add') && used.length > 0 && add}
          </>
        }
      />
      <Refused error={sources.error} />
      {!sources.data && !sources.error && <LoadingState />}
      {sources.data && (
        <div className={styles.page}>
          {used.length === 0 && (
            <EmptyState action={may('sources.add') && add}>
              {t(may('sources.add') ? 'sources.empty.add' : 'sources.empty.ask')}
            </EmptyState>
          )}
          {used.map((source) => (
            <SourceSheet key={source.id} source={source} {...health(source.id)} />
          ))}
          {may('cameras.list') && sources.data.length > 0 && <CamerasTable />}
          {retired.length > 0 && (
            <section className={styles.page} aria-labelledby="sources-retired">
              <h2 id="sources-retired" className={styles.heading}>
                {t('sources.retired')}
              </h2>
              {retired.map((source) => (
                <SourceSheet key={source.id} source={source} {...health(source.id)} />
              ))}
            </section>
          )}
        </div>
      )}
    </>
  )
}

/** Asked again each minute: a camera that falls silent tells nobody. */
const askAgainMs = 60_000

/** How each source is, and how its cameras are called by whoever may know. */
function useHealth() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const health = useAnswer('sources', 'health', {}, ['footage', 'sweeps'], { everyMs: askAgainMs })
  const cameras = useAnswer('cameras', 'list', {}, ['footage', 'sweeps'], { enabled: may('cameras.list') })
  const names = new Map(cameras.data?.map(({ id, name }) => [id, name]))
  const nameOf = (id: number) => names.get(id) ?? t('sources.health.aCamera', { number: id })
  return (sourceId: number) => ({ health: health.data?.find((one) => one.sourceId === sourceId), nameOf })
}
