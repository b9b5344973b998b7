import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { MaskedName } from '../../ui/masked-name.tsx'
import { clockTime, countText, dateTime, exactTime, longDate } from '../../ui/dates.ts'
import { PersonName } from '../../ui/person-name.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './roll-call-screen.module.css'

type Report = Answer<'rollcall', 'report'>

/** One roll call, to be read and printed. */
export function RollCallReportScreen() {
  const { t } = useTranslation()
  const params = useParams({ strict: false }) as { rollCallId?: string }
  const rollCallId = Number(params.rollCallId)
  const known = Number.isSafeInteger(rollCallId) && rollCallId > 0
  const { data, error } = useAnswer('rollcall', 'report', { rollCallId }, ['rollcall'], { enabled: known })
  const back = <DeskLink to="/roll-call">{t('rollCall.title')}</DeskLink>
  if (!data) {
    return (
      <>
        <PageHeader above={back} title={t('rollCall.report.title')} />
        {known && !error && <LoadingState />}
        {!known && <p>{t('errors.roll-call-not-found')}</p>}
        <Refused error={error} />
      </>
    )
  }
  return <ReportPaper report={data} />
}

function ReportPaper({ report: { call, people, openings } }: { report: Report }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const missing = people.filter(({ safeAt }) => safeAt === null)
  const ended = call!.endedAt
  return (
    <div className={styles.paper}>
      <PageHeader
        above={
          <span className={styles.tools}>
            <DeskLink to="/roll-call">{t('rollCall.title')}</DeskLink>
          </span>
        }
        title={t(call!.drill ? 'rollCall.report.drill' : 'rollCall.report.title')}
        below={[
          longDate(call!.startedAt, zone),
          t('rollCall.started', { at: clockTime(call!.startedAt, zone) }),
          call!.startedBy || t('rollCall.report.byTablet'),
          ended === null ? t('rollCall.report.notEnded') : t('rollCall.report.ended', { at: clockTime(ended, zone) }),
        ].join(' · ')}
        actions={
          <span className={styles.tools}>
            <Button leftSection={<IconPrinter size={20} stroke={2} aria-hidden />} onClick={() => window.print()}>
              {t('rollCall.report.print')}
            </Button>
          </span>
        }
      />
      <p>
        {t('rollCall.report.safe', { safe: countText(people.length - missing.length), count: people.length })}{' '}
        {missing.length > 0 && t('rollCall.report.missing', { count: missing.length })}
      </p>
      {call!.unnamed > 0 && (
        <p>{t('rollCall.report.unnamed', { safe: countText(call!.unnamedSafe), count: call!.unnamed })}</p>
      )}
      {people.some(({ masked }) => masked) && <NoticeBox tone="door">{t('rollCall.report.masked')}</NoticeBox>}
      <RegisterTable
        caption={t('rollCall.report.title')}
        columns={[
          {
            key: 'name',
            header: t('rollCall.report.name'),
            rowHeader: true,
            cell: ({ name, masked }) =>
              masked ? <MaskedName initials={name.replace(/[^\p{L}\p{M}]/gu, '')} /> : <PersonName>{name}</PersonName>,
          },
          { key: 'kind', header: t('rollCall.report.kind'), cell: ({ kind }) => t(`rollCall.kind.${kind}`) },
          { key: 'zone', header: t('rollCall.report.zone'), cell: ({ zone: where }) => <bdi>{where || '–'}</bdi> },
          { key: 'of', header: t('rollCall.report.of'), cell: (person) => <bdi>{person.of || '–'}</bdi> },
          {
            key: 'safe',
            header: t('rollCall.report.safeAt'),
            cell: ({ safeAt }) =>
              safeAt === null ? <strong>{t('rollCall.report.notSeen')}</strong> : exactTime(safeAt, zone),
          },
        ]}
        rows={[...missing, ...people.filter(({ safeAt }) => safeAt !== null)]}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        tone={({ safeAt }) => (safeAt === null ? 'brick' : undefined)}
        empty={t('rollCall.nobody')}
        dense
      />
      {openings.map(({ device, listedAt, openedAt }) => (
        <p key={openedAt}>
          {t('rollCall.report.opened', { device, at: dateTime(openedAt, zone), list: dateTime(listedAt, zone) })}
        </p>
      ))}
    </div>
  )
}
