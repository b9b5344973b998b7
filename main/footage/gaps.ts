import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import type { CoverageDetail } from './coverage-detail.ts'
import type { GapStore } from './gap-store.ts'
import { clip } from './segment-rules.ts'
import type { Watched } from './watched.ts'

const longest = 62 * 86_400_000

/** Gaps as people explain them, for as long as their time is shown. */
export function createGaps(
  world: World,
  deps: { audit: Audit; holds: HoldPredicate; gaps: GapStore; watched: Watched; detail: CoverageDetail },
) {
  const { audit, holds, gaps, watched, detail } = deps

  const verbs: Pick<Services['coverage'], 'explain'> = {
    /** Refuses `camera-unknown`, `gap-none` where nothing is missing, `gap-words` where no reason fits and none is told. */
    explain: (caller, { cameraId, fromAt, toAt, reason, text }) =>
      world.db.transaction(() => {
        const [camera] = watched([cameraId]).cameras
        if (!camera) throw new AppError('not_found', 'camera-unknown')
        if (reason === 'other' && text.length < 10)
          throw new AppError('invalid', 'gap-words', {}, { text: 'gap-words' })
        const [span] = toAt - fromAt <= longest ? clip([{ fromAt, toAt }], camera.watch) : []
        if (!span || detail(cameraId, camera.watch, span).gaps.length === 0) throw new AppError('conflict', 'gap-none')
        const explainedAt = world.clock.now()
        const id = gaps.insert({ cameraId, ...span, reason, text, explainedBy: caller.staff!.id, explainedAt })
        audit.record(caller, 'gap.explained', {
          subject: 'camera',
          subjectId: cameraId,
          detail: { explanation: id, reason },
        })
        world.db.afterCommit(() => world.events.changed('footage'))
        return { id }
      }),
  }

  return {
    verbs,
    /** Explanations of what lies past the horizon go with the footage around them; a hold that touches one keeps it. */
    removeDue: (caller: Caller): { removed: number } =>
      world.db.transaction(() => {
        const due = gaps
          .listEnded(watched([]).horizonAt)
          .filter(({ cameraId, fromAt, toAt }) => holds.ofCamera(cameraId, fromAt, toAt).length === 0)
        for (const { id } of due) gaps.remove(id)
        if (due.length > 0) audit.record(caller, 'gap_explanations.removed', { detail: { explanations: due.length } })
        return { removed: due.length }
      }),
  }
}
