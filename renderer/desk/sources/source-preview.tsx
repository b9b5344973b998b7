import { useDebouncedValue } from '@mantine/hooks'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { countText, dateTime, exactTime, shortDate } from '../../ui/dates.ts'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import cells from '../cells.module.css'
import { useDesk } from '../desk-context.ts'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { canPreview, layoutInput } from './source-draft.ts'
import type { Layouts, SourceDraft } from './source-draft.ts'
import styles from './sources-screen.module.css'

type Preview = Answer<'sources', 'preview'>

/** What the layout reads in the folder, asked again half a second after the last key. */
export function SourcePreview({ draft, layouts }: { draft: SourceDraft; layouts: Layouts }) {
  const { t } = useTranslation()
  const ready = canPreview(draft, layouts)
  const [settled] = useDebouncedValue(JSON.stringify(layoutInput(draft, layouts)), 500)
  const input = JSON.parse(settled) as ReturnType<typeof layoutInput>
  const preview = useAnswer('sources', 'preview', input, [], { enabled: ready && input.path !== '', keep: true })
  return (
    <RegisterSheet title={t('sources.preview.title')}>
      <div className={styles.preview} aria-live="polite" aria-busy={preview.isFetching}>
        {!ready && <p>{t('sources.preview.waiting')}</p>}
        {ready && <Refused error={preview.error} />}
        {ready && !preview.data && !preview.error && <LoadingState what={t('sources.preview.reading')} />}
        {ready && preview.data && !preview.error && <PreviewSentence preview={preview.data} />}
      </div>
      {ready && preview.data && !preview.error && preview.data.files > 0 && <PreviewTables preview={preview.data} />}
    </RegisterSheet>
  )
}

function PreviewSentence({ preview }: { preview: Preview }) {
  const { t } = useTranslation()
  const { files, read, unread, unreadFor, doubtful, cameras, truncated, refusal } = preview
  const seen = t('sources.preview.files', { count: files, number: countText(files) })
  return (
    <>
      {refusal && <NoticeBox tone="brick">{t(`errors.${refusal}`)}</NoticeBox>}
      {files === 0 && !refusal && <NoticeBox tone="brass">{t('sources.preview.none')}</NoticeBox>}
      {files > 0 && read === 0 && (
        <NoticeBox tone="brass">{t('sources.preview.nothingRead', { files: seen })}</NoticeBox>
      )}
      {read > 0 && (
        <p>
          <strong>
            {t('sources.preview.cameraCount', { count: cameras.length, number: countText(cameras.length) })}
          </strong>{' '}
          {t(unread > 0 ? 'sources.preview.someRead' : 'sources.preview.allRead', {
            files: seen,
            read: countText(read),
            unread: countText(unread),
          })}{' '}
          {truncated && t('sources.preview.truncated')}
        </p>
      )}
      {doubtful.map(({ why, files: number }) => (
        <NoticeBox key={why} tone="brass">
          {t(`layouts.doubt.${why}`, { count: number, number: countText(number) })}
        </NoticeBox>
      ))}
      {read > 0 && unreadFor.length > 0 && (
        <ul className={styles.remarks}>
          {unreadFor.map(({ why, files: number }) => (
            <li key={why}>
              {t('sources.preview.unreadFor', { files: countText(number), why: t(`layouts.why.${why}`) })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** A name or path that ends a line, where it must, after a mark within it. */
const inPieces = (text: string) =>
  text.split(/(?<=[/\\_.-])/).map((piece, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ))

function PreviewTables({ preview }: { preview: Preview }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  return (
    <>
      {preview.cameras.length > 0 && (
        <RegisterTable
          caption={t('sources.preview.cameras')}
          dense
          rows={preview.cameras}
          rowKey={(camera) => camera.key}
          empty=""
          columns={[
            { key: 'camera', header: t('sources.preview.camera'), cell: (camera) => <bdi>{camera.key}</bdi> },
            {
              key: 'files',
              header: t('sources.preview.fileCount'),
              align: 'end',
              cell: (camera) => countText(camera.files),
            },
            { key: 'first', header: t('sources.cameras.first'), cell: (camera) => dateTime(camera.firstAt, zone) },
            { key: 'last', header: t('sources.cameras.last'), cell: (camera) => dateTime(camera.lastAt, zone) },
          ]}
        />
      )}
      <RegisterTable
        caption={t('sources.preview.sample')}
        dense
        rows={preview.sample}
        rowKey={(row) => row.path}
        empty=""
        tone={(row) => (row.why ? 'brass' : undefined)}
        note={t('sources.preview.note')}
        columns={[
          {
            key: 'path',
            header: t('sources.preview.file'),
            width: '44%',
            cell: (row) => <span className={styles.path}>{inPieces(row.path)}</span>,
          },
          {
            key: 'camera',
            header: t('sources.preview.camera'),
            cell: (row) => <bdi className={styles.camera}>{inPieces(row.camera ?? '–')}</bdi>,
          },
          {
            key: 'start',
            header: t('sources.preview.start'),
            cell: (row) =>
              row.why ? (
                t(`layouts.why.${row.why}`)
              ) : row.startAt === null ? (
                '–'
              ) : (
                <span className={cells.line}>{`${shortDate(row.startAt, zone)}, ${exactTime(row.startAt, zone)}`}</span>
              ),
          },
          {
            key: 'end',
            header: t('sources.preview.end'),
            cell: (row) => (row.endAt === null ? '–' : exactTime(row.endAt, zone)),
          },
        ]}
      />
    </>
  )
}
