import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/texts-of.ts'
import type { RegisterColumn } from '../../ui/desk/register-column.ts'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import cells from '../cells.module.css'
import type { BuiltIn, Question } from './asked-list.ts'

export type AskedTableProps = {
  builtIns: readonly BuiltIn[]
  questions: readonly Question[]
  onMove: (question: Question, by: -1 | 1) => void
  onChange: (question: Question) => void
  onRetire: (question: Question) => void
  onShow: (question: Question) => void
}
type Row = { builtIn: BuiltIn } | { question: Question }

/** Everything that this kind of visitor is asked, in order: what Foyer asks by itself, then the office's own. */
export function AskedTable({ builtIns, questions, onMove, onChange, onRetire, onShow }: AskedTableProps) {
  const { t } = useTranslation()
  const rows: Row[] = [...builtIns.map((builtIn) => ({ builtIn })), ...questions.map((question) => ({ question }))]
  const columns: RegisterColumn<Row>[] = [
    {
      key: 'question',
      header: t('categories.question.column.question'),
      rowHeader: true,
      width: '36%',
      cell: (row) => ('builtIn' in row ? t(`categories.asked.${row.builtIn}`) : <Asked question={row.question} />),
    },
    {
      key: 'kind',
      header: t('categories.question.column.seenBy'),
      width: '15%',
      cell: (row) => t(`categories.question.seenShort.${'builtIn' in row ? 'reception' : row.question.seenBy}`),
    },
    {
      key: 'action',
      header: t('categories.column.action'),
      headerHidden: true,
      align: 'end',
      cell: (row) => ('builtIn' in row ? null : actions(row.question)),
    },
  ]

  function actions(question: Question) {
    const of = inLanguage(question.wording, 'en')
    return (
      <span className={cells.actions}>
        <TextAction onClick={() => onShow(question)} of={of}>
          {t('categories.question.show')}
        </TextAction>
        {question !== questions[0] && (
          <TextAction onClick={() => onMove(question, -1)} of={of}>
            {t('categories.earlier')}
          </TextAction>
        )}
        {question !== questions.at(-1) && (
          <TextAction onClick={() => onMove(question, 1)} of={of}>
            {t('categories.later')}
          </TextAction>
        )}
        <TextAction onClick={() => onChange(question)} of={of}>
          {t('desk.change')}
        </TextAction>
        <TextAction danger onClick={() => onRetire(question)} of={of}>
          {t('categories.question.retire')}
        </TextAction>
      </span>
    )
  }

  return (
    <RegisterTable
      caption={t('categories.question.caption')}
      columns={columns}
      rows={rows}
      rowKey={(row) => ('builtIn' in row ? row.builtIn : row.question.id)}
      empty=""
    />
  )
}

function Asked({ question }: { question: Question }) {
  const { t } = useTranslation()
  const facts = [t(`categories.question.kind.${question.kind}`)]
  if (!question.required) facts.push(t('categories.question.optional'))
  if (question.keepDays !== null) facts.push(t('categories.question.kept', { count: question.keepDays }))
  return (
    <TwoLines
      first={<span className={cells.name}>{inLanguage(question.wording, 'en')}</span>}
      second={<span className={cells.name}>{facts.join(' · ')}</span>}
    />
  )
}
