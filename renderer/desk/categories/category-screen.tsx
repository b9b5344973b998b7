import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/languages.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { PageColumns, PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { DeskLink } from '../desk-link.tsx'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { builtInsOf, type Category, manyQuestions, moved, type Question, secondsOf } from './asked-list.ts'
import { AskedTable } from './asked-table.tsx'
import { CategoryForm } from './category-form.tsx'
import { KioskPreviewFrame } from './kiosk-preview.tsx'
import { QuestionEditor } from './question-editor.tsx'

/** One kind of visit: what the kiosk asks for it, and how that looks. */
export function CategoryScreen() {
  const { t } = useTranslation()
  const { categoryId } = useParams({ strict: false }) as { categoryId?: string }
  const categories = useAnswer('categories', 'list', {}, ['settings'])
  const questions = useAnswer('questions', 'list', { categoryId: Number(categoryId) }, ['settings'])
  const category = categories.data?.find(({ id }) => id === Number(categoryId))
  if (category && questions.data)
    return <Shown category={category} all={categories.data ?? []} questions={questions.data} />
  const loading = !categories.error && !questions.error && !(categories.data && !category)
  return (
    <>
      <PageHeader above={<DeskLink to="/categories">{t('categories.all')}</DeskLink>} title={t('categories.one')} />
      {loading && <LoadingState />}
      {categories.data && !category && <p>{t('errors.category-not-found')}</p>}
      <Refused error={categories.error ?? questions.error} />
    </>
  )
}

type ShownProps = { category: Category; all: readonly Category[]; questions: readonly Question[] }

function Shown({ category, all, questions }: ShownProps) {
  const { t } = useTranslation()
  const [naming, setNaming] = useState(false)
  const [editing, setEditing] = useState<Question | 'new' | null>(null)
  const [shown, setShown] = useState<number | null>(null)
  const [retiring, setRetiring] = useState<Question | null>(null)
  const [language, setLanguage] = useState<Language>('en')
  const reorder = useAct('questions', 'reorder')
  const builtIns = builtInsOf(category, all)
  const pages = builtIns.length + questions.length
  const onMove = (question: Question, by: -1 | 1) => {
    const questionIds = moved(
      questions.map(({ id }) => id),
      question.id,
      by,
    )
    reorder.mutate({ categoryId: category.id, questionIds })
  }
  if (editing) {
    return (
      <QuestionEditor
        key={editing === 'new' ? 'new' : editing.id}
        category={category}
        question={editing === 'new' ? null : editing}
        language={language}
        onLanguage={setLanguage}
        onClose={() => setEditing(null)}
      />
    )
  }
  return (
    <>
      <PageHeader
        above={<DeskLink to="/categories">{t('categories.all')}</DeskLink>}
        title={<bdi>{category.name}</bdi>}
        below={t('categories.load', { count: pages, seconds: secondsOf(builtIns, questions) })}
        actions={
          <>
            <Button onClick={() => setNaming(true)}>{t('categories.changeBasics')}</Button>
            <Button
              variant="sill"
              leftSection={<IconPlus size={20} stroke={2} aria-hidden />}
              onClick={() => setEditing('new')}
            >
              {t('categories.question.add')}
            </Button>
          </>
        }
      />
      <Refused error={reorder.error} />
      <PageColumns
        wide
        aside={
          <KioskPreviewFrame
            shown={previewOf(questions.find(({ id }) => id === shown) ?? questions[0])}
            language={language}
          />
        }
      >
        {pages > manyQuestions && (
          <NoticeBox tone="brass" title={t('categories.many.title', { count: pages })}>
            {t('categories.many.text')}
          </NoticeBox>
        )}
        <AskedTable
          builtIns={builtIns}
          questions={questions}
          onMove={onMove}
          onChange={setEditing}
          onRetire={setRetiring}
          onShow={({ id }) => setShown(id)}
        />
      </PageColumns>
      {naming && <CategoryForm category={category} onClose={() => setNaming(false)} />}
      <RetireQuestion question={retiring} onClose={() => setRetiring(null)} />
    </>
  )
}

function RetireQuestion({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const { t } = useTranslation()
  const retire = useAct('questions', 'retire')
  return (
    <ConfirmDialog
      open={question !== null}
      title={t('categories.question.retireTitle')}
      confirm={t('categories.question.retire')}
      busy={retire.isPending}
      onConfirm={() => question && retire.mutate({ questionId: question.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('categories.question.retireText')}</p>
      <Refused error={retire.error} />
    </ConfirmDialog>
  )
}

const previewOf = (question: Question | undefined) => (question ? { question } : null)
