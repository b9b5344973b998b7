import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { isolated } from '../../../shared/isolated.ts'
import { client } from '../../client.ts'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { SuggestField } from '../../ui/kiosk/suggest-field.tsx'
import { PersonName } from '../../ui/person-name.tsx'
import type { HostChoice } from '../flow-rules.ts'
import { GappedSentence } from '../gapped-sentence.tsx'
import { useHostLookup } from '../host-lookup.ts'
import { hostTyped } from '../host-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'
import styles from './house-pages.module.css'
import { SaidPage } from './said-page.tsx'

type Brought = Answer<'deliveries', 'bring'>
const fieldId = 'delivery-for'
const mostParcels = 99

/** For whom, and how many parcels. Nothing is asked about who brings them. */
export function DeliveryPage() {
  const { t } = useTranslation()
  const [brought, setBrought] = useState<Brought | null>(null)
  if (!brought) return <DeliveryQuestion onBrought={setBrought} />
  const told = brought.told === 'waiting' || brought.told === 'told'
  return (
    <SaidPage
      title={t('kiosk.delivery.pageTitle')}
      said={
        told && brought.host ? (
          <GappedSentence text="kiosk.delivery.told" host={<PersonName>{brought.host}</PersonName>} />
        ) : (
          t('kiosk.delivery.noted')
        )
      }
      hint={t('kiosk.delivery.leave')}
    />
  )
}

function DeliveryQuestion({ onBrought }: { onBrought: (brought: Brought) => void }) {
  const { t } = useTranslation()
  const { take, act, busy, refusal } = useKiosk()
  const [text, setText] = useState('')
  const [host, setHost] = useState<HostChoice | null>(null)
  const [parcels, setParcels] = useState(1)
  const [attemptId] = useState(() => crypto.randomUUID())
  const [tries, setTries] = useState({ count: 0, missing: false })
  const found = useHostLookup(text, host === null)
  const title = t('kiosk.delivery.title')
  const said = tries.missing ? t('kiosk.delivery.missing') : refusal ? refusalWords(t, refusal) : undefined

  const bring = (hostId: number | undefined) =>
    act(() => client.deliveries.bring({ hostId, parcels, attemptId }), onBrought)
  const submit = () => {
    const chosen = host ?? hostTyped(text, found ?? [])
    setTries(({ count }) => ({ count: count + 1, missing: !chosen }))
    if (chosen) bring(chosen.id)
  }
  const choose = (chosen: HostChoice) => {
    setHost(chosen)
    setText(chosen.name)
    setTries({ count: 0, missing: false })
  }
  return (
    <VisitorPage title={title} problem={said !== undefined} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        fieldId={fieldId}
        hint={t('kiosk.host.hint')}
        summary={said && <ErrorSummary problems={[{ fieldId, message: said }]} attempt={tries.count} />}
        aside={<JustInTime>{t('kiosk.delivery.why')}</JustInTime>}
        actions={
          <>
            <KioskButton look="sill" type="submit" aria-disabled={busy}>
              {t('kiosk.delivery.bring')}
            </KioskButton>
            <KioskButton look="plain" onClick={() => bring(undefined)} aria-disabled={busy}>
              {t('kiosk.delivery.forReception')}
            </KioskButton>
          </>
        }
        onSubmit={submit}
      >
        <SuggestField
          id={fieldId}
          autoFocus
          value={text}
          onChange={(typed) => {
            setText(typed)
            setHost(null)
          }}
          suggestions={(found ?? []).map(({ id, name, department }) => ({ id: String(id), name, detail: department }))}
          onChoose={({ id }) => choose(found!.find((one) => String(one.id) === id)!)}
          status={found?.length === 0 ? t('kiosk.delivery.nobody', { text: isolated(text.trim()) }) : undefined}
          error={said}
        />
        <Parcels count={parcels} onChange={setParcels} />
      </KioskQuestion>
    </VisitorPage>
  )
}

function Parcels({ count, onChange }: { count: number; onChange: (count: number) => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.parcels} role="group" aria-label={t('kiosk.delivery.parcels')}>
      <span>{t('kiosk.delivery.parcels')}</span>
      <button
        type="button"
        className={styles.step}
        aria-label={t('kiosk.delivery.fewer')}
        onClick={() => onChange(Math.max(1, count - 1))}
      >
        <IconMinus stroke={2} aria-hidden="true" />
      </button>
      <output className={styles.figure} aria-live="polite">
        {count}
      </output>
      <button
        type="button"
        className={styles.step}
        aria-label={t('kiosk.delivery.more')}
        onClick={() => onChange(Math.min(mostParcels, count + 1))}
      >
        <IconPlus stroke={2} aria-hidden="true" />
      </button>
    </div>
  )
}
