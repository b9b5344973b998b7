import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { isLanguage, languageNames } from '../../../shared/languages.ts'
import { countText, shortDate } from '../../ui/dates.ts'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { EmptyState, LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { useDesk } from '../desk-context.ts'
import { listText } from '../list-text.ts'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { DocumentForm } from './document-form.tsx'
import { DocumentSheet } from './document-sheet.tsx'
import styles from './documents-screen.module.css'

export type OfficeDocument = Answer<'documents', 'list'>[number]
export type DocumentVersion = OfficeDocument['versions'][number]

/** The texts that visitors accept, every version of each, and how many visits accepted it. */
export function DocumentsScreen() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const { data, error } = useAnswer('documents', 'list', {}, ['settings', 'visits'])
  const [writing, setWriting] = useState<OfficeDocument | 'new' | null>(null)
  if (writing) {
    return <DocumentForm document={writing === 'new' ? null : writing} onClose={() => setWriting(null)} />
  }
  return (
    <>
      <PageHeader
        title={t('documents.title')}
        below={t('documents.below')}
        actions={
          may('documents.add') && (
            <Button
              variant="sill"
              leftSection={<IconPlus size={20} stroke={2} aria-hidden />}
              onClick={() => setWriting('new')}
            >
              {t('documents.add')}
            </Button>
          )
        }
      />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data?.length === 0 && <EmptyState>{t('documents.empty')}</EmptyState>}
      {data?.map((document) => (
        <Versions key={document.id} document={document} onRevise={() => setWriting(document)} />
      ))}
    </>
  )
}

function Versions({ document, onRevise }: { document: OfficeDocument; onRevise: () => void }) {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const [read, setRead] = useState<DocumentVersion | null>(null)
  const { name, inForce, versions } = document
  const state = ({ version, effectiveOn }: DocumentVersion) => {
    if (version === inForce) return t('documents.state.now')
    if (inForce !== null && version < inForce) return t('documents.state.before')
    return t('documents.state.later', { date: shortDate(effectiveOn, zone) })
  }
  return (
    <section className={styles.document} aria-label={name}>
      <div className={styles.head}>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        {may('documents.revise') && (
          <TextAction onClick={onRevise} of={name}>
            {t('documents.revise')}
          </TextAction>
        )}
      </div>
      <RegisterTable
        caption={name}
        columns={[
          { key: 'version', header: t('documents.column.version'), width: '96px', cell: ({ version }) => version },
          {
            key: 'from',
            header: t('documents.column.from'),
            cell: ({ effectiveOn }) => shortDate(effectiveOn, zone),
          },
          { key: 'state', header: t('documents.column.state'), cell: state },
          {
            key: 'languages',
            header: t('documents.column.languages'),
            cell: ({ wordings }) =>
              listText(wordings.map(({ language }) => (isLanguage(language) ? languageNames[language] : language))),
          },
          {
            key: 'accepted',
            header: t('documents.column.accepted'),
            align: 'end',
            cell: ({ accepted }) => countText(accepted),
          },
          {
            key: 'look',
            header: t('documents.look'),
            headerHidden: true,
            align: 'end',
            cell: (version) => (
              <TextAction onClick={() => setRead(version)} of={`${name}, ${version.version}`}>
                {t('documents.look')}
              </TextAction>
            ),
          },
        ]}
        rows={versions}
        rowKey={({ version }) => version}
        empty=""
        dense
      />
      <DocumentSheet name={name} version={read} onClose={() => setRead(null)} />
    </section>
  )
}
