import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { countText, shortDate } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'

type Pass = Answer<'passes', 'list'>[number]

/** Visitors who asked to be remembered, by initials: nobody here needs to know more to remove one. */
export function PassesScreen() {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const { data, error } = useAnswer('passes', 'list', {}, ['invitations'])
  const [removing, setRemoving] = useState<Pass | null>(null)
  return (
    <>
      <PageHeader
        {...(data ? { figure: countText(data.length) } : {})}
        title={t('passes.title', { count: data?.length ?? 0 })}
        below={t('passes.below')}
      />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && (
        <RegisterTable
          caption={t('passes.caption')}
          columns={[
            { key: 'name', header: t('passes.column.name'), rowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
            { key: 'company', header: t('passes.column.company'), cell: ({ company }) => <bdi>{company || '–'}</bdi> },
            { key: 'category', header: t('passes.column.category'), cell: ({ category }) => <bdi>{category}</bdi> },
            { key: 'made', header: t('passes.column.made'), cell: ({ madeAt }) => shortDate(madeAt, zone) },
            { key: 'until', header: t('passes.column.until'), cell: ({ expiresOn }) => shortDate(expiresOn, zone) },
            {
              key: 'action',
              header: t('passes.column.action'),
              headerHidden: true,
              align: 'end',
              cell: (pass) => (
                <TextAction onClick={() => setRemoving(pass)} of={pass.name} danger>
                  {t('passes.remove.open')}
                </TextAction>
              ),
            },
          ]}
          rows={data}
          rowKey={({ id }) => id}
          empty={t('passes.empty')}
          dense
        />
      )}
      <RemovePass pass={removing} onClose={() => setRemoving(null)} />
    </>
  )
}

function RemovePass({ pass, onClose }: { pass: Pass | null; onClose: () => void }) {
  const { t } = useTranslation()
  const remove = useAct('passes', 'remove')
  const leave = () => {
    remove.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      open={pass !== null}
      title={t('passes.remove.title', { name: pass?.name ?? '' })}
      confirm={t('passes.remove.action')}
      danger
      busy={remove.isPending}
      onConfirm={() => pass && remove.mutate({ passId: pass.id }, { onSuccess: leave })}
      onClose={leave}
    >
      <p>{t('passes.remove.text')}</p>
      <Refused error={remove.error} />
    </ConfirmDialog>
  )
}
