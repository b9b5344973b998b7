import { IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './person-steps.module.css'

export type PersonStep = {
  state: 'done' | 'now' | 'next' | 'stopped'
  /** "Dan Osei asked" */
  title: ReactNode
  detail?: ReactNode
  /** A quoted reason, or the buttons of the one who may decide. */
  children?: ReactNode
}

/** What needs two people, step by step: who asked, who decides, how long it can be stopped, what follows. */
export function PersonSteps({ steps }: { steps: PersonStep[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map((step, at) => (
        <li key={at} className={styles.step} aria-current={step.state === 'now' ? 'step' : undefined}>
          <StepMark state={step.state} number={at + 1} />
          <div className={styles.words}>
            <p className={styles.title}>{step.title}</p>
            {step.detail && <p className={styles.detail}>{step.detail}</p>}
            {step.children}
          </div>
        </li>
      ))}
    </ol>
  )
}

function StepMark({ state, number }: { state: PersonStep['state']; number: number }) {
  const { t } = useTranslation()
  const spoken = {
    done: t('ui.desk.stepDone'),
    now: t('ui.desk.stepNow'),
    next: t('ui.desk.stepNumber', { number }),
    stopped: t('ui.desk.stepStopped'),
  }
  return (
    <span className={styles.mark} data-state={state}>
      <span className="foyer-hidden">{spoken[state]}: </span>
      <span aria-hidden="true">
        {state === 'done' && <IconCheck size={20} stroke={2.4} />}
        {state === 'stopped' && <IconX size={20} stroke={2.4} />}
        {(state === 'now' || state === 'next') && number}
      </span>
    </span>
  )
}
