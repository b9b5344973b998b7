import { type Problem, ProblemSummary } from '../problem-summary.tsx'
import styles from './desk-error-summary.module.css'

export type DeskProblem = Problem

/** The desk's error summary. */
export function DeskErrorSummary(props: { problems: DeskProblem[]; attempt?: number }) {
  return <ProblemSummary {...props} styles={styles} />
}
