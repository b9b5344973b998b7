import { Checkbox, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { directionOf, type Language, languageNames, languages } from '../../../shared/languages.ts'
import type { Texts } from '../../../shared/texts-of.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { summaryOf, useDraft } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import type { Category } from './asked-list.ts'

/** A kind of visit and what the kiosk asks for it. */
export function CategoryForm({ category, onClose }: { category: Category | null; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useDraft({
    names: category?.names ?? ({} as Texts),
    asksCompany: category?.asksCompany ?? true,
    asksHost: category?.asksHost ?? true,
    asksParty: category?.asksParty ?? false,
    isDefault: category?.isDefault ?? false,
    active: category?.active ?? true,
  })
  const add = useAct('categories', 'add')
  const update = useAct('categories', 'update')
  const tick = (key: 'asksCompany' | 'asksHost' | 'asksParty' | 'isDefault' | 'active') => ({
    id: key,
    label: t(`categories.form.${key}`),
    checked: form.draft[key],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => form.set(key, event.currentTarget.checked),
  })

  const named = (language: Language) => ({
    value: form.draft.names[language] ?? '',
    lang: language,
    dir: directionOf(language),
    autoComplete: 'off',
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      form.set('names', { ...form.draft.names, [language]: event.currentTarget.value }),
  })

  function submit(): void {
    const { active, ...input } = form.draft
    if (!input.names['en']?.trim()) return form.refuse({ names: t('categories.form.nameMissing') })
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
          {...named('en')}
          id="names"
          label={t('categories.form.name')}
          description={t('categories.form.nameHint')}
          error={form.problems['names']}
        />
        <details>
          <summary>{t('categories.form.otherLanguages')}</summary>
          <Stack gap="sm" mt="sm">
            {languages
              .filter((language) => language !== 'en')
              .map((language) => (
                <TextInput key={language} {...named(language)} label={<bdi>{languageNames[language]}</bdi>} />
              ))}
          </Stack>
        </details>
        <Checkbox {...tick('asksCompany')} />
        <Checkbox {...tick('asksHost')} />
        <Checkbox {...tick('asksParty')} />
        {!category?.isDefault && <Checkbox {...tick('isDefault')} />}
        {category && !category.isDefault && <Checkbox {...tick('active')} />}
        {category?.isDefault && <p>{t('categories.form.defaultNote')}</p>}
      </Stack>
    </ConfirmDialog>
  )
}
