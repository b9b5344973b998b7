import { type Problem, ProblemSummary } from '../problem-summary.tsx'
import styles from './kiosk-error-summary.module.css'

export type { Problem } from '../problem-summary.tsx'

/** The kiosk's error summary. */
export function ErrorSummary(props: { problems: Problem[]; attempt?: number }) {
  return <ProblemSummary {...props} styles={styles} />
}
