import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { listText } from '../list-text.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from '../cells.module.css'
import { DeskLink } from '../desk-link.tsx'
import { builtInsOf, type Category } from './asked-list.ts'
import { CategoryForm } from './category-form.tsx'

/** The kinds of visit, in the order in which the kiosk offers them. */
export function CategoriesScreen() {
  const { t } = useTranslation()
  const { data, error } = useAnswer('categories', 'list', {}, ['settings'])
  const [adding, setAdding] = useState(false)
  const questions = useAnswer('questions', 'list', {}, ['settings'])
  const update = useAct('categories', 'update')
  const rows = data ?? []

  /** Changes places with a neighbour. */
  function move(category: Category, by: -1 | 1): void {
    const other = rows[rows.indexOf(category) + by]
    if (!other) return
    const at = ({ id, ...rest }: Category, position: number) => ({ ...rest, categoryId: id, position })
    update.mutate(at(category, other.position), {
      onSuccess: () => update.mutate(at(other, category.position)),
    })
  }

  return (
    <>
      <PageHeader
        title={t('categories.title')}
        below={t('categories.below')}
        actions={
          <Button
            variant="sill"
            leftSection={<IconPlus size={20} stroke={2} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('categories.add')}
          </Button>
        }
      />
      <Refused error={error ?? update.error} />
      {!data && !error && <LoadingState />}
      {data && (
        <RegisterTable
          caption={t('categories.title')}
          columns={[
            {
              key: 'name',
              header: t('categories.column.name'),
              width: '28%',
              cell: (category) => (
                <span className={styles.name}>
                  <DeskLink to={`/categories/${category.id}`}>
                    <bdi>{category.name}</bdi>
                  </DeskLink>
                  {category.isDefault && <span> · {t('categories.isDefault')}</span>}
                </span>
              ),
            },
            { key: 'asks', header: t('categories.column.asks'), cell: asks },
            {
              key: 'active',
              header: t('categories.column.active'),
              cell: (category) => t(category.active ? 'categories.active' : 'categories.inactive'),
            },
            {
              key: 'action',
              header: t('categories.column.action'),
              headerHidden: true,
              align: 'end',
              cell: (category) => (
                <span className={`${styles.actions} ${styles.line}`}>
                  {category !== rows[0] && (
                    <TextAction onClick={() => move(category, -1)} of={category.name}>
                      {t('categories.earlier')}
                    </TextAction>
                  )}
                  {category === rows.at(-1) ? (
                    <span className={styles.absent} aria-hidden>
                      {t('categories.later')}
                    </span>
                  ) : (
                    <TextAction onClick={() => move(category, 1)} of={category.name}>
                      {t('categories.later')}
                    </TextAction>
                  )}
                </span>
              ),
            },
          ]}
          rows={rows}
          rowKey={(category) => category.id}
          empty={t('categories.empty')}
          dense
        />
      )}
      {adding && <CategoryForm category={null} onClose={() => setAdding(false)} />}
    </>
  )

  function asks(category: Category): string {
    const own = questions.data?.filter(({ categoryId }) => categoryId === category.id).length ?? 0
    const asked = builtInsOf(category, rows).map((builtIn) => t(`categories.asks.${builtIn}`))
    return listText(own > 0 ? [...asked, t('categories.asks.own', { count: own })] : asked)
  }
}
