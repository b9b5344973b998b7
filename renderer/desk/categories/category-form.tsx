import { Checkbox, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { summaryOf, useDraft } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import type { Category } from './categories-screen.tsx'

/** A kind of visit and what the kiosk asks for it. */
export function CategoryForm({ category, onClose }: { category: Category | null; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useDraft({
    name: category?.name ?? '',
    asksCompany: category?.asksCompany ?? true,
    asksHost: category?.asksHost ?? true,
    isDefault: category?.isDefault ?? false,
    active: category?.active ?? true,
  })
  const add = useAct('categories', 'add')
  const update = useAct('categories', 'update')
  const tick = (key: 'asksCompany' | 'asksHost' | 'isDefault' | 'active') => ({
    id: key,
    label: t(`categories.form.${key}`),
    checked: form.draft[key],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => form.set(key, event.currentTarget.checked),
  })

  function submit(): void {
    const { active, name, ...asks } = form.draft
    const input = { ...asks, names: { ...category?.names, en: name } }
    if (!name.trim()) return form.refuse({ name: t('categories.form.nameMissing') })
    const told = { onSuccess: onClose, onError: (error: unknown) => form.refuse(fieldRefusals(error, t)) }
    if (category) update.mutate({ ...input, active, categoryId: category.id, position: category.position }, told)
    else add.mutate(input, told)
  }

  const summary = summaryOf(form.problems)
  return (
    <ConfirmDialog
      open
      title={category ? t('categories.form.change', { name: category.name }) : t('categories.add')}
      confirm={category ? t('desk.save') : t('categories.form.add')}
      busy={add.isPending || update.isPending}
      onConfirm={submit}
      onClose={onClose}
    >
      <Stack gap="md">
        <DeskErrorSummary problems={summary} />
        {summary.length === 0 && <Refused error={add.error ?? update.error} />}
        <TextInput
          {...form.text('name')}
          label={t('categories.form.name')}
          description={t('categories.form.nameHint')}
        />
        <Checkbox {...tick('asksCompany')} />
        <Checkbox {...tick('asksHost')} />
        {!category?.isDefault && <Checkbox {...tick('isDefault')} />}
        {category && !category.isDefault && <Checkbox {...tick('active')} />}
        {category?.isDefault && <p>{t('categories.form.defaultNote')}</p>}
      </Stack>
    </ConfirmDialog>
  )
}
