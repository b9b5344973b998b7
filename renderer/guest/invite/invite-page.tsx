import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isolated } from '../../../shared/isolated.ts'
import { longDate } from '../../ui/dates.ts'
import { PersonName } from '../../ui/person-name.tsx'
import { GuestFrame } from '../guest-frame.tsx'
import frame from '../guest.module.css'
import { troubleWords } from '../trouble-words.ts'
import { InviteForm } from './invite-form.tsx'
import styles from './invite-page.module.css'
import { type HostView, useHostLink } from './use-host-link.ts'

/** A host invites their own visitors by the link that they were sent, and sees nobody else's. */
export function InvitePage({ token }: { token: string }) {
  const { t } = useTranslation()
  const { view, refusal, busy, look, invite, cancel } = useHostLink(token)
  const [invited, setInvited] = useState<{ times: number; name: string }>({ times: 0, name: '' })

  if (refusal?.key === 'link-unknown') {
    return (
      <GuestFrame organisation={view?.organisation} title={t('messages.invite.gone')}>
        <p className={frame.text}>{t('messages.invite.goneText')}</p>
      </GuestFrame>
    )
  }
  if (!view) {
    if (!refusal) return <GuestFrame title={t('messages.page.looking')} />
    return (
      <GuestFrame title={t('messages.page.lost')}>
        <p className={frame.text}>{troubleWords(t, refusal)}</p>
        <div className={frame.actions}>
          <button type="button" className={frame.action} data-look="sill" onClick={look}>
            {t('messages.page.again')}
          </button>
        </div>
      </GuestFrame>
    )
  }
  return (
    <GuestFrame
      organisation={view.organisation}
      title={t('messages.invite.title')}
      lead={t('messages.invite.lead', { host: isolated(view.host) })}
    >
      {invited.times > 0 && <Invited key={invited.times} name={invited.name} />}
      <InviteForm
        key={`form ${invited.times}`}
        view={view}
        refusal={refusal}
        busy={busy}
        onSend={async (guest) => {
          if (await invite(guest)) setInvited(({ times }) => ({ times: times + 1, name: guest.name }))
        }}
      />
      <OwnVisitors view={view} busy={busy} onCancel={(id) => void cancel(id)} />
      <p className={frame.small}>{t('messages.invite.small')}</p>
    </GuestFrame>
  )
}

function Invited({ name }: { name: string }) {
  const { t } = useTranslation()
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => said.current?.focus(), [])
  return (
    <p className={styles.invited} ref={said} tabIndex={-1}>
      {t('messages.invite.done', { name: isolated(name.trim()) })}
    </p>
  )
}

type OwnProps = { view: HostView; busy: boolean; onCancel: (invitationId: number) => void }

/** Cancelling asks once more, in its own place. */
function OwnVisitors({ view: { rows, timeZone }, busy, onCancel }: OwnProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<number | null>(null)
  if (rows.length === 0) return null
  return (
    <section className={styles.own}>
      <h2>{t('messages.invite.own')}</h2>
      <ul>
        {rows.map(({ id, name, company, expectedOn, from, until, state }) => (
          <li key={id}>
            <div>
              <strong>
                <PersonName>{name}</PersonName>
              </strong>
              {company && (
                <>
                  <br />
                  <bdi>{company}</bdi>
                </>
              )}
              <br />
              {t('messages.invitation.times', { day: longDate(expectedOn, timeZone), from, until })}
              <br />
              <span className={styles.state}>{t(`messages.invite.state.${state}`)}</span>
            </div>
            {state === 'expected' && (
              <button
                type="button"
                className={styles.cancel}
                data-asked={asked === id ? '' : undefined}
                disabled={busy}
                onClick={() => (asked === id ? onCancel(id) : setAsked(id))}
              >
                {t(asked === id ? 'messages.invite.cancelSure' : 'messages.invite.cancel')}{' '}
                <span className="foyer-hidden">{name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
