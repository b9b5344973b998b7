import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/desk/page-states.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'

/** No source yet, or none that has anything. */
export function CoverageEmpty() {
  const { t } = useTranslation()
  const { may } = useDesk()
  return (
    <EmptyState
      action={
        may('sources.add') ? (
          <Button component={DeskLink} to="/sources/add" variant="sill">
            {t('sources.add.title')}
          </Button>
        ) : (
          <DeskLink to="/sources">{t('sources.title')}</DeskLink>
        )
      }
    >
      {t(may('sources.add') ? 'coverage.empty.add' : 'coverage.empty.ask')}
    </EmptyState>
  )
}
